import { chromium } from './chromium';
import { testEngine } from './suite';

testEngine(chromium);
