import { ticks } from 'd3-array';
import { tickFormat } from 'd3-scale';
import { svg } from 'lit';
import type { SVGTemplateResult } from 'lit';

import type { View } from './view';

/** Space around the plot for ticks and names, in pixels. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const wanted = 5;

/** Deeply zoomed ticks have many digits: the left margin grows with them. */
export function marginsFor(view: View): Margins {
  const { yMin, yMax } = view.frame;
  const label = tickFormat(yMin, yMax, wanted);
  const longest = Math.max(...ticks(yMin, yMax, wanted).map((value) => label(value).length), 2);
  return { left: 31 + 7 * longest, right: 10, top: 8, bottom: 40 };
}

/** Ticks with numbers along the left and the bottom edge, and the axes' names. The racers walk in x and y. */
export function renderAxes(view: View, margins: Margins): SVGTemplateResult {
  const { frame, width, height } = view;
  const xLabel = tickFormat(frame.xMin, frame.xMax, wanted);
  const yLabel = tickFormat(frame.yMin, frame.yMax, wanted);
  return svg`<g transform="translate(${margins.left} ${margins.top})">
    ${ticks(frame.xMin, frame.xMax, wanted).map(
      (value) => svg`<g transform="translate(${view.x(value)} ${height})">
        <line class="tick" y2="5"></line><text y="18" text-anchor="middle">${xLabel(value)}</text></g>`,
    )}
    ${ticks(frame.yMin, frame.yMax, wanted).map(
      (value) => svg`<g transform="translate(0 ${view.y(value)})">
        <line class="tick" x2="-5"></line><text x="-8" dy="0.32em" text-anchor="end">${yLabel(value)}</text></g>`,
    )}
    <text class="name" x=${width / 2} y=${height + 36} text-anchor="middle">x</text>
    <text class="name" x=${-margins.left + 10} y=${height / 2} dy="0.32em" text-anchor="middle">y</text>
    <rect class="edge" x="0" y="0" width=${width} height=${height}></rect>
  </g>`;
}
