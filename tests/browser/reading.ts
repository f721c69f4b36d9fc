/* What runs in the page, for readers.test.ts: it is handed over as text, so nothing here may refer to anything outside. */

/** What stands there, or would be read out, that no reader was meant to meet: "[object Object]", "NaN", "undefined". */
export function nonsense(): readonly string[] {
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
  const heard = ['aria-label', 'aria-description', 'aria-valuetext', 'aria-valuenow', 'title', 'placeholder', 'alt'];
  return all(document.body)
    .filter((each) => !each.matches('script, style, code, pre, code *, pre *'))
    .flatMap((each) => {
      const own = [...each.childNodes].map((node) => (node instanceof Text ? node.data : '')).join(' ');
      const typed = each instanceof HTMLInputElement || each instanceof HTMLTextAreaElement ? each.value : '';
      const said = [own, typed, ...heard.map((name) => each.getAttribute(name) ?? '')];
      return said
        .filter((text) => /\[object|\bNaN\b|\bundefined\b/.test(text))
        .map((text) => `${each.localName}: ${text}`);
    });
}

export interface Charts {
  /** Which charts say nothing with a number in it, of what they show now. */
  readonly silent: readonly string[];
  readonly all: readonly string[];
  /** Those that can be listened to. */
  readonly heard: readonly string[];
  /** How many tables of numbers there are. */
  readonly tables: number;
}

/** The charts in sight, and what there is for whoever can't see them. */
export function charts(): Charts {
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
  const names = [
    ...['line-chart', 'contour', 'basin-map', 'ridges', 'decision-map', 'comb', 'dot-strips', 'interval-chart'],
    ...['rate-strip', 'plane', 'little-net', 'network-diagram', 'cell-matrix', 'dial', 'class-bars', 'log-bars'],
  ].map((name) => `descent-${name}`);
  const inSight = all(document.body).filter((each) => names.includes(each.localName) && each.checkVisibility());
  const words = (chart: Element): string =>
    all(chart.shadowRoot ?? chart)
      .map((each) =>
        [
          ...['aria-label', 'aria-valuetext'].map((name) => each.getAttribute(name) ?? ''),
          each.matches('.hidden-visually, figcaption, td') ? (each.textContent ?? '') : '',
        ].join(' '),
      )
      .join(' ');
  const listens = (chart: Element): boolean =>
    chart.shadowRoot?.querySelector('descent-listen')?.shadowRoot?.querySelector('button') instanceof HTMLElement;
  return {
    all: inSight.map(({ localName }) => localName),
    silent: inSight.filter((chart) => !/\p{Nd}/u.test(words(chart))).map(({ localName }) => localName),
    heard: inSight.filter(listens).map(({ localName }) => localName),
    tables: all(document.body).filter(
      (each) => each.localName === 'descent-data-table' && each.shadowRoot?.querySelector('summary') !== null,
    ).length,
  };
}
