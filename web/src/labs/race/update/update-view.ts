import { msg, str } from '@lit/localize';
import { html, mathml, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import type { Table } from '../../../engine/result';
import { formatNumber } from '../../../charts/line-chart/format';
import { scroller } from '../../../elements/scroller';
import { setStyle } from '../../../charts/set-style';
import { markOf } from '../../racers/mark';
import type { Racer } from '../../racers/racer';
import { parseExpression } from '../../../elements/formula-text/expression';
import type { SlowMotion } from './slow-motion';
import { typeset } from '../../../elements/formula-text/typeset';
import type { Writer } from '../../../elements/formula-text/typeset';
import { workingsOf } from './workings';
import type { Working } from './workings';
import { numberMath, numbersIn, symbolMath, symbolsOf } from '../../../elements/formula-text/write';

export interface UpdateScene {
  readonly racer: Racer;
  /** The core's table of its updates; undefined while it is being computed. */
  readonly table: Table | undefined;
  readonly index: number;
  readonly motion: SlowMotion;
}

/** The row that shows how the racer came to where the playhead is; at the start, its first update. */
export function updateRow(table: Table, index: number): number {
  return Math.max(0, Math.min(index - 1, table.rows - 1));
}

interface Pair {
  readonly k: number;
  readonly x: Working | undefined;
  readonly y: Working | undefined;
}

/** The small steps of both coordinates: the same ones, but for a rule that lets one of the two rest. */
function pairs({ part, settings }: Racer, table: Table | undefined, row: number): readonly Pair[] {
  if (!table || row < 0) return [];
  const x = workingsOf(part, settings, table, row, 'x');
  const y = workingsOf(part, settings, table, row, 'y');
  const steps = [...new Set([...x, ...y].map(({ k }) => k))].sort((a, b) => a - b);
  return steps.map((k) => ({ k, x: x.find((one) => one.k === k), y: y.find((one) => one.k === k) }));
}

/** How many small steps the update under the playhead has. */
export function smallSteps({ racer, table, index }: Pick<UpdateScene, 'racer' | 'table' | 'index'>): number {
  return table && table.rows > 0 ? pairs(racer, table, updateRow(table, index)).length : 0;
}

/** One update, opened: every small step with its sentence, its formula, and the same with the very numbers. */
export function updateView({ racer, table, index, motion }: UpdateScene): TemplateResult {
  const { part } = racer;
  const row = table && table.rows > 0 ? updateRow(table, index) : -1;
  const both = pairs(racer, table, row);
  const current = both[motion.at]?.k;
  return html`<section class="update" aria-labelledby="update">
    <div class="chart-head">
      <h3 id="update" ${setStyle({ color: `var(${racer.ink})` })}>
        ${markOf(racer)} ${racer.label}: ${title(index, row, table)}
      </h3>
      ${controls(motion, row >= 0)}
    </div>
    <ol>
      ${both.map(({ x: across, y: up }) => {
        const one = across ?? up;
        return one ? step(one, across, up, symbolsOf(part), stateOf(one.k, current)) : nothing;
      })}
    </ol>
  </section>`;
}

function title(index: number, row: number, table: Table | undefined): string {
  if (row < 0) return table ? msg('no update was made') : msg('inside one update');
  if (index === 0) return msg('inside the first update, still to come');
  const step = formatNumber(row + 1);
  return index > row + 1 ? msg(str`inside its last update, step ${step}`) : msg(str`inside step ${step}`);
}

function controls(motion: SlowMotion, ready: boolean): TemplateResult {
  return html`<div class="row act" role="group" aria-label=${msg('Slow motion')} data-control="slowMotion" dir="ltr">
    <button type="button" aria-disabled=${!ready} aria-label=${msg('Small step back')} @click=${() => motion.back()}>
      ←
    </button>
    <button type="button" aria-disabled=${!ready} aria-pressed=${motion.playing} @click=${() => motion.toggle()}>
      ${motion.playing ? msg('Pause') : msg('Slow motion')}
    </button>
    <button
      type="button"
      aria-disabled=${!ready}
      aria-label=${msg('Small step forward')}
      @click=${() => motion.forward()}
    >
      →
    </button>
    ${
      motion.at < 0
        ? nothing
        : html`<button type="button" class="plain" @click=${() => motion.close()}>${msg('Show the whole')}</button>`
    }
  </div>`;
}

type State = 'open' | 'now' | 'done' | 'ahead';

function stateOf(k: number, current: number | undefined): State {
  if (current === undefined) return 'open';
  if (k === current) return 'now';
  return k < current ? 'done' : 'ahead';
}

function step(
  { symbol, label, expression }: Working,
  x: Working | undefined,
  y: Working | undefined,
  symbols: Writer,
  state: State,
): TemplateResult {
  const tree = parseExpression(expression);
  const general = mathml`${symbolMath(symbol)}<mo>←</mo>${typeset(tree, symbols, false)}`;
  const worked = (axis: string, working: Working | undefined): TemplateResult =>
    html`<div
      class="worked"
      ${scroller(msg(str`Numbers of ${axis}`))}
      data-axis=${axis}
      data-value=${working?.value ?? ''}
    >
      <span>${axis}</span>
      ${
        working
          ? html`<span class="numbers-in">
              <math display="inline">${typeset(tree, numbersIn(working.scope), true)}</math>
              <math display="inline">${mathml`<mo>=</mo>${numberMath(working.value).math}`}</math>
            </span>`
          : msg('does not apply')
      }
    </div>`;
  return html`<li class=${state} aria-current=${state === 'now' ? 'step' : nothing}>
    <p>${label}</p>
    <math display="inline">${general}</math>
    ${worked('x', x)}${worked('y', y)}
  </li>`;
}
