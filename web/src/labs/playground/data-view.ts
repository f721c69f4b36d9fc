import { html } from 'lit';
import type { TemplateResult } from 'lit';

import type { Catalog, Descriptor, Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { isGroup } from '../../state/tree';
import type { Change } from '../../elements/change';
import { thumbView } from './thumbs';

export interface DataScene {
  readonly catalog: Catalog;
  readonly data: Value | undefined;
  readonly datasets: readonly Descriptor[];
  readonly thumbs: ReadonlyMap<string, Result>;
  readonly errors: Readonly<Record<string, string>>;
  choose(id: string): void;
  redraw(): void;
  change(event: CustomEvent<Change>): void;
}

/** Which examples, and their knobs. */
export function dataView(scene: DataScene): TemplateResult {
  const { catalog, data, datasets, thumbs, errors } = scene;
  const id = isGroup(data) ? data['id'] : data;
  return html`<div class="sets" role="group" aria-label="Examples">
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
    </div>
    <descent-part
      fixed
      .catalog=${catalog}
      family="dataset"
      name="data"
      .value=${data}
      .errors=${errors}
      .inSight=${['examples', 'noise', 'spread']}
      @descent-change=${(event: CustomEvent<Change>) => scene.change(event)}
    ></descent-part>
    <button type="button" class="new-points" @click=${() => scene.redraw()}>Draw other points</button>`;
}
