/** What a poster is drawn with: the same shapes as the pictures that a lab hands out. */
export * from '../../src/charts/svg';
