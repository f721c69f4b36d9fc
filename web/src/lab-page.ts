import { define } from './elements/define';
import { ThemeSwitch } from './elements/theme-switch';
import { watchLabs } from './labs/watch';
import { startLanguage } from './language/load';
import { tellProblem, watchPageLinks } from './page/links';
import { watchLanguages } from './page/languages';
import { keepOffline } from './page/offline';
import { parseHash } from './state/url';

// One lab on a page of its own, which a link to it unfolds from: what stands behind the # is not sent to a server.
watchLanguages();
void startLanguage(parseHash(location.hash).lang).then((missing) => {
  define(ThemeSwitch.tag, ThemeSwitch);
  watchPageLinks();
  if (missing !== '') tellProblem(missing);
  watchLabs();
  keepOffline();
});

const lessons = document.querySelector<HTMLAnchorElement>('[data-lessons]');
/** Whoever goes on takes the present state along. */
const leadOn = (): void => {
  if (lessons && location.hash !== '') lessons.hash = location.hash;
};
for (const event of ['pointerenter', 'focus', 'click']) lessons?.addEventListener(event, leadOn);
