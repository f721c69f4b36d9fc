export { embeddable, site } from '../place';
