import { sameFrame } from '../../charts/contour/model';
import type { ContourGrid, ContourPin, Frame } from '../../charts/contour';
import type { Spec, Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { same } from '../../state/tree';
import { pinsOf } from './minima';

/** The ground of the map. */
export interface Terrain {
  readonly surface: Value;
  readonly grid: ContourGrid;
  readonly pins: readonly ContourPin[];
  readonly region: Frame;
  /** The highest loss on the grid. */
  readonly ceiling: number;
}

/** Asks for the grid only when surface or zoom have changed, and beside the race, which never waits for it. */
export class TerrainSource {
  current: Terrain | undefined;
  private asked: { readonly surface: Value; readonly frame: Frame | null } | undefined;

  constructor(
    private readonly run: (spec: Spec) => Promise<Result | undefined>,
    private readonly changed: () => void,
  ) {}

  /** `frame` null: the whole region. */
  async show(surface: Value, frame: Frame | null): Promise<void> {
    if (this.asked && same(this.asked.surface, surface) && this.asked.frame === frame) return;
    const asked = (this.asked = { surface, frame });
    const window: { readonly window?: Value } = frame
      ? { window: [frame.xMin, frame.xMax, frame.yMin, frame.yMax] }
      : {};
    const result = await this.run({ experiment: 'surface', surface, ...window });
    if (result) {
      this.current = terrainOf(surface, result, this.current);
      this.changed();
    } else if (this.asked === asked) {
      this.asked = undefined;
    }
  }
}

export function terrainOf(surface: Value, result: Result, before?: Terrain): Terrain {
  const grid = result.table('grid');
  const { x, y } = grid.layout;
  if (!x || !y) throw new Error('a surface without axes');
  const table = result.table('region');
  const region = frameOf(table.at('xMin', 0), table.at('xMax', 0), table.at('yMin', 0), table.at('yMax', 0));
  const values = grid.column('value');
  // One object as long as it says the same: the map takes another region as a reason to zoom out.
  const kept = before && sameFrame(before.region, region) ? before.region : region;
  return {
    surface,
    grid: { ...frameOf(x.min, x.max, y.min, y.max), columns: x.count, rows: y.count, values },
    pins: pinsOf(result.table('minima')),
    region: kept,
    ceiling: values.reduce((most, value) => (value > most && Number.isFinite(value) ? value : most), -Infinity),
  };
}

function frameOf(xMin: number, xMax: number, yMin: number, yMax: number): Frame {
  return { xMin, xMax, yMin, yMax };
}
