import './text-page';
import { watchExamples } from './page/examples';

watchExamples();
