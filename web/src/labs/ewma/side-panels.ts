import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { ReachDetail } from '../../charts/comb';
import { formatNumber } from '../../charts/line-chart/format';
import type { PlayheadDetail, Range } from '../../charts/line-chart';
import type { Picture } from './picture';
import { placeOf, startUp } from './series';
import { betaText, percent, startWords } from './words';
import { stepName, stepsText } from './steps';
import { short } from '../../elements/numbers';

/** The kernel by itself: what each earlier value weighs. The edge of its reach is a handle for β. */
export function memoryPanel(picture: Picture, row: number, stretch: (detail: ReachDetail) => void): TemplateResult {
  const { series, kernel, reachText, window, result } = picture;
  const width = short(window);
  const describe = (age: number): string => {
    const at = row - age;
    if (at < 0) return series.dated ? msg('before the first day') : msg('before the first step');
    return `${formatNumber(series.value[at] ?? NaN, 3)}${series.unit ? ` ${series.unit}` : ''} (${placeOf(series, at)})`;
  };
  return html`<div class="panel">
    <h3>${msg('What it remembers')}</h3>
    <p class="muted">
      ${series.dated ? msg('Each bar is a day’s weight.') : msg('Each bar is a step’s weight.')} ${reachWords(picture)}
      ${msg('Drag its edge to change β.')}
    </p>
    <descent-comb
      .kernel=${kernel}
      ?dated=${series.dated}
      .reachText=${reachText}
      .reachLabel=${msg('Reach, 1/(1 − β)')}
      .label=${msg('weight')}
      .outlineLabel=${msg(str`mean of ${width}`)}
      .describe=${describe}
      .summary=${memoryWords(picture)}
      @descent-reach=${(event: CustomEvent<ReachDetail>) => stretch(event.detail)}
    >
      <descent-data-table slot="table" .caption=${msg('weights')} .table=${result.table('kernel')}></descent-data-table>
    </descent-comb>
  </div>`;
}

const insideOf = ({ result }: Picture): number => result.table('facts').at('insideWindow', 0);

function reachWords(picture: Picture): string {
  const [reach, inside] = [stepsText(picture.kernel.reach, picture.series.dated), percent(insideOf(picture))];
  return Number.isNaN(insideOf(picture))
    ? msg(str`The shaded reach is ${reach} long.`)
    : msg(str`The shaded reach is ${reach} long, which holds ${inside} of the weight.`);
}

/** The comb in words. */
function memoryWords(picture: Picture): string {
  const { series, kernel, window, beta } = picture;
  const [which, newest, width] = [betaText(beta), percent(kernel.weights[0] ?? NaN), short(window)];
  return [
    series.dated
      ? msg(str`Weights for ${which}, falling with age; the newest day weighs ${newest}.`)
      : msg(str`Weights for ${which}, falling with age; the newest step weighs ${newest}.`),
    reachWords(picture),
    ...(kernel.outline
      ? [
          series.dated
            ? msg(str`The plain mean of ${width} weighs its days alike.`)
            : msg(str`The plain mean of ${width} weighs its steps alike.`),
        ]
      : []),
  ].join(' ');
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
    <h3>${msg('How it starts')}</h3>
    <p class="muted">${startWords(series, told)}</p>
    <descent-line-chart
      id="start"
      .heading=${msg('How it starts')}
      .lines=${start}
      .height=${260}
      .xKind=${series.dated ? 'date' : 'number'}
      .xLabel=${stepName(series.dated)}
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
