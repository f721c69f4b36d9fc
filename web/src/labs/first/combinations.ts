import { msg } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import type { Catalog, Spec, Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { settingsOf } from '../schemes/schemes';

/** A switch, and what stands behind its two sides. */
export interface Remedy {
  /** Of its parameter. */
  readonly id: 'normalize' | 'initialize' | 'optimize';
  /** What a combination's number has for it. */
  readonly bit: number;
  readonly family: string;
  /** The parameters of what is at work while it is off and on. */
  readonly off: string;
  readonly on: string;
  /** Name of a CSS custom property. */
  readonly color: string;
}

export const remedies: readonly Remedy[] = [
  {
    ...{ id: 'normalize', bit: 4, family: 'scaler', color: '--racer-1' },
    ...{ off: 'plainScaler', on: 'scaler' },
  },
  {
    ...{ id: 'initialize', bit: 2, family: 'initializer', color: '--racer-2' },
    ...{ off: 'plainInitializer', on: 'initializer' },
  },
  {
    ...{ id: 'optimize', bit: 1, family: 'optimizer', color: '--racer-4' },
    ...{ off: 'plainOptimizer', on: 'optimizer' },
  },
];

export const titleOfRemedy = ({ id }: Remedy): string =>
  ({ normalize: msg('Normalization'), initialize: msg('Initialization'), optimize: msg('Optimizer') })[id];

export const combinations = 8;

export const has = (combination: number, { bit }: Remedy): boolean => (combination & bit) !== 0;
export const flipped = (combination: number, { bit }: Remedy): number => combination ^ bit;

export const combinationOf = (spec: Spec): number =>
  remedies.reduce((sum, { id, bit }) => sum + (spec[id] === true ? bit : 0), 0);

export const settingsFor = (combination: number): Readonly<Record<string, boolean>> =>
  Object.fromEntries(remedies.map((remedy) => [remedy.id, has(combination, remedy)]));

/** A part as it is called in passing: "z-score", "Constant 2". */
export function nameOf(catalog: Catalog, family: string, value: Value | undefined): string {
  const settings = settingsOf(value ?? null);
  const part = catalog[family]?.parts.find(({ id }) => id === settings['id']);
  if (!part) return '';
  const numbers = part.parameters.flatMap(({ id, label, default: usual }) => {
    const given = settings[id];
    if (typeof given !== 'number' || id === 'learningRate') return [];
    if (part.id === 'constant') return [formatNumber(given)];
    return given === usual ? [] : [`${label} ${formatNumber(given)}`];
  });
  const title = part.id === 'none' ? msg('raw numbers') : part.title;
  return numbers.length === 0 ? title : `${title}${part.id === 'constant' ? ' ' : ', '}${numbers.join(', ')}`;
}

/** What is at work on one side of a switch. */
export const sideName = (catalog: Catalog, spec: Spec, remedy: Remedy, on: boolean): string =>
  nameOf(catalog, remedy.family, spec[on ? remedy.on : remedy.off]);

/** A number of what became of a combination. */
export const outcomeOf = (result: Result, combination: number, column: string): number =>
  result.table('combinations').at(column, combination);

export const errorAt = (result: Result, combination: number, step: number): number =>
  result.table('steps').at(`error.${combination}`, step);

export const predictionAt = (result: Result, combination: number, step: number): number =>
  result.table('steps').at(`prediction.${combination}`, step);

export const lastStep = (result: Result): number => result.table('steps').rows - 1;

/** Codes of the core's column `outcome`. */
export const outcomes = ['learned', 'lost', 'far', 'same', 'halfway', 'thrown'] as const;
export type Outcome = (typeof outcomes)[number];
export const outcomeName = (result: Result, combination: number): Outcome =>
  outcomes[outcomeOf(result, combination, 'outcome')] ?? 'halfway';
