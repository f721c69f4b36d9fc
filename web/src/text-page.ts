import { define } from './elements/define';
import { ThemeSwitch } from './elements/theme-switch';
import { startLanguage } from './language/load';
import { keepOffline } from './page/offline';
import { watchLanguages } from './page/languages';
import { watchOutline } from './page/outline';
import { watchScrollers } from './page/scrollers';

// A page beside the lessons: it has no labs, and all of it is readable without this script.
watchOutline();
watchLanguages();
void startLanguage().then(() => {
  define(ThemeSwitch.tag, ThemeSwitch);
  watchScrollers();
  keepOffline();
});
