import { expect } from 'vitest';
import { theLab } from './labs';
import { seen, type EnginePage, type Find, type Path } from './page';

/*
 * A lab that has been opened is operated as readers do, by real keys and a real pointer, and what they do is seen: in the
 * lab, in the address, and again after the page was loaded anew.
 */
export async function operate(page: EnginePage, name: string): Promise<void> {
  // Cards to bet on, and nothing to set.
  if (name !== 'formulas') {
    await setByKey(page, name);
    await loadAgain(page, name);
  }
  await play(page, name);
  await guess(page, name);
}

/** What arrows set: a knob, unless the lab shows none at first. */
export const knob: Path = ['main', 'descent-knob', 'input[type=range]'];
const others: Readonly<Record<string, Path>> = {
  downhill: ['main', 'descent-contour', 'input[type=range]'],
  scaling: ['main', 'g[role=slider]'],
};

/** What stands folded away at first. */
const folds: Readonly<Record<string, Path>> = { claims: ['main', 'details.more > summary'] };
/** What is asked before the answer is seen. */
const questions = '[data-guess], .guess button, .guess input[type=radio], [data-answer]';

async function setByKey(page: EnginePage, name: string): Promise<void> {
  const fold = folds[name];
  if (fold) await page.press(fold, 'Enter');
  const before = await page.evaluate(state, theLab);
  const path = others[name] ?? knob;
  // Once, for an engine may take its time; away from its end, and where it is work, to less of it.
  const left = name === 'claims' || (await page.evaluate(atEnd, path, seen));
  await page.press(path, left ? 'ArrowLeft' : 'ArrowRight');
  await expect
    .poll(() => page.evaluate(state, theLab).then(({ settings }) => settings), {
      message: `${name}: a key sets something`,
    })
    .not.toBe(before.settings);
  const changed = (): Promise<readonly boolean[]> =>
    page.evaluate(state, theLab).then(({ hash, seen }) => [hash !== before.hash, seen !== before.seen]);
  await expect.poll(changed, { message: `${name}: the address has it, and the lab shows it` }).toEqual([true, true]);
}

async function loadAgain(page: EnginePage, name: string): Promise<void> {
  // The address waits for the last of several changes.
  let last = '';
  const hash = async (): Promise<boolean> => {
    const before = last;
    last = (await page.evaluate(state, theLab)).hash;
    return last === before;
  };
  await expect.poll(hash, { interval: 400 }).toBe(true);
  const { settings } = await page.evaluate(state, theLab);
  await page.driver.reload();
  const again = (): Promise<readonly string[]> =>
    page.evaluate(state, theLab).then(
      (now) => [now.settings, now.hash],
      () => [],
    );
  await expect.poll(again, { message: `${name}: the same after it was loaded anew` }).toEqual([settings, last]);
}

async function play(page: EnginePage, name: string): Promise<void> {
  const player: Path = ['main', 'descent-player'];
  if ((await page.evaluate(playhead, theLab)) === null) return;
  await page.press([...player, 'input[type=range]'], 'Home');
  const where = (): Promise<number | null> => page.evaluate(playhead, theLab).then((now) => now?.index ?? null);
  await expect.poll(where, { message: `${name}: to the start` }).toBe(0);
  await page.click([...player, '.primary']);
  await expect.poll(where, { message: `${name}: it plays` }).toBeGreaterThan(0);
  await page.press([...player, 'input[type=range]'], 'Home');
  const rests = (): Promise<unknown> => page.evaluate(playhead, theLab);
  await expect.poll(rests, { message: `${name}: it rests` }).toEqual({ index: 0, playing: false });
}

async function guess(page: EnginePage, name: string): Promise<void> {
  const before = await page.evaluate(verdict, theLab, questions);
  if (before === null) return;
  await page.click(['main', questions]);
  await expect
    .poll(() => page.evaluate(verdict, theLab, questions), { message: `${name}: a guess is judged`, timeout: 60_000 })
    .not.toBe(before);
}

/** Runs in the page. */
function state(
  find: Find,
  lab: typeof theLab,
): { readonly settings: string; readonly hash: string; readonly seen: string } {
  const element = lab(find) as (HTMLElement & { readonly settings?: unknown }) | undefined;
  if (!element) throw new Error('There is no lab yet.');
  const drawn = find('canvas, svg, td, output, p', element).map((each) =>
    each instanceof HTMLCanvasElement ? (each.width > 0 ? each.toDataURL() : '') : each.outerHTML,
  );
  const bytes = new TextEncoder().encode(drawn.join());
  let seen = 0;
  for (const byte of bytes) seen = (Math.imul(seen, 31) + byte) | 0;
  return { settings: JSON.stringify(element.settings), hash: location.hash, seen: String(seen) };
}

/** Runs in the page. */
function atEnd(find: Find, path: Path, first: typeof seen): boolean {
  const slider = first(find, path);
  if (slider instanceof HTMLInputElement) return slider.value === slider.max;
  return slider?.getAttribute('aria-valuenow') === slider?.getAttribute('aria-valuemax');
}

/** Runs in the page. */
function playhead(find: Find, lab: typeof theLab): { readonly index: number; readonly playing: boolean } | null {
  const [player] = find('descent-player', lab(find)) as (HTMLElement & { index: number; playing: boolean })[];
  return player ? { index: player.index, playing: player.playing } : null;
}

/** What is said of guesses; null where nothing is asked. Runs in the page. */
function verdict(find: Find, lab: typeof theLab, asked: string): string | null {
  if (find(asked, lab(find)).length === 0) return null;
  return find('.guess, .verdict, [data-guessed], [data-verdict]', lab(find))
    .map(({ innerText }) => innerText)
    .join();
}
