import type { Driver } from './driver';

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

  /** What has gone wrong on the page that is open, and in the engine since it was last asked. */
  async troubles(): Promise<readonly string[]> {
    const seen = await this.evaluate(() => (window as unknown as { troubles?: string[] }).troubles ?? ['unwatched']);
    return [...this.driver.complaints.splice(0), ...seen];
  }
}

const call = (within: unknown, args: readonly unknown[]): string =>
  `(${String(within)})(${[find, ...args.map(source)].join(', ')})`;

const source = (argument: unknown): string =>
  typeof argument === 'function' ? `(${String(argument)})` : JSON.stringify(argument);

/** Nothing crosses as null. */
const parsed = <Result>(json: string | undefined | null): Result => JSON.parse(json ?? 'null') as Result;
