import { html } from 'lit';
import type { nothing } from 'lit';
import type { TemplateResult } from 'lit';

import type { Change } from '../../elements/change';
import type { Catalog, Spec } from '../../engine/contract';

export interface SettingsScene {
  readonly catalog: Catalog;
  readonly spec: Spec;
  readonly errors: Readonly<Record<string, string>>;
  readonly surfaceErrors: Readonly<Record<string, string>>;
  readonly full: boolean;
  knob(id: string): TemplateResult | typeof nothing;
}

export interface SettingsDeeds {
  surface(event: CustomEvent<Change>): void;
  add(id: string): void;
  fairRates(): void;
  newSeed(): void;
}

/** What all racers share: the surface, how long, how noisy; who else races. */
export function settingsView(scene: SettingsScene, deeds: SettingsDeeds): TemplateResult {
  const { catalog, spec, surfaceErrors, full, knob } = scene;
  return html`<section class="panel" aria-labelledby="race-settings">
    <h3 id="race-settings">The race</h3>
    <descent-part
      .catalog=${catalog}
      family="surface"
      name="surface"
      label="surface"
      .value=${spec['surface'] ?? null}
      .errors=${surfaceErrors}
      @descent-change=${deeds.surface}
    ></descent-part>
    <div class="row">
      ${adder(catalog, full, deeds)}
      <button
        type="button"
        title="Tries many rates for each racer and keeps the one that arrives first"
        @click=${deeds.fairRates}
      >
        Fair rates: everybody’s best
      </button>
    </div>
    <div class="knobs">${knob('noise')} ${knob('steps')}</div>
    <details>
      <summary>more</summary>
      <div class="knobs">${knob('start')} ${knob('radius')} ${knob('seed')}</div>
      <button type="button" @click=${deeds.newSeed}>New noise: next seed</button>
    </details>
  </section>`;
}

function adder(catalog: Catalog, full: boolean, deeds: SettingsDeeds): TemplateResult {
  return html`<select
    aria-label="Add a racer"
    ?disabled=${full}
    @change=${(event: Event) => {
      const list = event.target as HTMLSelectElement;
      if (list.value) deeds.add(list.value);
      list.value = '';
    }}
  >
    <option value="">${full ? 'No more room' : '+ add a racer'}</option>
    ${catalog['optimizer']?.parts.map(({ id, title }) => html`<option value=${id}>${title}</option>`)}
  </select>`;
}
