import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { BasinPin } from '../../charts/basin-map';
import { stepsOfShade, shades } from '../../charts/basin-map/shades';
import { formatNumber } from '../../charts/line-chart/format';
import type { End } from './map';
import { swatch } from './share-view';
import { otherName, pinName } from './words';

/** With more minima than this, their numbers stand in the table only. */
const handful = 8;

/** One for both maps: what the colours mean, and how pale is how late. */
export function legendView(pins: readonly BasinPin[], steps: number): TemplateResult {
  const other = (kind: 'away' | 'nowhere' | 'lost'): TemplateResult =>
    html`<li>${swatch({ kind, minimum: NaN })}<span>${otherName(kind, steps)}</span></li>`;
  return html`<div
    class="legend"
    role="group"
    aria-label=${msg('What the colours mean')}
    data-control="whatTheColoursMean"
  >
    <ul>
      ${
        pins.length <= handful
          ? pins.map(
              (pin, minimum) =>
                html`<li>
                  ${swatch({ kind: 'minimum', minimum })}<b>${pin.number}</b> <span>${pinName(pin, pins)}</span>
                </li>`,
            )
          : html`<li>
              ${pins.slice(0, handful).map((_, minimum) => swatch({ kind: 'minimum', minimum }))}
              <span>${manyText(pins.length)}</span>
            </li>`
      }
      ${pins.length === 0 ? other('away') : nothing} ${other('nowhere')} ${other('lost')}
    </ul>
    ${rampView(pins.length === 0 ? { kind: 'away', minimum: NaN } : { kind: 'minimum', minimum: 0 }, steps)}
  </div>`;
}

function manyText(count: number): string {
  const [minima, colours] = [formatNumber(count), formatNumber(handful)];
  return msg(str`${minima} minima, ${colours} colours in turn; a ring around the global one`);
}

/** From full colour to pale, with the steps written where they fall. */
function rampView(end: Pick<End, 'kind' | 'minimum'>, steps: number): TemplateResult {
  const at = [0, 0.25, 0.5, 0.75, 1];
  return html`<div class="ramp">
    <span id="ramp-name"
      >${end.kind === 'away' ? msg('steps to get away (root scale)') : msg('steps to arrive (root scale)')}</span
    >
    <div class="ramp-bar ${end.kind}" aria-hidden="true"></div>
    <div class="ramp-ticks">
      ${at.map((share) => html`<span>${formatNumber(Math.round(stepsOfShade(share * shades, steps)))}</span>`)}
    </div>
  </div>`;
}
