import type { BasinGrid } from '../../charts/basin-map';
import type { RunOptions } from '../../engine/client';
import type { Spec, Value } from '../../engine/contract';
import type { Result, Table } from '../../engine/result';
import { same } from '../../state/tree';
import { gridOf, optimizersIn } from './map';

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
  /** 0 … 1. */
  progress: number;
}

type Run = (name: string, spec: Spec, options: RunOptions) => Promise<Result | undefined>;

/** Refines the maps once the knobs rest: each in a run of its own, and only those that have changed. */
export class FineMaps {
  maps: readonly FineMap[] = [];
  private stop = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly run: Run,
    /** With the index of the map that is now whole, if one is. */
    private readonly changed: (done?: number) => void,
  ) {}

  /** A coarse result has come: what was being refined for an older one is given up. */
  follow(spec: Spec, columns: Value, rows: Value): void {
    this.stop.abort();
    this.stop = new AbortController();
    clearTimeout(this.timer);
    this.maps = optimizersIn(spec).map((optimizer) => {
      const wanted: Spec = { ...spec, optimizers: [optimizer], columns, rows };
      const known = this.maps.find((map) => map.shares && same(map.spec, wanted));
      return known ?? { spec: wanted, grid: undefined, shares: undefined, table: undefined, progress: 0 };
    });
    this.timer = setTimeout(() => this.begin(), rest);
  }

  end(): void {
    this.stop.abort();
    clearTimeout(this.timer);
  }

  private begin(): void {
    const { signal } = this.stop;
    this.maps.forEach((map, k) => {
      if (!map.shares) void this.refine(map, k, signal);
    });
  }

  private async refine(map: FineMap, index: number, signal: AbortSignal): Promise<void> {
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
    if (!result || signal.aborted) return;
    map.shares = result.table('share.0');
    map.table = result.table('grid.0');
    map.grid = gridOf(result, 0);
    map.progress = 1;
    this.changed(index);
  }
}
