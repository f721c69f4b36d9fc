import { webkit } from './webkit';
import { testEngine } from './suite';

testEngine(webkit);
