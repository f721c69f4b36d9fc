import { msg, str } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import { counted } from '../../language/numbers';
import type { Sheet } from './sheet';

/** "1 batch", "5 batches". */
export function batches(count: number): string {
  const number = formatNumber(count);
  return counted(count, msg(str`${number} batch`), msg(str`${number} batches`));
}

const n = (value: number): string => formatNumber(value, 3);

/** What has happened to the lit cell, with the very numbers. */
export function story(sheet: Sheet): string {
  const { index, y } = sheet;
  const cell = cellName(sheet);
  const value = n(sheet.x[index] ?? NaN);
  const opening = msg(str`${cell} is ${value}.`);
  if (sheet.axis === 'none') return `${opening} ${msg('Nothing is done to it.')}`;
  const normalized = n(sheet.normalized);
  const out = n(y[index] ?? NaN);
  const after =
    y[index] === sheet.normalized
      ? msg(str`It becomes ${normalized}.`)
      : msg(str`It becomes ${normalized}, and ${out} after scale and shift.`);
  return `${opening} ${compared(sheet)} ${after}`;
}

/** "Example 2, feature 3". */
export function cellName(sheet: Sheet): string {
  const [example, feature] = [sheet.example + 1, sheet.feature + 1];
  return msg(str`Example ${example}, feature ${feature}`);
}

function compared(sheet: Sheet): string {
  if (sheet.running) return comparedWithPast(sheet);
  if (sheet.alone) return msg('In a batch of one it is compared with itself alone.');
  const [mean, deviation] = [n(sheet.mean), n(sheet.divisor)];
  if (sheet.axis === 'column') {
    const count = formatNumber(sheet.examples);
    return counted(
      sheet.examples,
      msg(
        str`It is compared with the ${count} value of its own feature in this batch: mean ${mean}, standard deviation ${deviation}. Other features don’t matter.`,
      ),
      msg(
        str`It is compared with the ${count} values of its own feature in this batch: mean ${mean}, standard deviation ${deviation}. Other features don’t matter.`,
      ),
    );
  }
  const count = formatNumber(sheet.features);
  return sheet.norm === 'rms-norm'
    ? counted(
        sheet.features,
        msg(
          str`It is divided by the root mean square of the ${count} feature of its own example, ${deviation}. Other examples don’t matter.`,
        ),
        msg(
          str`It is divided by the root mean square of the ${count} features of its own example, ${deviation}. Other examples don’t matter.`,
        ),
      )
    : counted(
        sheet.features,
        msg(
          str`It is compared with the ${count} feature of its own example: mean ${mean}, standard deviation ${deviation}. Other examples don’t matter, neither in training nor in inference.`,
        ),
        msg(
          str`It is compared with the ${count} features of its own example: mean ${mean}, standard deviation ${deviation}. Other examples don’t matter, neither in training nor in inference.`,
        ),
      );
}

function comparedWithPast(sheet: Sheet): string {
  const [count, mean, deviation] = [formatNumber(sheet.seen), n(sheet.mean), n(sheet.divisor)];
  return counted(
    sheet.seen,
    msg(
      str`In inference it is compared with what ${count} batch of training left behind: running mean ${mean}, running deviation ${deviation}. The other examples don’t matter.`,
    ),
    msg(
      str`In inference it is compared with what ${count} batches of training left behind: running mean ${mean}, running deviation ${deviation}. The other examples don’t matter.`,
    ),
  );
}

/** What batch norm makes of a batch of one. */
export function aloneText({ x, index, mean }: Sheet): string {
  const difference = `${n(x[index] ?? NaN)} − ${n(mean)} = 0`;
  return msg(
    str`A batch of one breaks batch norm: each feature’s mean is the value itself, ${difference}, so whatever comes in, β goes out, and no gradient flows back. The running statistics stay as they are. PyTorch refuses such a batch. Layer norm doesn’t mind, nor does batch norm in inference.`,
  );
}

/** The picture for those who hear it. */
export function summary(sheet: Sheet, which: 'input' | 'output'): string {
  const { examples, features } = sheet;
  const size = msg(str`Examples: ${examples}; features: ${features}.`);
  const edit = msg('Arrow keys walk; type to change a cell, page up and page down step it.');
  return [size, litText(sheet), which === 'input' ? edit : ''].join(' ').trim();
}

function litText(sheet: Sheet): string {
  const [row, column] = [sheet.example + 1, sheet.feature + 1];
  if (sheet.axis === 'column') return msg(str`Column ${column} is lit.`);
  return sheet.axis === 'row' ? msg(str`Row ${row} is lit.`) : msg('No group is lit.');
}
