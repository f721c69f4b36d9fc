import { msg, str } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import type { Spec } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { fateOf } from '../schemes/words';

export interface Answer {
  readonly id: string;
  readonly label: string;
}

/** Two formulas (or one that is used where it does not belong), a question, and the runs that settle it. */
export interface Card {
  readonly id: string;
  /** Its name in links, whatever its words (elements/reach-own.ts). */
  readonly control: string;
  readonly title: string;
  readonly question: string;
  readonly answers: readonly Answer[];
  /** What the question speaks of, quick to compute: before the guess. */
  readonly ask: readonly Spec[];
  /** The runs that judge. */
  readonly test: readonly Spec[];
  /** The right answer, from the runs. */
  right(results: readonly Result[]): string;
  /** Why, with their numbers. */
  told(results: readonly Result[]): string;
}

const n = (value: number): string => formatNumber(value, 3);
const stack = (depth: number, more: Omit<Spec, 'experiment'>): Spec => ({
  ...{ experiment: 'initialization', depth, seeds: 3, batch: 32, bins: 0 },
  ...more,
});
const rooted = (depth: number): Spec =>
  stack(depth, { width: 512, seeds: 1, initializers: ['he-normal', 'root-two-over-n'] });
const sigmoid = (depth: number): Spec => stack(depth, { activation: 'sigmoid', initializers: ['xavier-normal'] });
const layer = (initializer: string): Spec => ({ experiment: 'weights', fanIn: 512, fanOut: 128, initializer });
const layers = [layer('lecun-normal'), layer('xavier-normal')];

const steady = (result: Result | undefined, row: number): boolean =>
  result !== undefined && fateOf(result, 'activationClass', row) === 'steady';
const keeps = (result: Result | undefined, way: string): boolean => result?.table('facts').at(way, 0) === 1;

export const cardsOf = (): readonly Card[] => [
  {
    id: 'root',
    control: '',
    title: msg('√(2/n) or √2/n?'),
    question: msg(
      'He’s rule is quoted both ways. The signal goes through 10 layers of 512 ReLU units: which weights keep it?',
    ),
    answers: [
      { id: 'he', label: '√(2/n)' },
      { id: 'other', label: '√2/n' },
      { id: 'both', label: msg('both: it is the same') },
      { id: 'none', label: msg('neither') },
    ],
    ask: [rooted(1)],
    test: [rooted(10)],
    right: ([result]) => {
      const [he, other] = [steady(result, 0), steady(result, 1)];
      return he && other ? 'both' : he ? 'he' : other ? 'other' : 'none';
    },
    told: ([result]) => {
      if (!result) return '';
      const [verdicts, worked] = [result.table('verdicts'), result.table('worked')];
      const [factor, other, he] = [
        worked.at('ofFirst', 1),
        verdicts.at('activationRatio', 1),
        verdicts.at('activationRatio', 0),
      ].map(n);
      return msg(
        str`Where the root ends makes a factor of √n: √2/n is ${factor} of √(2/n) here, at every layer. At the end the signal has ${other} of its spread, against ${he}.`,
      );
    },
  },
  {
    id: 'variance',
    control: 'nOr',
    title: msg('1/n or 2/(nᵢₙ + nₒᵤₜ)?'),
    question: msg(
      'Both are called Xavier’s. A layer has 512 inputs and 128 units: which variance keeps the signal on its way forward and the gradient on its way back?',
    ),
    answers: [
      { id: 'lecun', label: '1/nᵢₙ' },
      { id: 'xavier', label: '2/(nᵢₙ + nₒᵤₜ)' },
      { id: 'both', label: msg('both') },
      { id: 'none', label: msg('neither keeps both') },
    ],
    ask: layers,
    test: layers,
    right: ([lecun, xavier]) => {
      const [one, other] = [lecun, xavier].map((result) => keeps(result, 'forward') && keeps(result, 'backward'));
      return one && other ? 'both' : one ? 'lecun' : other ? 'xavier' : 'none';
    },
    told: ([lecun, xavier]) => {
      const at = (result: Result | undefined, way: string): string => n(result?.table('facts').at(way, 0) ?? NaN);
      const [all, back] = [at(lecun, 'forward'), at(lecun, 'backward')];
      const [forward, backward] = [at(xavier, 'forward'), at(xavier, 'backward')];
      return msg(
        str`1/nᵢₙ is LeCun’s: forward it keeps all (${all}), backward ${back} of the gradient’s variance. Glorot’s 2/(nᵢₙ + nₒᵤₜ) lies half-way: ${forward} forward, ${backward} backward. Both at once can be had only where nᵢₙ = nₒᵤₜ, and there the two are one.`,
      );
    },
  },
  {
    id: 'sigmoid',
    control: 'xavierForTheSigmoid',
    title: msg('Xavier for the sigmoid?'),
    question: msg(
      'Xavier’s rule is often said to suit the sigmoid. 30 layers of it: what becomes of the gradient on its way back?',
    ),
    answers: [
      { id: 'vanishing', label: msg('it vanishes') },
      { id: 'steady', label: msg('it keeps its size') },
      { id: 'exploding', label: msg('it explodes') },
    ],
    ask: [sigmoid(1)],
    test: [sigmoid(30), stack(30, { activation: 'tanh', initializers: ['xavier-normal'] })],
    right: ([result]) => (result ? fateOf(result, 'gradientClass', 0) : ''),
    told: ([result, tanh]) => {
      const factor = (of: Result | undefined): string => n(of?.table('verdicts').at('gradientFactor', 0) ?? NaN);
      const ratio = n(result?.table('verdicts').at('gradientRatio', 0) ?? NaN);
      const [own, other] = [factor(result), factor(tanh)];
      return msg(
        str`The rule is derived for units with slope 1 around 0; the sigmoid’s slope is a quarter at most. Each layer leaves ${own} of the gradient, and ${ratio} of the last layer’s reaches the first. Through tanh, whose slope at 0 is 1, it is ${other} a layer.`,
      );
    },
  },
];
