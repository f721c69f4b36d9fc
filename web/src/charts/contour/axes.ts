import { svg } from 'lit';
import type { SVGTemplateResult } from 'lit';

import { setStyle } from '../set-style';
import { ticksOf } from './ticks';
import type { Margins } from './ticks';
import type { View } from './view';

/** Ticks with numbers along the left and the bottom edge, and the axes' names. A long name is written upwards. */
export function renderAxes(view: View, margins: Margins, xName = 'x', yName = 'y'): SVGTemplateResult {
  const { width, height } = view;
  const { x, y } = ticksOf(view);
  return svg`<g transform="translate(${margins.left} ${margins.top})">
    ${x.map(
      ({ at, text }) => svg`<g transform="translate(${at} ${height})">
        <line class="tick" y2="5"></line><text y="18" text-anchor="middle">${text}</text></g>`,
    )}
    ${y.map(
      ({ at, text }) => svg`<g transform="translate(0 ${at})">
        <line class="tick" x2="-5"></line><text x="-8" dy="0.32em" text-anchor="end">${text}</text></g>`,
    )}
    <text class="name" ${setStyle(sized(xName, width + 2 * Math.min(margins.left, margins.right)))} x=${width / 2} y=${height + 36} text-anchor="middle">${xName}</text>
    <text
      class="name"
      ${setStyle(sized(yName, margins.top + height + margins.bottom))}
      transform="translate(${-margins.left + 10} ${height / 2}) rotate(${yName.length > 2 ? -90 : 0})"
      dy="0.32em"
      text-anchor="middle">${yName}</text>
    <rect class="edge" x="0" y="0" width=${width} height=${height}></rect>
  </g>`;
}

/** A name that is longer than its axis is written smaller: about half an em a character, in CSS pixels. */
function sized(name: string, room: number): Record<string, string> {
  const size = room / (0.53 * name.length);
  return size < 16 ? { 'font-size': `${size.toFixed(1)}px` } : {};
}
