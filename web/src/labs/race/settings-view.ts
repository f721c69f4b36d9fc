import { msg } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult, nothing } from 'lit';

import type { Catalog, Spec } from '../../engine/contract';
import type { Deeds } from './deeds';

export interface SettingsScene {
  readonly catalog: Catalog;
  readonly spec: Spec;
  readonly surfaceErrors: Readonly<Record<string, string>>;
  knob(id: string): TemplateResult | typeof nothing;
}

/** What all racers share: the surface, how long, how noisy; who else races. */
export function settingsView(scene: SettingsScene, deeds: Deeds): TemplateResult {
  const { catalog, spec, surfaceErrors, knob } = scene;
  return html`<div class="panel" role="group" aria-labelledby="race-settings" data-control="theRace">
    <h3 id="race-settings">${msg('The race')}</h3>
    <descent-part
      .catalog=${catalog}
      family="surface"
      name="surface"
      label=${msg('surface')}
      .value=${spec['surface'] ?? null}
      .errors=${surfaceErrors}
      @descent-change=${deeds.changeSurface}
    ></descent-part>
    <div class="row" data-parameter="racers" data-label=${msg('Which optimizers race')}>${adder(catalog, deeds)}</div>
    <div class="knobs">${knob('noise')} ${knob('steps')}</div>
    <details>
      <summary>${msg('more')}</summary>
      <div class="knobs">${knob('start')} ${knob('radius')} ${knob('seed')}</div>
      <button type="button" @click=${() => deeds.nextSeed()}>${msg('New noise: next seed')}</button>
    </details>
  </div>`;
}

function adder(catalog: Catalog, deeds: Deeds): TemplateResult {
  return html`<select
    class="act"
    aria-label=${msg('Add a racer')}
    ?disabled=${deeds.full}
    @change=${(event: Event) => {
      const list = event.target as HTMLSelectElement;
      if (list.value) void deeds.add(list.value);
      list.value = '';
    }}
  >
    <option value="">${deeds.full ? msg('No more room') : `+ ${msg('add a racer')}`}</option>
    ${catalog['optimizer']?.parts.map(({ id, title }) => html`<option value=${id}>${title}</option>`)}
  </select>`;
}
