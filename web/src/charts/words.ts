import { msg, str } from '@lit/localize';

/* What several charts say. */

export const logScale = (name: string): string => msg(str`${name} (log scale)`);

/** The name of a chart: a quantity over an axis. */
export const overAxis = (quantity: string, axis: string): string => msg(str`${quantity} over ${axis}`);

/** What is told apart by its heading. */
export const headed = (heading: string, name: string): string =>
  heading === '' ? name : msg(str`${heading}: ${name}`);

export const nothingYet = (): string => msg('nothing to show yet');

export const lossName = (): string => msg('loss');

/** A value as it stands beside a place on a map. */
export const lossText = (value: string): string => msg(str`loss ${value}`);
