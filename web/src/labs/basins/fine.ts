import type { BasinGrid } from '../../charts/basin-map';
import type { RunOptions } from '../../engine/client';
import type { Spec, Value } from '../../engine/contract';
import type { Result, Table } from '../../engine/result';
import { same } from '../../state/tree';
import { goalOf, gridOf, optimizersIn } from './map';

/** How long the knobs must have rested before a map is refined, in milliseconds. */
const rest = 180;

/** One optimizer's fine map, on its way or done. */
export interface FineMap {
  readonly spec: Spec;
  /** As much of it as there is. */
  grid: BasinGrid | undefined;
  /** Of all starts; undefined until it is done. */
  shares: Table | undefined;
  table: Table | undefined;
  /** Of the starts that succeed. */
  goal: number;
  /** 0 … 1. */
  progress: number;
  /** Of the run that is at it, or was. */
  stop: AbortController | undefined;
}

type Run = (name: string, spec: Spec, options: RunOptions) => Promise<Result | undefined>;

/** Refines the maps once the knobs rest: each in a run of its own, and only those that have changed. */
export class FineMaps {
  maps: readonly FineMap[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly run: Run,
    /** With the index of the map that is now whole, if one is. */
    private readonly changed: (done?: number) => void,
  ) {}

  /** A coarse result has come. What is being refined for it already goes on, and what was for an older one is given up. */
  follow(spec: Spec, columns: Value, rows: Value): void {
    clearTimeout(this.timer);
    const before = this.maps;
    this.maps = optimizersIn(spec).map((optimizer, k) => {
      const wanted: Spec = { ...spec, optimizers: [optimizer], columns, rows };
      const known = [before[k], ...before.filter(({ shares }) => shares)].find((map) => map && same(map.spec, wanted));
      const none = { grid: undefined, shares: undefined, table: undefined, goal: NaN, stop: undefined };
      return known ?? { spec: wanted, progress: 0, ...none };
    });
    for (const map of before) if (!this.maps.includes(map)) map.stop?.abort();
    this.timer = setTimeout(() => this.begin(), rest);
  }

  end(): void {
    for (const map of this.maps) map.stop?.abort();
    clearTimeout(this.timer);
  }

  private begin(): void {
    this.maps.forEach((map, k) => {
      if (!map.shares && (!map.stop || map.stop.signal.aborted)) void this.refine(map, k);
    });
  }

  private async refine(map: FineMap, index: number): Promise<void> {
    map.stop = new AbortController();
    const { signal } = map.stop;
    const result = await this.run(`fine.${index}`, map.spec, {
      signal,
      onPartial: (partial) => {
        map.grid = gridOf(partial, 0);
        this.changed();
      },
      onProgress: (progress) => {
        map.progress = progress;
        this.changed();
      },
    });
    if (!result || signal.aborted) {
      // Lost, or refused: whoever comes to rest on it again may try again.
      if (map.stop.signal === signal) map.stop = undefined;
      return;
    }
    map.shares = result.table('share.0');
    map.table = result.table('grid.0');
    map.goal = goalOf(result, 0);
    map.grid = gridOf(result, 0);
    map.progress = 1;
    this.changed(index);
  }
}
