import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Line } from '../../charts/line-chart';
import type { Result } from '../../engine/result';
import { lossSummary, standing } from './words';

export interface Lines {
  readonly loss: readonly Line[];
  readonly accuracy: readonly Line[];
}

/** Losses of the batches and of the held-out digits, and how many of these are read correctly. */
export function linesOf(result: Result): Lines {
  const steps = result.table('steps');
  const scores = result.table('scores');
  const held = { x: scores.column('step'), color: '--racer-0', kind: 'line', width: 2.5 } as const;
  return {
    loss: [
      {
        id: 'batches',
        label: msg('batches'),
        x: steps.column('step'),
        y: steps.column('loss'),
        color: '--track',
        kind: 'line',
        width: 1,
        quiet: true,
      },
      { ...held, id: 'held-out', label: msg('held out'), y: scores.column('validationLoss') },
    ],
    accuracy: [
      {
        ...held,
        id: 'accuracy',
        label: msg('held out'),
        y: scores.column('validationAccuracy').map((share) => 100 * share),
      },
    ],
  };
}

export function chartsView(result: Result, lines: Lines): TemplateResult {
  const window = [0, Number(result.spec['steps'])] as const;
  return html`<div class="charts">
    <descent-line-chart
      id="loss"
      .lines=${lines.loss}
      .height=${220}
      .xLabel=${msg('updates')}
      .yLabel=${msg('loss')}
      .yScale=${'log'}
      .xWindow=${window}
      .playhead=${null}
      .summary=${lossSummary(result)}
    ></descent-line-chart>
    <descent-line-chart
      id="accuracy"
      .lines=${lines.accuracy}
      .height=${220}
      .xLabel=${msg('updates')}
      .yLabel=${msg('held-out digits read correctly, %')}
      .yInclude=${[0, 100]}
      .xWindow=${window}
      .playhead=${null}
      .summary=${standing(result)}
    ></descent-line-chart>
  </div>`;
}
