import './text-page';
import { startLanguage } from './language/load';
import { watchExamples } from './page/examples';

void startLanguage().then(watchExamples);
