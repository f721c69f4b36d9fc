import { msg } from '@lit/localize';
import type { Settings } from '../../state/tree';

/** What is averaged: the same recursion on three kinds of numbers, and on one's own. */
export interface Input {
  readonly id: 'temperatures' | 'gradient' | 'squared' | 'values';
  readonly label: string;
  /** What sets the spec's series. */
  readonly series: Settings;
  /** What the average of it is good for; empty where the lab speaks for itself. */
  readonly meaning: string;
}

export const inputs = (): readonly Input[] => [
  { id: 'temperatures', label: msg('Temperatures'), series: { id: 'temperatures' }, meaning: '' },
  {
    id: 'gradient',
    label: msg('Gradient g'),
    series: { id: 'gradient', squared: false },
    meaning: msg(
      'With a noisy gradient in place of the temperature, the average is momentum: the noise cancels, the common direction stays. (Adam’s m is exactly this; classical momentum keeps the plain decaying sum, which is larger by 1/(1 − β).)',
    ),
  },
  {
    id: 'squared',
    label: msg('Its square g²'),
    series: { id: 'gradient', squared: true },
    meaning: msg(
      'With g² in its place, the average is what RMSProp and Adam keep: a running measure of how large the gradient has been lately. Its root divides the step, so that steep directions get smaller steps.',
    ),
  },
  { id: 'values', label: msg('Own numbers'), series: { id: 'values' }, meaning: '' },
];

export function inputOf(series: Settings): Input['id'] {
  if (series['id'] === 'gradient') return series['squared'] === true ? 'squared' : 'gradient';
  return series['id'] === 'values' ? 'values' : 'temperatures';
}
