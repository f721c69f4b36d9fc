import type { ContourPath, ContourPin } from '../../charts/contour';
import type { Catalog } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { idOf } from './field';
import { lossLines } from './lines';
import type { LossLines, LossView } from './lines';
import { pinsOf } from './minima';
import { pathOf } from './paths';
import { raceLength, racersOf } from './racer';
import type { Racer } from './racer';
import type { Terrain } from './terrain';

/** A result as the lab draws it: worked out once, however often the playhead moves. */
export class Drawing {
  readonly racers: readonly Racer[];
  readonly paths: readonly ContourPath[];
  readonly pins: readonly ContourPin[];
  /** Positions of the playhead. */
  readonly length: number;
  private loss: { readonly view: LossView; readonly lines: LossLines } | undefined;

  constructor(
    readonly result: Result,
    readonly catalog: Catalog,
    /** Undefined as long as the ground is on its way. */
    readonly terrain: Terrain | undefined,
  ) {
    this.racers = racersOf(result, catalog);
    this.paths = this.racers.map(pathOf);
    this.pins = pinsOf(result.table('minima'));
    this.length = raceLength(this.racers);
  }

  /** The next one. On another surface the old picture stays until the new ground has come, so that both change at once. */
  static next(before: Drawing | undefined, result: Result, catalog: Catalog, terrain: Terrain | undefined): Drawing {
    const fits = terrain !== undefined && idOf(terrain.surface) === idOf(result.spec['surface']);
    if (before && !fits) return before;
    if (before?.result === result && before.terrain === terrain) return before;
    return new Drawing(result, catalog, fits ? terrain : undefined);
  }

  /** Lines keep their identity until something about them changes: charts remember them by it. */
  lossLines(view: LossView): LossLines {
    const known = this.loss?.view;
    if (this.loss && known && (Object.keys(view) as (keyof LossView)[]).every((key) => known[key] === view[key])) {
      return this.loss.lines;
    }
    const lines = lossLines(this.racers, this.pins, view);
    this.loss = { view, lines };
    return lines;
  }
}
