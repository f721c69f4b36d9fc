import { define } from './elements/define';
import { ThemeSwitch } from './elements/theme-switch';
import { watchLabs } from './labs/watch';
import { startLanguage } from './language/load';
import { watchLanguages } from './page/languages';
import { watchOutline } from './page/outline';
import { tellProblem, watchPageLinks } from './page/links';
import { keepOffline } from './page/offline';
import { watchProgress } from './page/progress';
import { watchScrollers } from './page/scrollers';
import { parseHash } from './state/url';

watchOutline();
watchLanguages();
void startLanguage(parseHash(location.hash).lang).then((missing) => {
  define(ThemeSwitch.tag, ThemeSwitch);
  watchScrollers();
  watchProgress();
  watchPageLinks();
  if (missing !== '') tellProblem(missing);
  watchLabs();
  keepOffline();
});
