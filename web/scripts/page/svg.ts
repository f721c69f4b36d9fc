/** What a poster is drawn with: the same shapes as the pictures that a lab hands out. */
export * from '../../src/charts/svg';

/** The size of letters at which words fit into so much room: other languages take more of it than English. */
export function sizeFor(words: string, room: number, most = 13): number {
  // A Chinese character is as wide as it is high, any other letter little more than half.
  const widths = [...words].map((letter) => (/\p{Script=Han}/u.test(letter) ? 1 : 0.58));
  const width = widths.reduce((sum, each) => sum + each, 0);
  return Math.min(most, Math.floor((10 * room) / Math.max(width, 1)) / 10);
}
