import type { Frame } from '../../charts/contour';
import type { Catalog, Spec } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { Drawing } from '../racers/drawing';
import { TerrainSource } from '../racers/terrain';
import { examplesOf, raceOf } from './example';
import type { Example } from './example';

/** One trial, raced again so that it can be seen. */
export class Exhibit {
  /** What is drawn, and of what. */
  current: { readonly example: Example; readonly race: Spec; readonly drawing: Drawing } | undefined;
  frame: Frame | null = null;
  private wanted: { readonly example: Example; readonly race: Spec } | undefined;
  private raced: Result | undefined;
  private catalog: Catalog | undefined;
  private readonly terrain: TerrainSource;

  constructor(
    private readonly run: (name: string, spec: Spec) => Promise<Result | undefined>,
    private readonly changed: () => void,
  ) {
    this.terrain = new TerrainSource(
      (spec) => this.run('terrain', spec),
      () => this.draw(),
    );
  }

  /** The first example of a result, if it has one. */
  of(result: Result, catalog: Catalog): void {
    const [first] = examplesOf(result);
    if (first) void this.show(result, first, catalog);
    else this.forget();
  }

  /** The next one that held, or did not: on another surface, where there is one. */
  next(result: Result, held: boolean, catalog: Catalog): void {
    const all = examplesOf(result).filter((example) => example.held === held);
    const after = all.find(({ surface }) => surface > (this.current?.example.surface ?? -1)) ?? all[0];
    if (after) void this.show(result, after, catalog);
  }

  zoom(frame: Frame | null): void {
    this.frame = frame;
    const surface = this.current?.race['surface'];
    if (surface !== undefined) void this.terrain.show(surface, frame);
  }

  private async show(result: Result, example: Example, catalog: Catalog): Promise<void> {
    const race = raceOf(result, example, catalog);
    const wanted = (this.wanted = { example, race });
    this.catalog = catalog;
    const raced = await this.run('race', race);
    if (!raced || this.wanted !== wanted) return;
    this.raced = raced;
    this.frame = null;
    this.draw();
    void this.terrain.show(raced.spec['surface'] ?? null, null);
  }

  private forget(): void {
    this.wanted = this.raced = this.current = undefined;
    this.changed();
  }

  private draw(): void {
    const { raced, wanted, catalog } = this;
    if (!raced || !wanted || !catalog) return;
    const drawing = Drawing.next(this.current?.drawing, raced, catalog, this.terrain.current);
    // On another surface, picture and words wait for the new ground.
    if (drawing.result === raced) this.current = { ...wanted, drawing };
    this.changed();
  }
}
