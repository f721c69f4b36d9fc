import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import type { ContourOverlays } from '../../charts/contour';
import { setStyle } from '../../charts/set-style';
import { formatNumber } from '../../charts/line-chart/format';
import type { Catalog, Value } from '../../engine/contract';
import type { Deeds } from './deeds';
import type { KnobMark } from '../../elements/knob-views';
import { markOf } from '../racers/mark';
import { looksAhead } from '../racers/paths';
import { quantityOf } from '../racers/racer';
import type { Racer } from '../racers/racer';
import { stateView } from './state-view';

export interface RacerScene {
  readonly catalog: Catalog;
  readonly racer: Racer;
  /** As the knobs show it. */
  readonly value: Value;
  readonly errors: Readonly<Record<string, string>>;
  readonly index: number;
  readonly overlays: ContourOverlays;
  overlay(kind: keyof ContourOverlays, shown: boolean): void;
}

/** The chosen racer: its knobs, what is drawn at its ball, its rule with the numbers of this step. */
export function racerView(scene: RacerScene, deeds: Deeds): TemplateResult {
  const { catalog, racer, index } = scene;
  return html`<section class="panel" aria-labelledby="chosen">
    <h3 id="chosen" ${setStyle({ color: `var(${racer.ink})` })}>${markOf(racer)} ${racer.label}</h3>
    <descent-part
      .catalog=${catalog}
      family="optimizer"
      name=${`racers.${racer.index}`}
      label=${msg('rule')}
      .value=${scene.value}
      .errors=${scene.errors}
      .marks=${limits(racer, index)}
      @descent-change=${deeds.changeRacer}
    ></descent-part>
    ${stability(racer)}
    <div class="row">
      <button type="button" data-control="itsBestRateHere" @click=${() => void deeds.fairRate(racer.index)}>
        ${msg('Its best rate here')}
      </button>
      <button
        type="button"
        data-control="duplicate"
        aria-disabled=${deeds.full}
        @click=${() => deeds.duplicate(racer.index)}
      >
        ${msg('Duplicate')}
      </button>
      <button
        type="button"
        data-control="remove"
        aria-disabled=${deeds.alone}
        @click=${() => deeds.remove(racer.index)}
      >
        ${msg('Remove')}
      </button>
    </div>
    ${overlayChoices(scene)} ${stateView(racer, index)}
  </section>`;
}

/** On the slider of its rate: how large it may be where the surface curves as it does at the playhead. */
function limits({ table }: Racer, index: number): Readonly<Record<string, readonly KnobMark[]>> {
  const row = Math.max(0, Math.min(index, table.rows - 1));
  const value = table.at('stableRate', row);
  const curvature = table.column('curvature');
  const everywhere = curvature.every((each) => Math.abs(each - (curvature[0] ?? NaN)) <= 1e-9 * Math.abs(each));
  const step = formatNumber(row);
  const label = everywhere ? msg('stable up to') : msg(str`at the curvature here, step ${step}, stable up to`);
  return { learningRate: [{ value, label }] };
}

function stability({ stableRate, curvature }: Racer): TemplateResult | typeof nothing {
  if (!Number.isFinite(stableRate)) return nothing;
  const most = formatNumber(curvature, 3);
  const rate = formatNumber(stableRate, 3);
  return html`<p class="muted">
    ${msg(str`The surface curved by up to λmax = ${most} on its way; there, rates up to ${rate} hold.`)}
  </p>`;
}

function overlayChoices({ racer, overlays, overlay }: RacerScene): TemplateResult {
  const velocity = quantityOf(racer, 'velocity');
  const squares = quantityOf(racer, 'squares');
  const choices: readonly (readonly [keyof ContourOverlays, string])[] = [
    ['gradient', `→ ${msg('downhill')}`],
    ...(velocity ? [['velocity', `⇢ ${velocity.label}`] as const] : []),
    ...(squares ? [['squares', `□ ${squares.label}`] as const] : []),
    ...(looksAhead(racer) ? [['lookAhead', `○ ${msg('look-ahead point')}`] as const] : []),
  ];
  return html`<fieldset class="overlays" data-control="atItsBallOnTheMap">
    <legend>${msg('At its ball on the map')}</legend>
    ${choices.map(
      ([kind, label]) =>
        html`<label>
          <input
            type="checkbox"
            .checked=${overlays[kind]}
            @change=${(event: Event) => overlay(kind, (event.target as HTMLInputElement).checked)}
          />
          ${label}
        </label>`,
    )}
  </fieldset>`;
}
