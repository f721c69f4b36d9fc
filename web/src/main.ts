import './labs/define';
import { watchOutline } from './page/outline';
import { watchPageLinks } from './page/links';
import { watchScrollers } from './page/scrollers';

watchOutline();
watchScrollers();
watchPageLinks();
