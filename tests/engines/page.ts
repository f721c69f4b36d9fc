import { expect } from 'vitest';
import type { Driver, Key, Point } from './driver';

/** Every element that fits, also within shadow roots, in the order of the document. Runs in the page. */
export type Find = (selector: string, within?: ParentNode) => HTMLElement[];

const find = `function find(selector, within = document) {
  const found = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches(selector)) found.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  if (within.shadowRoot) walk(within.shadowRoot);
  walk(within);
  return found;
}`;

/** A page in some engine. Selectors reach into shadow roots, but not across one: "descent-knob input" finds nothing. */
export class EnginePage {
  constructor(
    readonly driver: Driver,
    /** The address of the page's folder. */
    readonly site: string,
  ) {}

  open(path: string): Promise<void> {
    return this.driver.open(this.site + path);
  }

  /** The answer of a function that runs in the page; it may use nothing but its arguments: JSON, or functions like it. */
  async evaluate<Result, Arguments extends readonly unknown[]>(
    within: (find: Find, ...args: Arguments) => Result | Promise<Result>,
    ...args: Arguments
  ): Promise<Result> {
    return parsed<Result>(await this.driver.evaluate(call(within, args)));
  }

  /** A click in the middle of what can be seen of that kind, or so far from it as shares of its size say. */
  async click(path: Path, [x, y]: Point = [0.5, 0.5]): Promise<void> {
    await this.driver.point(await this.place(path, [x, y]));
  }

  /** From one place on it, in shares of its size, to another. */
  async drag(path: Path, from: Point, to: Point): Promise<void> {
    const begin = await this.place(path, from);
    await this.driver.point(begin, await this.place(path, to));
  }

  /** Keys, one after another, for what is there of that kind. */
  async press(path: Path, ...keys: readonly Key[]): Promise<void> {
    await expect
      .poll(() => this.evaluate(focusOn, path, seen), { message: `${path.join(' ')} has the focus` })
      .toBe(true);
    for (const key of keys) await this.driver.press(key);
  }

  /** Where it is in the window, once it stays there and nothing lies over it. */
  private async place(path: Path, share: Point): Promise<Point> {
    let at: Point | null = null;
    await expect
      .poll(async () => (at = await this.evaluate(placeOf, path, share, seen)), {
        message: `${path.join(' ')} can be pointed at`,
      })
      .not.toBeNull();
    return at ?? [0, 0];
  }

  /** What has gone wrong on the page that is open, and in the engine since it was last asked. */
  async troubles(): Promise<readonly string[]> {
    const seen = await this.evaluate(() => (window as unknown as { troubles?: string[] }).troubles ?? ['unwatched']);
    return [...this.driver.complaints.splice(0), ...seen];
  }
}

/** Selectors, each within what the one before has found: "descent-player", ".primary". */
export type Path = readonly string[];

/** The first of that kind that can be seen. Runs in the page. */
export function seen(find: Find, path: readonly string[]): HTMLElement | undefined {
  const within = (places: readonly ParentNode[], [selector, ...rest]: readonly string[]): HTMLElement[] => {
    const found = places.flatMap((place) => find(selector ?? '', place));
    return rest.length === 0 ? found : within(found, rest);
  };
  return within([document], path).find((each) => each.checkVisibility() && !each.matches(':disabled, [inert] *'));
}

/** Runs in the page. */
function focusOn(find: Find, path: readonly string[], first: typeof seen): boolean {
  const element = first(find, path);
  element?.focus();
  // Not :focus, which there is only in a window that has it, and which window that is nobody says on a screen without a manager.
  return element !== undefined && (element.getRootNode() as Document | ShadowRoot).activeElement === element;
}

/** Null while it is not there, moves, or is covered. Runs in the page. */
async function placeOf(
  find: Find,
  path: readonly string[],
  [shareX, shareY]: readonly [number, number],
  first: typeof seen,
): Promise<readonly [number, number] | null> {
  const element = first(find, path);
  if (!element) return null;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
  await frame();
  const before = element.getBoundingClientRect();
  await frame();
  const { left, top, width, height } = element.getBoundingClientRect();
  if (left !== before.left || top !== before.top) return null;
  const [x, y] = [left + shareX * width, top + shareY * height];
  let hit = document.elementFromPoint(x, y);
  for (let deeper = hit; deeper?.shadowRoot;) {
    deeper = deeper.shadowRoot.elementFromPoint(x, y);
    if (!deeper || deeper === hit) break;
    hit = deeper;
  }
  for (let up: Node | null = hit; up; up = up.parentNode ?? (up instanceof ShadowRoot ? up.host : null))
    if (up === element) return [x, y];
  return null;
}

const call = (within: unknown, args: readonly unknown[]): string =>
  `(${String(within)})(${[find, ...args.map(source)].join(', ')})`;

const source = (argument: unknown): string =>
  typeof argument === 'function' ? `(${String(argument)})` : JSON.stringify(argument);

/** Nothing crosses as null. */
const parsed = <Result>(json: string | undefined | null): Result => JSON.parse(json ?? 'null') as Result;
