import { define } from './elements/define';
import { ThemeSwitch } from './elements/theme-switch';
import { keepOffline } from './page/offline';
import { watchOutline } from './page/outline';
import { watchScrollers } from './page/scrollers';

// A page beside the lessons: it has no labs, and all of it is readable without this script.
define(ThemeSwitch.tag, ThemeSwitch);
watchOutline();
watchScrollers();
keepOffline();
