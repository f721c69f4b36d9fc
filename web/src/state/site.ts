export { site } from '../place';
