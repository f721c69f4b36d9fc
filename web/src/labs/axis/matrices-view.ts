import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { CellDetail, CellMargin, CellValueDetail } from '../../elements/cell-matrix';
import type { Sheet } from './sheet';
import { summary } from './words';

/** The magnitude of a normalized value that has the strongest colour. */
const far = 2.5;

const largest = (values: Float64Array): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12);

function before({ groups, norm }: Sheet): readonly CellMargin[] {
  if (norm === 'none') return [];
  if (norm === 'rms-norm') return [{ label: msg('rms'), values: groups.column('divisor') }];
  return [
    { label: 'μ', values: groups.column('mean') },
    { label: 'σ²', values: groups.column('variance') },
  ];
}

function after({ groups, norm }: Sheet): readonly CellMargin[] {
  if (norm === 'none') return [];
  return [
    { label: msg('mean'), values: groups.column('outputMean') },
    { label: msg('var'), values: groups.column('outputVariance') },
  ];
}

/** The matrix, and beside it what has become of it, with the same cell lit in both. */
export function matricesView(
  sheet: Sheet,
  changed: readonly number[],
  light: (event: CustomEvent<CellDetail>) => void,
  setCell: (event: CustomEvent<CellValueDetail>, sheet: Sheet) => void,
): TemplateResult {
  const columns = Array.from({ length: sheet.features }, (_, k) => `${k + 1}`);
  const rows = Array.from({ length: sheet.examples }, (_, k) => `${k + 1}`);
  return html`<div class="matrices">
    <descent-cell-matrix
      id="input"
      editable
      .label=${
        sheet.running ? msg('In: below it the running statistics') : msg('In: examples in rows, features in columns')
      }
      .columns=${columns}
      .rows=${rows}
      .values=${sheet.x}
      .lit=${sheet.index}
      .axis=${sheet.axis}
      .margins=${before(sheet)}
      .full=${largest(sheet.x)}
      .changed=${changed}
      .summary=${summary(sheet, 'input')}
      @descent-cell=${light}
      @descent-cell-value=${(event: CustomEvent<CellValueDetail>) => setCell(event, sheet)}
    ></descent-cell-matrix>
    <descent-cell-matrix
      id="output"
      .label=${msg('Out: normalized, scaled by γ, shifted by β')}
      .columns=${columns}
      .rows=${rows}
      .values=${sheet.y}
      .lit=${sheet.index}
      .axis=${sheet.axis}
      .margins=${after(sheet)}
      .full=${far}
      .summary=${summary(sheet, 'output')}
      @descent-cell=${light}
    ></descent-cell-matrix>
  </div>`;
}
