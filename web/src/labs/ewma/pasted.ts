import { msg, str } from '@lit/localize';
import { short } from '../../elements/numbers';

/** What pasted text holds; when it holds something else, which entry is wrong and where it stands in the text. */
export type Pasted =
  | { readonly ok: true; readonly values: readonly number[] }
  | { readonly ok: false; readonly message: string; readonly from: number; readonly to: number };

export interface Limits {
  readonly minCount: number;
  readonly maxCount: number;
  readonly min: number;
  readonly max: number;
}

interface Word {
  readonly text: string;
  readonly from: number;
}

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Reads numbers apart by commas, semicolons, spaces or lines; brackets around a list are no matter. */
export function readPasted(text: string, limits: Limits): Pasted {
  const plain = text.replaceAll('−', '-').replaceAll(/[[\](){}]/g, ' ');
  const doubtful = decimalComma(plain);
  if (doubtful) {
    const [whole = '', part = ''] = doubtful.text.split(',');
    const [place, typed, decimal] = [short(ordinalOf(plain, doubtful.from)), doubtful.text, `${whole}.${part}`];
    return wrong(
      doubtful,
      msg(
        str`Entry ${place}, “${typed}”, could be ${decimal} or the two numbers ${whole} and ${part}. Please write decimals with a point, or put a space after each comma between numbers.`,
      ),
    );
  }
  const values: number[] = [];
  for (const word of words(plain)) {
    const [place, typed, value] = [short(values.length + 1), brief(word.text), Number(word.text)];
    if (word.text === '') return wrong(word, msg(str`Entry ${place} is empty: two separators follow each other.`));
    if (!number.test(word.text)) return wrong(word, msg(str`Entry ${place}, “${typed}”, is not a number.`));
    if (!(value >= limits.min && value <= limits.max)) {
      const [low, high] = [short(limits.min), short(limits.max)];
      return wrong(word, msg(str`Entry ${place}, “${typed}”, must lie between ${low} and ${high}.`));
    }
    values.push(value);
  }
  const all = { text, from: 0 };
  if (values.length < limits.minCount) {
    return wrong(all, tooFew(limits.minCount));
  }
  if (values.length > limits.maxCount) {
    const [there, most] = [short(values.length), short(limits.maxCount)];
    return wrong(all, msg(str`These are ${there} numbers; there is room for ${most}.`));
  }
  return { ok: true, values };
}

function tooFew(least: number): string {
  if (least === 1) return msg('There must be at least one number.');
  const count = short(least);
  return msg(str`There must be at least ${count} numbers.`);
}

const wrong = ({ text, from }: Word, message: string): Pasted => ({ ok: false, message, from, to: from + text.length });

const brief = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

/** Between two separators that stand alone an empty word is kept: a missing value must not pass unseen. */
function words(text: string): Word[] {
  const found: Word[] = [];
  let separated = true;
  for (const match of text.matchAll(/[^\s,;]+|[,;]/g)) {
    const mark = match[0] === ',' || match[0] === ';';
    if (!mark) found.push({ text: match[0], from: match.index });
    else if (separated) found.push({ text: '', from: match.index });
    separated = mark;
  }
  return found;
}

/**
 * The first entry like "12,5" in a text where a comma may well be decimal: one comma between digits, and nowhere a
 * comma that is surely a separator (one beside a space, or two in one word) nor a point.
 */
function decimalComma(text: string): Word | undefined {
  const surely = /,\s|\s,|,[^\s;,]*,|\d\.|\.\d/.test(text);
  const match = surely ? null : /[+-]?\d+,\d+/.exec(text);
  return match ? { text: match[0], from: match.index } : undefined;
}

const ordinalOf = (text: string, from: number): number =>
  text
    .slice(0, from)
    .split(/[\s;]+/)
    .filter(Boolean).length + 1;
