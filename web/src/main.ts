import './labs/define';
import { watchOutline } from './page/outline';
import { watchPageLinks } from './page/links';

watchOutline();
watchPageLinks();
