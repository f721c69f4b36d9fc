import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import type { UnitPlace, WeightDetail } from '../../charts/network-diagram';
import { formatNumber } from '../../charts/line-chart/format';
import type { Catalog, Parameter } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { counted } from '../../language/numbers';
import { isGroup } from '../../state/tree';
import { inputName, type Picture } from './network';
import { mostLayers, mostUnits } from './preset';

export interface NetworkScene {
  readonly catalog: Catalog;
  readonly result: Result;
  readonly picture: Picture;
  readonly features: readonly string[];
  readonly hidden: readonly number[];
  readonly weightRange: readonly [number, number];
  readonly selected: UnitPlace | null;
  readonly summary: string;
  /** Parts that all layers share. */
  readonly kinds: readonly Parameter[];
  exchange(id: string, part: string): void;
  toggle(feature: string): void;
  shape(hidden: readonly number[]): void;
  edit(detail: WeightDetail): void;
  select(place: UnitPlace | null): void;
}

/** A chip for each feature, with its picture; one stays. */
export function featuresView({ catalog, result, features, toggle }: NetworkScene): TemplateResult {
  const [first = '', second = ''] = ['x1', 'x2'].map((id) => inputName(result, id));
  return html`<div class="features" role="group" aria-label=${msg('Features')} data-control="features">
    <span class="probe" hidden></span>
    ${(catalog['feature']?.parts ?? []).map(
      ({ id, title, help }) =>
        html`<button
          type="button"
          class="feature"
          data-feature=${id}
          title=${help}
          aria-pressed=${features.includes(id)}
          @click=${() => toggle(id)}
        >
          <canvas data-picture=${id} aria-hidden="true"></canvas><span>${title}</span>
        </button>`,
    )}
    ${first && second ? html`<p class="muted names">x₁: ${first}, x₂: ${second}</p>` : nothing}
  </div>`;
}

/** How many layers, by plus and minus. */
export function layersView({ hidden, shape }: NetworkScene): TemplateResult {
  const last = hidden.at(-1);
  const count = formatNumber(hidden.length);
  return html`<div class="layers" role="group" aria-label=${msg('Hidden layers')} data-control="hiddenLayers">
    <button
      type="button"
      class="icon"
      aria-label=${msg('One hidden layer less')}
      aria-disabled=${hidden.length === 0}
      @click=${() => (hidden.length > 0 ? shape(hidden.slice(0, -1)) : undefined)}
    >
      −
    </button>
    <output aria-live="off">
      ${counted(hidden.length, msg(str`${count} hidden layer`), msg(str`${count} hidden layers`))}
    </output>
    <button
      type="button"
      class="icon"
      aria-label=${msg('One hidden layer more')}
      aria-disabled=${hidden.length >= mostLayers}
      @click=${() => (hidden.length < mostLayers ? shape([...hidden, last ?? 4]) : undefined)}
    >
      +
    </button>
  </div>`;
}

/** What the units make of their sums, and what happens between the layers. */
export function kindsView({ catalog, kinds, result, exchange }: NetworkScene): TemplateResult {
  return html`<div class="kinds">
    ${kinds.map(({ id, label, family }) => {
      const value = result.spec[id];
      const chosen = isGroup(value) ? value['id'] : value;
      return html`<label>
        <span>${label}</span>
        <select
          data-kind=${id}
          data-control=${id}
          @change=${(event: Event) => exchange(id, (event.target as HTMLSelectElement).value)}
        >
          ${(catalog[family]?.parts ?? []).map(
            (part) => html`<option value=${part.id} .selected=${part.id === chosen}>${part.title}</option>`,
          )}
        </select>
      </label>`;
    })}
  </div>`;
}

/** Above each hidden layer: how many units, by plus and minus. */
function unitsView({ hidden, shape }: NetworkScene): readonly TemplateResult[] {
  return hidden.map((units, l) => {
    const set = (to: number): void => shape(hidden.map((old, k) => (k === l ? to : old)));
    const layer = formatNumber(l + 1);
    return html`<div
      class="units"
      slot=${`above-${l + 1}`}
      role="group"
      aria-label=${msg(str`Units of layer ${layer}`)}
      data-control="unitsOfLayer"
    >
      <button
        type="button"
        class="icon"
        aria-label=${msg(str`One unit more in layer ${layer}`)}
        aria-disabled=${units >= mostUnits}
        @click=${() => (units < mostUnits ? set(units + 1) : undefined)}
      >
        +
      </button>
      <button
        type="button"
        class="icon"
        aria-label=${msg(str`One unit less in layer ${layer}`)}
        aria-disabled=${units <= 1}
        @click=${() => (units > 1 ? set(units - 1) : undefined)}
      >
        −
      </button>
    </div>`;
  });
}

export function diagramView(scene: NetworkScene): TemplateResult {
  const { picture, result, weightRange, selected, summary } = scene;
  const { x, y } = result.tables.find(({ id }) => id === 'map')?.layout ?? {};
  return html`<descent-network-diagram
    .layers=${picture.layers}
    .weights=${picture.weights}
    .plane=${x && y ? { x, y } : null}
    .unitSize=${48}
    .editable=${true}
    .weightRange=${weightRange}
    .selected=${selected}
    .summary=${summary}
    .hint=${msg('Point at a line or a unit, or tap it, for its numbers. Press a unit to set its weights by hand, or drag a line up and down; with a finger, tap it first.')}
    @descent-unit=${(event: CustomEvent<UnitPlace | null>) => {
      event.stopPropagation();
      scene.select(event.detail);
    }}
    @descent-weight=${(event: CustomEvent<WeightDetail>) => {
      event.stopPropagation();
      scene.edit(event.detail);
    }}
  >
    ${unitsView(scene)}
  </descent-network-diagram>`;
}
