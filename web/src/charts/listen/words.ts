import { msg, str } from '@lit/localize';
import { logScale } from '../words';
import { highest, lowest, type Listening } from './voice';

export const listenName = ({ name }: Listening): string => msg(str`Listen to: ${name}`);

export const stopName = ({ name }: Listening): string => msg(str`Stop: ${name}`);

export const silence = (): string => msg('No sound could be made: its code did not come, or this browser has none.');

/** Which tones the ends of the axis are. */
export function tonesText({ yRange, yScale, yText }: Listening): string {
  const [low, high] = [`${lowest}\u00a0Hz`, `${highest}\u00a0Hz`];
  const [bottom, top] = yRange.map(yText);
  const text = msg(str`${low} is ${bottom}, ${high} is ${top}`);
  return yScale === 'log' ? logScale(text) : text;
}
