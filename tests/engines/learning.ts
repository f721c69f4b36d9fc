import { expect } from 'vitest';
import { theLab } from './labs';
import type { EnginePage, Find } from './page';

const text = (find: Find, selector: string): string =>
  find(selector)
    .map(({ innerText }) => innerText)
    .join(' ');

/** A network learns from its first weights on while it is watched, and is taken back. */
export async function learnInPlayground(page: EnginePage): Promise<void> {
  await page.open('labs/playground.html');
  const story = (): Promise<string> => page.evaluate(text, '.story');
  await expect.poll(story).toMatch(/^After 1000 updates/);
  await page.press(['main', 'descent-player', 'input[type=range]'], 'Home');
  await expect.poll(story).toMatch(/^Before the first update/);
  await page.press(['main', 'descent-player', 'input[type=range]'], 'ArrowRight', 'ArrowRight');
  await expect.poll(story).toMatch(/^After 2 updates/);
  const there = await page.evaluate(weights, theLab);
  await page.click(['main', 'descent-player', '.primary']);
  await expect.poll(story).toMatch(/^After ([3-9]|\d\d+) updates/);
  await page.press(['main', 'descent-player', 'input[type=range]'], 'Home', 'ArrowRight', 'ArrowRight');
  await expect.poll(story).toMatch(/^After 2 updates/);
  expect(await page.evaluate(weights, theLab)).toEqual(there);
}

/** A network learns to read, and reads a line that is drawn with the pointer. */
export async function readDigit(page: EnginePage): Promise<void> {
  await page.open('labs/digits.html');
  const answer = (): Promise<string> => page.evaluate(text, '.answer');
  await expect.poll(answer, { timeout: 60_000 }).toMatch(/reads: 3/);
  await page.click(['main', '[data-do=clear]']);
  await expect.poll(answer).toBe('');
  await page.drag(['main', 'descent-drawing', '.square'], [0.5, 0.15], [0.46, 0.85]);
  await expect.poll(answer, { timeout: 60_000 }).toMatch(/reads: 1/);
}

/** Every weight and bias, to the last bit. Runs in the page. */
function weights(find: Find, labOf: typeof theLab): number[] {
  interface Table {
    readonly id: string;
    column(id: string): Float64Array;
  }
  const { result } = labOf(find) as unknown as { readonly result?: { readonly tables: readonly Table[] } };
  const tables = result?.tables.filter(({ id }) => id.startsWith('layer') && id !== 'layers') ?? [];
  return tables.flatMap((table) => [...table.column('value')]);
}
