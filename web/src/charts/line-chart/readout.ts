import { msg } from '@lit/localize';
import { html, svg, type TemplateResult } from 'lit';
import { setStyle } from '../set-style';
import { markerPath } from '../markers';
import { formatX } from './format';
import { valueAt } from './range';
import type { Line, XKind } from './types';

export interface Reading {
  readonly lines: readonly Line[];
  readonly at: number;
  readonly xKind: XKind;
  readonly xLabel: string;
  readonly format: (value: number) => string;
}

const withUnit = (text: string, unit: string | undefined): string =>
  unit && text !== '–' ? `${text}\u00a0${unit}` : text;

const xText = ({ at, xKind, xLabel }: Reading): string =>
  xKind === 'date' ? formatX(at, xKind) : `${xLabel} ${formatX(at, xKind)}`;

/** The values at one x as a sentence, for those who hear the chart. */
export function readingText(reading: Reading): string {
  const values = reading.lines.map((line) => {
    const value = valueAt(line, reading.at);
    return `${line.label} ${withUnit(Number.isNaN(value) ? msg('none') : reading.format(value), line.unit)}`;
  });
  return `${xText(reading)}: ${values.join(', ')}`;
}

function swatch(line: Line): TemplateResult {
  const stroke = { stroke: `var(${line.color})`, fill: `var(${line.color})` };
  const dash = line.dash?.join(' ') ?? 'none';
  return html`<svg viewBox="0 0 20 12" width="20" height="12" aria-hidden="true" ${setStyle(stroke)}>
    ${line.kind === 'line' ? svg`<path d="M0 6H20" stroke-width="2" stroke-dasharray=${dash} />` : ''}
    ${
      line.kind === 'dots' || line.marker
        ? svg`<path d=${markerPath(line.marker ?? 'circle', line.kind === 'dots' ? 6 : 9, 10, 6)} stroke="none" />`
        : ''
    }
  </svg>`;
}

/** Name, value and unit of every line at the place looked at; it doubles as the legend. */
export function readoutView(reading: Reading): TemplateResult {
  return html`<div class="readout" aria-hidden="true">
    <span class="where">${xText(reading)}</span>
    ${reading.lines.map(
      (line) =>
        html`<span class="reading"
          >${swatch(line)}<span>${line.label}</span
          ><b>${withUnit(reading.format(valueAt(line, reading.at)), line.unit)}</b></span
        >`,
    )}
  </div>`;
}
