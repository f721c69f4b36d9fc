import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { bandsOverlay, levelOverlay } from '../../charts/bands';
import type { PlayheadDetail } from '../../charts/line-chart';
import { formatNumber } from '../../charts/line-chart/format';
import { segmentsView } from '../../elements/segments';
import type { Result } from '../../engine/result';
import { axisNames, capped, curvesOf, quantityNames, sensible } from './picture';
import type { Other, Runner, XAxis } from './runners';
import { bandsUpTo, linesUpTo, reachOf } from '../suspense';
import { hasClasses, lossSummary, target } from './words';

export interface ChartsScene {
  readonly result: Result;
  readonly runners: readonly Runner[];
  readonly rows: readonly number[];
  readonly axis: XAxis;
  readonly other: Other;
  readonly selected: string;
  /** Of the playhead, on the axis; and where the axis ends. */
  readonly at: number;
  readonly end: number;
  /** Whether the time an update takes is known. */
  readonly timed: boolean;
  readonly measuring: boolean;
  /** Whether the lines may tell more than what lies before the playhead. */
  readonly told: boolean;
  /** Whether it is still to be guessed: then the axes are those of the beginning. */
  readonly asked: boolean;
}

export interface ChartsDeeds {
  axis(axis: XAxis): void;
  other(other: Other): void;
  seek(x: number): void;
}

/** The loss, and beside it how well what has been learned holds elsewhere, over one axis. */
export function chartsView(scene: ChartsScene, deeds: ChartsDeeds): TemplateResult {
  const { result, axis, timed, measuring } = scene;
  const axes = [
    { id: 'step', label: msg('updates') },
    { id: 'examples', label: msg('examples') },
    { id: 'time', label: msg('milliseconds') },
  ];
  return html`<div class="axes">
      ${segmentsView(msg('Over'), axes, axis, (id) => deeds.axis(id as XAxis), 'over')}
      ${
        axis === 'time' || measuring
          ? html`<p class="muted" data-timing>
              ${
                timed
                  ? msg(
                      'Measured here and now: each racer alone made all its updates twice more, and the time within the calculation, the shorter of both, was divided by their number; looks at all examples do not count.',
                    )
                  : msg('Measuring how long an update takes here …')
              }
            </p>`
          : nothing
      }
    </div>
    <div class="charts">
      <div class="chart">
        <h3>${msg('Loss')}</h3>
        ${chart(scene, 'loss', deeds)}
      </div>
      <div class="chart">
        <div class="chart-head">
          <h3>${msg('And elsewhere')}</h3>
          ${
            hasClasses(result)
              ? segmentsView(
                  msg('Show'),
                  [
                    { id: 'heldOutAccuracy', label: msg('right, held out') },
                    { id: 'accuracy', label: msg('right, learned') },
                    { id: 'heldOut', label: msg('loss, held out') },
                  ],
                  scene.other,
                  (id) => deeds.other(id as Other),
                  'show',
                )
              : nothing
          }
        </div>
        ${chart(scene, hasClasses(result) ? scene.other : 'heldOut', deeds)}
      </div>
    </div>`;
}

function chart(scene: ChartsScene, quantity: 'loss' | Other, deeds: ChartsDeeds): TemplateResult {
  const { result, runners, axis, at, end, selected, rows } = scene;
  const loss = quantity === 'loss' || quantity === 'heldOut';
  const first = loss ? sensible(result, runners, quantity) : [];
  const all = capped(curvesOf(result, runners, quantity, axis, selected), first[0]);
  const lines = scene.told ? all.lines : linesUpTo(at, all.lines);
  const bands = scene.told ? all.bands : bandsUpTo(at, all.bands);
  const goal = target(result);
  const level = formatNumber(goal, 3);
  const overlays = [
    bandsOverlay(bands, at),
    ...(quantity === 'loss' ? [levelOverlay(goal, msg(str`arrived: ${level}`), '--ink-muted')] : []),
  ];
  return html`<descent-line-chart
    id=${quantity === 'loss' ? 'loss' : 'other'}
    .lines=${lines}
    .overlays=${overlays}
    .height=${300}
    .xLabel=${axisNames()[axis]}
    .yLabel=${quantityNames()[quantity]}
    .yScale=${loss ? 'log' : 'linear'}
    .yInclude=${loss ? [...first, ...(scene.asked ? [] : reachOf(all.lines)), ...(quantity === 'loss' ? [goal] : [])] : [1]}
    .xWindow=${[0, end] as const}
    .playhead=${at}
    .trail=${true}
    .summary=${lossSummary(result, runners, rows, quantity)}
    @descent-playhead=${(event: CustomEvent<PlayheadDetail>) => {
      event.stopPropagation();
      deeds.seek(event.detail.x);
    }}
  ></descent-line-chart>`;
}
