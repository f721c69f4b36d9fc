import { html, type TemplateResult } from 'lit';
import type { ReachDetail } from '../../charts/comb';
import { formatNumber } from '../../charts/line-chart/format';
import type { PlayheadDetail, Range } from '../../charts/line-chart';
import type { Picture } from './picture';
import { placeOf, startUp } from './series';
import { counted } from '../../elements/counted';
import { percent, startWords } from './words';

/** The kernel by itself: what each earlier value weighs. The edge of its reach is a handle for β. */
export function memoryPanel(picture: Picture, row: number, stretch: (detail: ReachDetail) => void): TemplateResult {
  const { series, kernel, reachText, window, result, beta } = picture;
  const inside = result.table('facts').at('insideWindow', 0);
  const describe = (age: number): string => {
    const at = row - age;
    if (at < 0) return `before the first ${series.step}`;
    return `${formatNumber(series.value[at] ?? NaN, 3)}${series.unit ? ` ${series.unit}` : ''} (${placeOf(series, at)})`;
  };
  const holds = Number.isNaN(inside) ? '' : `, which holds ${percent(inside)} of the weight`;
  return html`<div class="panel">
    <h3>What it remembers</h3>
    <p class="muted">
      Each bar is a ${series.step}’s weight. The shaded reach is ${counted(kernel.reach, series.step)} long${holds}.
      Drag its edge to change β.
    </p>
    <descent-comb
      .kernel=${kernel}
      ?dated=${series.dated}
      .reachText=${reachText}
      .reachLabel=${'Reach, 1/(1 − β)'}
      .label=${'weight'}
      .outlineLabel=${`mean of ${window}`}
      .describe=${describe}
      .summary=${
        `Weights for β = ${beta}, falling with age; the newest ${series.step} weighs ${percent(kernel.weights[0] ?? NaN)}. ` +
        `${reachText}${holds}.${kernel.outline ? ` The plain mean of ${window} weighs its ${series.step}s alike.` : ''}`
      }
      @descent-reach=${(event: CustomEvent<ReachDetail>) => stretch(event.detail)}
    >
      <descent-data-table slot="table" .caption=${'weights'} .table=${result.table('kernel')}></descent-data-table>
    </descent-comb>
  </div>`;
}

/** As long as this share of the weight lies on the starting zero, the start-up isn't over. */
const settled = 0.01;

/** The start of the curve, with and without correction, close up. */
export function startPanel(picture: Picture, row: number, moveTo: (x: number) => void): TemplateResult {
  const { series, start } = picture;
  const end = startUp(series, settled);
  const last = Math.min(series.rows - 1, Math.max(9, Math.round(end * 1.15)));
  const xWindow: Range = [series.x[0] ?? 0, series.x[last] ?? 1];
  // The playhead tells as long as it is here; else the place where half the start-up is over.
  const told = row <= last ? row : Math.min(last, startUp(series, 0.5));
  return html`<div class="panel">
    <h3>How it starts</h3>
    <p class="muted">${startWords(series, told)}</p>
    <descent-line-chart
      id="start"
      .lines=${start}
      .height=${260}
      .xKind=${series.dated ? 'date' : 'number'}
      .xLabel=${series.step}
      .yLabel=${series.name + (series.unit ? ` (${series.unit})` : '')}
      .xWindow=${xWindow}
      .yInclude=${[0]}
      .playhead=${row <= last ? (series.x[row] ?? null) : null}
      .summary=${startWords(series, told)}
      @descent-playhead=${(event: CustomEvent<PlayheadDetail>) => {
        event.stopPropagation();
        moveTo(event.detail.x);
      }}
    ></descent-line-chart>
  </div>`;
}
