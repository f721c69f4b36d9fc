import { formatNumber } from '../../charts/line-chart/format';
import { counted } from '../../elements/counted';
import type { Sheet } from './sheet';

/** "1 batch", "5 batches". */
export const batches = (count: number): string => `${count} ${count === 1 ? 'batch' : 'batches'}`;

const n = (value: number): string => formatNumber(value, 3);

/** What has happened to the lit cell, with the very numbers. */
export function story(sheet: Sheet): string {
  const { example, feature, x, index, normalized, y } = sheet;
  const opening = `Example ${example + 1}, feature ${feature + 1} is ${n(x[index] ?? NaN)}.`;
  if (sheet.axis === 'none') return `${opening} Nothing is done to it.`;
  const after = `It becomes ${n(normalized)}${y[index] === normalized ? '' : `, and ${n(y[index] ?? NaN)} after scale and shift`}.`;
  return `${opening} ${compared(sheet)} ${after}`;
}

function compared(sheet: Sheet): string {
  const { axis, features, examples, mean, divisor, running, seen, norm } = sheet;
  if (running) {
    return `In inference it is compared with what ${batches(seen)} of training left behind: running mean ${n(mean)}, running deviation ${n(divisor)}. The other examples don’t matter.`;
  }
  if (sheet.alone) return 'In a batch of one it is compared with itself alone.';
  if (norm === 'rms-norm') {
    return `It is divided by the root mean square of the ${counted(features, 'feature')} of its own example, ${n(divisor)}. Other examples don’t matter.`;
  }
  const spread = `mean ${n(mean)}, standard deviation ${n(divisor)}`;
  return axis === 'column'
    ? `It is compared with the ${counted(examples, 'value')} of its own feature in this batch: ${spread}. Other features don’t matter.`
    : `It is compared with the ${counted(features, 'feature')} of its own example: ${spread}. Other examples don’t matter, neither in training nor in inference.`;
}

/** What batch norm makes of a batch of one. */
export function aloneText({ x, index, mean }: Sheet): string {
  return `A batch of one breaks batch norm: each feature’s mean is the value itself, ${n(x[index] ?? NaN)} − ${n(mean)} = 0, so whatever comes in, β goes out, and no gradient flows back. The running statistics stay as they are. PyTorch refuses such a batch. Layer norm doesn’t mind, nor does batch norm in inference.`;
}

/** The picture for those who hear it. */
export function summary(sheet: Sheet, which: 'input' | 'output'): string {
  const group =
    sheet.axis === 'column'
      ? `column ${sheet.feature + 1}`
      : sheet.axis === 'row'
        ? `row ${sheet.example + 1}`
        : 'no group';
  const edit = which === 'input' ? ' Arrow keys walk; type to change a cell, page up and page down step it.' : '';
  return `${sheet.examples} examples by ${sheet.features} features; ${group} is lit.${edit}`;
}
