import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import type { ContourOverlays, StartDetail } from '../../charts/contour';
import { formatNumber } from '../../charts/line-chart/format';
import { listed } from '../../language/words';
import type { LogBar } from '../../charts/log-bars';
import type { Side } from './sides';
import { looks, nameOf, rowAt } from './sides';
import { needed, outcome, slopes } from './words';

const symbols = ['w₁', 'w₂'] as const;

export interface SideScene {
  readonly side: Side;
  readonly title: string;
  readonly index: number;
  readonly overlays: ContourOverlays;
  /** Of the axis of the slopes, the same for both. */
  readonly slopeRange: readonly [number, number];
  readonly start: readonly [number, number];
  /** The walk to come stays hidden. */
  readonly open: boolean;
  /** Whether it may be said how many steps there would be in all. */
  readonly told: boolean;
  move(detail: StartDetail): void;
}

export function sideView(scene: SideScene): TemplateResult {
  const { side, title, index, start } = scene;
  return html`<section class="half" data-side=${side.id} aria-label=${title}>
    <h3><span class="swatch ${side.id}" aria-hidden="true"></span>${title}</h3>
    <descent-contour
      .region=${side.region}
      .grid=${side.grid}
      .lowest=${side.pins[0]?.value ?? NaN}
      .pins=${side.pins}
      .paths=${[side.path]}
      .index=${index}
      .future=${!scene.open}
      .selected=${side.id}
      .overlays=${scene.overlays}
      .start=${start}
      .maxHeight=${400}
      .xName=${side.xName}
      .yName=${side.yName}
      .symbols=${symbols}
      .startName=${
        side.id === 'raw'
          ? msg('Start of both walks, on the raw inputs')
          : msg('Start of both walks, on the scaled inputs')
      }
      .fixed=${true}
      @descent-start=${(event: CustomEvent<StartDetail>) => {
        event.stopPropagation();
        scene.move(event.detail);
      }}
      @descent-pick=${(event: Event) => event.stopPropagation()}
    ></descent-contour>
    ${slopesView(scene)} ${factsView(side, scene.told)}
  </section>`;
}

function slopesView({ side, index, slopeRange }: SideScene): TemplateResult {
  const row = rowAt(side, index);
  const bar = (label: string, id: string): LogBar => ({
    label,
    value: side.walk.at(id, row),
    color: looks[side.id].color,
  });
  const inputs = nameOf(side.id);
  const step = formatNumber(row);
  return html`<descent-log-bars
      .name=${msg(str`Slope of the loss in each weight, ${inputs}, step ${step}`)}
      .range=${slopeRange}
      .bars=${[bar('w₁', 'slope.x'), bar('w₂', 'slope.y')]}
    ></descent-log-bars>
    <p class="ratio muted">${slopes(side, index)}</p>`;
}

const fact = (name: string, symbol: string, value: string, note = ''): TemplateResult =>
  html`<div>
    <dt>${name} ${symbol ? html`<descent-formula .latex=${symbol}></descent-formula>` : nothing}</dt>
    <dd>${value}${note ? html`<small>${note}</small>` : nothing}</dd>
  </div>`;

function factsView(side: Side, told: boolean): TemplateResult {
  const number = (id: string): string => formatNumber(side.at(id), 3);
  const valley = side.at('valley');
  const times = formatNumber(valley, 2);
  const shape = Number.isFinite(valley) ? msg(str`a contour line is ${times} times as long as wide`) : '';
  const all = told ? needed(side) : '';
  const rate = number('rate');
  return html`<dl class="facts">
    ${fact(msg('Condition number'), '\\kappa', number('condition'), shape)}
    ${fact(msg('Walk'), '', outcome(side), all ? msg(str`it needs ${all}`) : '')}
    ${fact(msg('Curvatures'), '', listed([number('lambdaMax'), number('lambdaMin')]), msg('largest and smallest'))}
    ${fact(msg('Largest stable rate'), '', number('stableRate'), msg(str`the rate here is ${rate}`))}
  </dl>`;
}
