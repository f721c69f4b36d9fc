import type { Result } from './result';

/** Fowler, Noll and Vo's FNV-1a, over 32 bits. */
const prime = 0x01000193;
const starts = [0x811c9dc5, 0x2fe0cb57] as const;

/** What stands for every missing number: a NaN may have many bit patterns, which mean the same. */
const missing = 0x7ff80000;

/**
 * Sixteen digits that say which result this is: two checksums over the tables' names and every bit of every number. Not for
 * keeping secrets, but a single bit that is another gives other digits.
 */
export function fingerprint({ tables }: Result): string {
  const sums: [number, number] = [...starts];
  const add = (word: number): void => {
    sums[0] = Math.imul(sums[0] ^ word, prime);
    // In another order, so that the two are not one.
    sums[1] = Math.imul(sums[1], prime) ^ word;
    sums[0] ^= sums[0] >>> 15;
    sums[1] ^= sums[1] >>> 13;
  };
  for (const table of tables) {
    for (const character of `${table.id} ${table.rows}`) add(character.codePointAt(0) ?? 0);
    for (const { id } of table.columns) {
      for (const character of id) add(character.codePointAt(0) ?? 0);
      const numbers = table.column(id).slice();
      const words = new Uint32Array(numbers.buffer);
      numbers.forEach((number, k) => {
        const none = Number.isNaN(number);
        add(none ? 0 : (words[2 * k] ?? 0));
        add(none ? missing : (words[2 * k + 1] ?? 0));
      });
    }
  }
  return sums.map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
}
