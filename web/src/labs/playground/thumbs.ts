import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';

import { lookOf } from '../../charts/decision-map/types';
import { setStyle } from '../../charts/set-style';
import type { Catalog, Descriptor, Spec } from '../../engine/contract';
import type { Result } from '../../engine/result';

/** The datasets that are drawn in a plane. */
export function datasetsOf(catalog: Catalog): readonly Descriptor[] {
  const parts = catalog['dataset']?.parts ?? [];
  return parts.filter(({ parameters }) => parameters.some(({ id }) => id === 'seed'));
}

/** What a thumbnail is drawn from: some of the examples, and nothing learned. */
const thumbSpec = (id: string): Spec => ({
  experiment: 'training',
  ...{ data: { id, examples: 90 }, hidden: [], steps: 0, examples: true, weights: false },
});

/** The thumbnails of all datasets, drawn one after another. */
export class Thumbs {
  all: ReadonlyMap<string, Result> = new Map();

  constructor(
    private readonly run: (name: string, spec: Spec) => Promise<Result | undefined>,
    private readonly changed: () => void,
  ) {}

  async draw(catalog: Catalog): Promise<void> {
    for (const { id } of datasetsOf(catalog)) {
      const result = await this.run(`thumb-${id}`, thumbSpec(id));
      if (result) this.all = new Map(this.all).set(id, result);
      this.changed();
    }
  }
}

const side = 44;

/** The examples of a dataset, small. */
export function thumbView(result: Result | undefined): TemplateResult {
  const table = result?.tables.find(({ id }) => id === 'examples');
  if (!table?.has('x.1')) return html`<svg class="thumb" viewBox="0 0 ${side} ${side}" aria-hidden="true"></svg>`;
  const [x, y, target] = [table.column('x.0'), table.column('x.1'), table.column('y.0')];
  let reach = 0;
  for (let k = 0; k < x.length; k++) reach = Math.max(reach, Math.abs(x[k] ?? 0), Math.abs(y[k] ?? 0));
  const at = (value: number): string => (side / 2 + (value / reach) * (side / 2 - 4)).toFixed(1);
  const classes = target.every((value) => Number.isInteger(value));
  // Of numbers, the sign.
  const groups = new Map<number, string>();
  for (let k = 0; k < x.length; k++) {
    const value = target[k] ?? 0;
    const group = classes ? value : Number(value > 0);
    groups.set(group, `${groups.get(group) ?? ''}M${at(x[k] ?? 0)} ${at(-(y[k] ?? 0))}h0`);
  }
  return html`<svg class="thumb" viewBox="0 0 ${side} ${side}" aria-hidden="true">
    ${[...groups].map(([group, path]) => svg`<path d=${path} ${setStyle({ stroke: `var(${lookOf(group).color})` })}></path>`)}
  </svg>`;
}
