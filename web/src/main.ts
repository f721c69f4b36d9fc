import { define } from './elements/define';
import { ThemeSwitch } from './elements/theme-switch';
import { watchLabs } from './labs/watch';
import { watchOutline } from './page/outline';
import { watchPageLinks } from './page/links';
import { keepOffline } from './page/offline';
import { watchProgress } from './page/progress';
import { watchScrollers } from './page/scrollers';

define(ThemeSwitch.tag, ThemeSwitch);
watchOutline();
watchProgress();
watchScrollers();
watchPageLinks();
watchLabs();
keepOffline();
