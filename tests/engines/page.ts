import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Driver, Point } from './driver';

const screenshots = fileURLToPath(new URL('./screenshots', import.meta.url));

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

  async evaluateInFrame<Result, Arguments extends readonly unknown[]>(
    frame: number,
    within: (find: Find, ...args: Arguments) => Result | Promise<Result>,
    ...args: Arguments
  ): Promise<Result> {
    return parsed<Result>(await this.driver.evaluate(call(within, args), frame));
  }

  /** Brings the first element that fits into view; where its middle is. */
  async middleOf(selector: string): Promise<Point> {
    const point = await this.evaluate((all, wanted) => {
      const [element] = all(wanted).filter((each) => each.getClientRects().length > 0);
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = element?.getBoundingClientRect();
      return box ? ([box.x + box.width / 2, box.y + box.height / 2] as const) : null;
    }, selector);
    if (!point) throw new Error(`Nothing is seen that is called ${selector}.`);
    return point;
  }

  async click(selector: string): Promise<void> {
    await this.driver.point([await this.middleOf(selector)]);
  }

  async focus(selector: string): Promise<void> {
    const focused = await this.evaluate((all, wanted) => {
      const [element] = all(wanted).filter((each) => each.getClientRects().length > 0);
      element?.focus();
      return element?.matches(':focus, :focus-within') ?? false;
    }, selector);
    if (!focused) throw new Error(`Nothing that is called ${selector} takes the focus.`);
  }

  /** What has gone wrong on the page that is open, and in the engine since it was last asked. */
  async troubles(): Promise<readonly string[]> {
    const seen = await this.evaluate(() => (window as unknown as { troubles?: string[] }).troubles ?? ['unwatched']);
    return [...this.driver.complaints.splice(0), ...seen];
  }

  async screenshot(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    writeFileSync(join(screenshots, `${name}.png`), await this.driver.screenshot());
  }
}

const call = (within: unknown, args: readonly unknown[]): string =>
  `(${String(within)})(${[find, ...args.map(source)].join(', ')})`;

const source = (argument: unknown): string =>
  typeof argument === 'function' ? `(${String(argument)})` : JSON.stringify(argument);

/** Nothing crosses as null. */
const parsed = <Result>(json: string | undefined | null): Result => JSON.parse(json ?? 'null') as Result;
