import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import type { Catalog, Descriptor, Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { isGroup } from '../../state/tree';
import type { Change } from '../../elements/change';
import { columnIds, ownColumnsView } from '../own-examples';
import { own } from './preset';
import { thumbView } from './thumbs';

export interface DataScene {
  readonly catalog: Catalog;
  readonly result: Result;
  readonly data: Value | undefined;
  readonly datasets: readonly Descriptor[];
  readonly thumbs: ReadonlyMap<string, Result>;
  readonly errors: Readonly<Record<string, string>>;
  /** `own` is one’s own table. */
  choose(id: string): void;
  redraw(): void;
  /** Of one’s own table: which columns are inputs and target, and whether the target names classes. */
  columns(inputs: readonly Value[], target: Value): void;
  settle(targets: string): void;
  change(event: CustomEvent<Change>): void;
}

/** Which examples, and their knobs. */
export function dataView(scene: DataScene): TemplateResult {
  const { data, datasets, thumbs } = scene;
  const id = isGroup(data) ? data['id'] : data;
  return html`<div class="sets" role="group" aria-label=${msg('Examples')} data-control="examples">
      ${datasets.map(
        (set) =>
          html`<button
            type="button"
            class="set"
            data-set=${set.id}
            aria-pressed=${set.id === id}
            title=${set.help}
            @click=${() => scene.choose(set.id)}
          >
            ${thumbView(thumbs.get(set.id))}<span>${set.title}</span>
          </button>`,
      )}
      <button
        type="button"
        class="set"
        data-set=${own}
        aria-pressed=${id === own}
        title=${msg('A CSV file of your own, or a table that you paste')}
        @click=${() => scene.choose(own)}
      >
        <span>${msg('Your own table')}</span>
      </button>
    </div>
    ${id === own ? nothing : drawnView(scene)}`;
}

/** The knobs of a dataset that is drawn. */
function drawnView(scene: DataScene): TemplateResult {
  const { catalog, data, errors } = scene;
  return html`<descent-part
      fixed
      .catalog=${catalog}
      family="dataset"
      name="data"
      .value=${data}
      .errors=${errors}
      .inSight=${['examples', 'noise', 'spread']}
      @descent-change=${(event: CustomEvent<Change>) => scene.change(event)}
    ></descent-part>
    <button type="button" class="new-points" data-control="drawOtherPoints" @click=${() => scene.redraw()}>
      ${msg('Draw other points')}
    </button>`;
}

/** The table itself, its columns by their names, and what becomes of gaps; it needs more room than a column has. */
export function ownView(scene: DataScene): TemplateResult | typeof nothing {
  const { catalog, data, errors } = scene;
  if ((isGroup(data) ? data['id'] : data) !== own) return nothing;
  return html`<section class="column" aria-labelledby="own-title">
    <h3 id="own-title">${msg('Your own table')}</h3>
    <descent-part
      fixed
      .catalog=${catalog}
      family="dataset"
      name="data"
      .value=${data}
      .errors=${errors}
      .without=${columnIds}
      @descent-change=${(event: CustomEvent<Change>) => scene.change(event)}
    ></descent-part>
    ${ownColumnsView({
      ...{ result: scene.result, data, errors },
      parameters: catalog['dataset']?.parts.find((part) => part.id === own)?.parameters ?? [],
      choose: (inputs, target) => scene.columns(inputs, target),
      settle: (targets) => scene.settle(targets),
    })}
  </section>`;
}
