import { define } from './elements/define';
import { ThemeSwitch } from './elements/theme-switch';
import { watchLabs } from './labs/watch';
import { watchPageLinks } from './page/links';
import { keepOffline } from './page/offline';

// One lab on a page of its own, which a link to it unfolds from: what stands behind the # is not sent to a server.
define(ThemeSwitch.tag, ThemeSwitch);
watchPageLinks();
watchLabs();
keepOffline();

const lessons = document.querySelector<HTMLAnchorElement>('[data-lessons]');
/** Whoever goes on takes the present state along. */
const leadOn = (): void => {
  if (lessons && location.hash !== '') lessons.hash = location.hash;
};
for (const event of ['pointerenter', 'focus', 'click']) lessons?.addEventListener(event, leadOn);
