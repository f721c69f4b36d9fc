import { msg, str } from '@lit/localize';
import { lagArrow } from '../../charts/comb/lag';
import type { Kernel } from '../../charts/comb/overlay';
import { combOverlay } from '../../charts/comb/overlay';
import type { Line, Overlay } from '../../charts/line-chart';
import type { Result } from '../../engine/result';
import { look, mainLines, startLines, type Pinned } from './lines';
import { seriesOf, type Series } from './series';
import { stepsText } from './steps';

/** Pixels above the lines, where the comb hangs. */
export const headroom = 108;
/** Of these, for the arrow that shows the delay. */
const lane = 22;

export interface Choices {
  readonly corrected: boolean;
  readonly meanShown: boolean;
  readonly lagShown: boolean;
  readonly pinned: readonly Pinned[];
}

/** Everything that a run and the learner's choices give to draw; made once and not at every move of the playhead. */
export interface Picture {
  readonly result: Result;
  readonly series: Series;
  readonly beta: number;
  readonly window: number;
  readonly lag: number;
  readonly meanAge: number;
  readonly main: readonly Line[];
  readonly start: readonly Line[];
  readonly kernel: Kernel;
  readonly reachText: string;
}

const numberIn = (result: Result, key: string): number => {
  const value = result.spec[key];
  return typeof value === 'number' ? value : NaN;
};

export function pictureOf(result: Result, { corrected, meanShown, pinned }: Choices): Picture {
  const series = seriesOf(result);
  const [beta, window] = [numberIn(result, 'beta'), numberIn(result, 'window')];
  const [facts, kernel] = [result.table('facts'), result.table('kernel')];
  const reach = facts.at('window', 0);
  const reachText = `1/(1 − β) = ${stepsText(reach, series.dated)}`;
  return {
    ...{ result, series, beta, window, reachText },
    lag: facts.at('lag', 0),
    meanAge: facts.at('meanAge', 0),
    main: mainLines(series, { beta, corrected, window: meanShown ? window : undefined, pinned }),
    start: startLines(series, corrected),
    kernel: {
      weights: kernel.column('weight'),
      outline: meanShown ? kernel.column('meanWeight') : undefined,
      reach,
      labels: [reachText, stepsText(reach, series.dated)],
      color: corrected ? look.corrected.color : look.v.color,
      outlineColor: look.mean.color,
    },
  };
}

/** What hangs and points at the playhead. */
export function overlays(picture: Picture, row: number, { corrected, lagShown }: Choices): readonly Overlay[] {
  const { series, kernel, main, lag, meanAge } = picture;
  const dots = main[0];
  const at = series.x[row];
  if (!dots || at === undefined) return [];
  const comb = combOverlay(kernel, dots, at, headroom - lane);
  const y = (corrected ? series.corrected : series.v)[row] ?? NaN;
  if (!lagShown || Number.isNaN(lag) || lag === 0) return [comb];
  const [delay, age] = [stepsText(lag, series.dated), stepsText(meanAge, series.dated)];
  const texts = [msg(str`${delay} late; mean age ${age}`), msg(str`${delay} late`)];
  return [comb, lagArrow(at, at - lag, y, headroom - lane / 2, texts, kernel.color)];
}
