import { msg, str } from '@lit/localize';
import type { Listening } from './voice';

export const listenName = ({ name }: Listening): string => msg(str`Listen to: ${name}`);

export const stopName = ({ name }: Listening): string => msg(str`Stop: ${name}`);

export const silence = (): string => msg('No sound could be made: its code did not come, or this browser has none.');
