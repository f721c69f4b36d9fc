import { msg, str } from '@lit/localize';
import type { Range, YScale } from '../line-chart/types';
import { lowest, octaves, type Listening, type Voice } from './voice';

/** One tone, or a thud where there is no value to be a tone. */
export interface Note {
  /** Seconds from the start of its voice. */
  readonly at: number;
  readonly x: number;
  /** Hertz; NaN: a thud. */
  readonly frequency: number;
  /** −1 left … 1 right. */
  readonly pan: number;
}

/** More tones than this in one voice the ear can't tell apart: rows are left out, evenly. */
const most = 160;
/** So far to either side, that both ears hear all of it. */
const width = 0.8;

/** Where a value stands along an axis, 0 … 1; NaN where the axis has no place for it. */
function share(value: number, [low, high]: Range, scale: YScale): number {
  if (!Number.isFinite(value)) return NaN;
  if (scale === 'linear') return high > low ? (value - low) / (high - low) : 0.5;
  return value > 0 && high > low ? Math.log(value / low) / Math.log(high / low) : NaN;
}

const within = (unit: number): number => Math.min(1, Math.max(0, unit));

/** The tone for a value: equal steps along the chart's axis, linear or log, are equal intervals. */
export const frequencyOf = (value: number, range: Range, scale: YScale): number =>
  lowest * 2 ** (octaves * within(share(value, range, scale)));

/** The rows of a voice that lie within the x axis, thinned. Rounding may have put the last one a little beyond its end. */
function rowsOf({ x }: Voice, [low, high]: Range): readonly number[] {
  const rounding = 1e-9 * (high - low);
  const rows = Array.from({ length: x.length }, (_, row) => row).filter((row) => {
    const at = x[row] ?? NaN;
    return at >= low - rounding && at <= high + rounding;
  });
  if (rows.length <= most) return rows;
  return Array.from({ length: most }, (_, k) => rows[Math.round((k * (rows.length - 1)) / (most - 1))] ?? 0);
}

/** A voice as tones: along the x axis from left to right in so many seconds. */
export function scoreOf(voice: Voice, listening: Listening, seconds: number): readonly Note[] {
  const { xRange, yRange, xScale, yScale } = listening;
  const notes = rowsOf(voice, xRange).map((row): Note => {
    const x = voice.x[row] ?? NaN;
    const along = within(share(x, xRange, xScale));
    const frequency = frequencyOf(voice.y[row] ?? NaN, yRange, yScale);
    return { at: along * seconds, x, frequency, pan: width * (2 * along - 1) };
  });
  // Of neighbours without a value, the first alone is a thud.
  return notes.filter((note, k) => !Number.isNaN(note.frequency) || k === 0 || !Number.isNaN(notes[k - 1]?.frequency));
}

/** A voice in a sentence: where it begins and ends, and that it has gaps or stops on the way. */
export function tellVoice(voice: Voice, { xRange, xText, yText, missing }: Listening): string {
  const { label, x, y, placeText, told } = voice;
  if (told !== undefined) return told;
  const rows = rowsOf(voice, xRange);
  const known = rows.filter((row) => Number.isFinite(y[row] ?? NaN));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return `${label}: ${missing}.`;
  const at = (row: number): string => {
    const [value, place] = [yText(y[row] ?? NaN), placeText?.(row) ?? xText(x[row] ?? NaN)];
    return msg(str`${value} at ${place}`);
  };
  const values = known.map((row) => y[row] ?? NaN);
  const [from, to] = [at(first), at(last)];
  const [low, high] = [yText(Math.min(...values)), yText(Math.max(...values))];
  return known.length < rows.length
    ? msg(str`${label}: from ${from} to ${to}; lowest ${low}, highest ${high}; a thud: ${missing}.`)
    : msg(str`${label}: from ${from} to ${to}; lowest ${low}, highest ${high}.`);
}

/** Whether a voice ends before the chart does, as that of a racer that was lost. */
export function endsEarly({ x }: Voice, [low, high]: Range): boolean {
  const end = x[x.length - 1] ?? low;
  return x.length > 1 && end < high - 0.02 * (high - low);
}
