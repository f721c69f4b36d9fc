import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { BasinPin } from '../../charts/basin-map';
import { formatNumber } from '../../charts/line-chart/format';
import { setStyle } from '../../charts/set-style';
import { counted } from '../../language/numbers';
import { withheldView } from '../withheld';
import { colorOf } from './map';
import type { End } from './map';
import { percent } from './words';

/** With more kinds of ends than this, the small ones are told together. */
const most = 7;

const group = (name: string, content: TemplateResult): TemplateResult =>
  html`<div
    class="shares"
    role="group"
    aria-label=${msg(str`Share of the starts, ${name}`)}
    data-control="shareOfTheStarts"
  >
    ${content}
  </div>`;

/** In its place, as long as it would answer what is asked. */
export const coveredShareView = (name: string, show: () => void): TemplateResult =>
  group(
    name,
    html`<div class="bar covered" aria-hidden="true">?</div>
      ${withheldView(msg('The shares are shown with the answer.'), show)}`,
  );

/** How many of the starts end where: one bar for all of them, and its parts by name. */
export function shareView(ends: readonly End[], pins: readonly BasinPin[], name: string): TemplateResult {
  const there = ends.filter(({ share }) => share > 0);
  const named = [...there].sort((a, b) => b.share - a.share).slice(0, there.length > most + 1 ? most : most + 1);
  const others = there.filter((end) => !named.includes(end));
  return group(
    name,
    html`<div class="bar" aria-hidden="true">
        ${there.map(
          (end) =>
            html`<span
              class="part ${end.kind}"
              ${setStyle({ 'flex-grow': String(end.share), 'background-color': `var(${colorOf(end)})` })}
            ></span>`,
        )}
      </div>
      <ul>
        ${[...named]
          .sort((a, b) => ends.indexOf(a) - ends.indexOf(b))
          .map(
            (end) =>
              html`<li data-end=${endId(end)}>
                ${swatch(end)}<span>${endName(end, pins)}</span> <b>${percent(end.share)}</b>
              </li>`,
          )}
        ${
          others.length > 0
            ? html`<li class="muted">
                ${othersText(others.length)} <b>${percent(others.reduce((sum, { share }) => sum + share, 0))}</b>
              </li>`
            : nothing
        }
      </ul>`,
  );
}

function othersText(count: number): string {
  const others = formatNumber(count);
  return counted(count, msg(str`${others} other`), msg(str`${others} others`));
}

/** "minimum-1", "lost": for whoever looks for one. */
const endId = ({ kind, minimum }: End): string => (kind === 'minimum' ? `minimum-${minimum + 1}` : kind);

function endName({ kind, minimum }: End, pins: readonly BasinPin[]): string {
  const short = { away: msg('got away'), nowhere: msg('none'), lost: msg('lost') };
  return kind === 'minimum' ? String(pins[minimum]?.number ?? '') : short[kind];
}

export function swatch(end: Pick<End, 'kind' | 'minimum'>): TemplateResult {
  return html`<span
    class="swatch ${end.kind}"
    aria-hidden="true"
    ${setStyle({ 'background-color': `var(${colorOf(end)})` })}
  ></span>`;
}
