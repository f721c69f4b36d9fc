// For the test that drives the page: what a script of the page has by an import.
import { load } from './node_modules/descent-lab/dist/descent-lab.js';

globalThis.load = load;
