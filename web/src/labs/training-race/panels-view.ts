import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { setStyle } from '../../charts/set-style';
import type { Change } from '../../elements/change';
import type { Catalog, Value } from '../../engine/contract';
import { markOf } from '../racers/mark';
import type { Runner } from './runners';

export interface RacerPanel {
  readonly catalog: Catalog;
  readonly runner: Runner;
  /** As the knobs show it. */
  readonly value: Value;
  readonly errors: Readonly<Record<string, string>>;
  readonly full: boolean;
  readonly alone: boolean;
}

export interface RacerDeeds {
  /** The reader is about to set something here: it stays this racer's panel, whoever comes to lead meanwhile. */
  hold(): void;
  change(event: CustomEvent<Change>): void;
  fairRate(): void;
  duplicate(): void;
  remove(): void;
}

/** The chosen racer: its rule, its knobs, whether it stays. */
export function racerPanel(
  { catalog, runner, value, errors, full, alone }: RacerPanel,
  deeds: RacerDeeds,
): TemplateResult {
  return html`<section class="panel" aria-labelledby="chosen" @focusin=${deeds.hold}>
    <h3 id="chosen" ${setStyle({ color: `var(${runner.ink})` })}>${markOf(runner)} ${runner.label}</h3>
    <descent-part
      .catalog=${catalog}
      family="optimizer"
      name=${`racers.${runner.index}`}
      label=${msg('rule')}
      .value=${value}
      .errors=${errors}
      @descent-change=${deeds.change}
    ></descent-part>
    <div class="row">
      <button type="button" data-control="itsBestRateHere" @click=${deeds.fairRate}>
        ${msg('Its best rate here')}
      </button>
      <button type="button" data-control="duplicate" aria-disabled=${full} @click=${deeds.duplicate}>
        ${msg('Duplicate')}
      </button>
      <button type="button" data-control="remove" aria-disabled=${alone} @click=${deeds.remove}>
        ${msg('Remove')}
      </button>
    </div>
  </section>`;
}

/** Who else could race. */
export function adder(catalog: Catalog, full: boolean, add: (id: string) => void): TemplateResult {
  return html`<select
    class="act"
    aria-label=${msg('Add a racer')}
    data-control="addARacer"
    ?disabled=${full}
    @change=${(event: Event) => {
      const list = event.target as HTMLSelectElement;
      if (list.value) add(list.value);
      list.value = '';
    }}
  >
    <option value="">${full ? msg('No more room') : msg('+ add a racer')}</option>
    ${catalog['optimizer']?.parts.map(({ id, title }) => html`<option value=${id}>${title}</option>`) ?? nothing}
  </select>`;
}
