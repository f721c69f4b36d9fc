import type { Result } from '../../engine/result';
import { combinationOf, outcomeOf } from './combinations';

/** How many pictures are kept, and how many are made ahead of a playhead that moves. */
const most = 120;
const ahead = 12;

/** Runs a spec on a channel; undefined where a newer one was wanted meanwhile. */
export type Shoot = (channel: string, spec: Result['spec']) => Promise<Result | undefined>;

/**
 * The drawn network at every step that is looked at. Pictures are made one by one, kept for a while and, while the
 * playhead moves, made before it comes: so the network stands where everything else stands.
 */
export class Film {
  private readonly pictures = new Map<number, Result>();
  private readonly coming = new Set<number>();
  /** What is to come next, nearest first. */
  private queue: readonly number[] = [];
  private working = false;

  /** `arrived` hears of every picture that is made. */
  constructor(
    private readonly result: Result,
    private readonly shoot: Shoot,
    private readonly arrived: (step: number, wanted: boolean) => void,
  ) {}

  /** The network at a step, where it is there. */
  at(step: number): Result | undefined {
    return this.pictures.get(step);
  }

  /** Has it made, where it is not there. */
  want(step: number): void {
    if (!this.pictures.has(step) && !this.coming.has(step)) void this.make('drawn', step);
  }

  /** What a playhead reaches next that goes about `stride` steps at a time. */
  expect(step: number, stride: number, last: number): void {
    const pace = stride < 4 ? 1 : stride;
    this.queue = Array.from({ length: ahead }, (_, k) => step + (k + 1) * pace).filter((each) => each < last);
    void this.work();
  }

  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    for (;;) {
      const next = this.queue.find((step) => !this.pictures.has(step) && !this.coming.has(step));
      if (next === undefined || !(await this.make('ahead', next))) break;
    }
    this.working = false;
  }

  private async make(channel: 'drawn' | 'ahead', step: number): Promise<boolean> {
    this.coming.add(step);
    const picture = await this.shoot(channel, this.specAt(step));
    this.coming.delete(step);
    if (!picture) return false;
    this.pictures.set(step, picture);
    // A map remembers the order: the oldest go.
    for (const old of this.pictures.keys()) {
      if (this.pictures.size <= most) break;
      this.pictures.delete(old);
    }
    this.arrived(step, channel === 'drawn');
    return true;
  }

  /** The drawn network alone. Its best rate has been found: it need not be looked for at every step. */
  private specAt(step: number): Result['spec'] {
    const { spec } = this.result;
    const rate = outcomeOf(this.result, combinationOf(spec), 'rate');
    return {
      ...{ ...spec, compare: false, at: step },
      ...(spec['rates'] === 'best' ? { rates: 'same', rate } : {}),
    };
  }
}
