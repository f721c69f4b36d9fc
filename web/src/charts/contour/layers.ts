import { fitCanvas } from '../fit-canvas';
import { inkOf, paintBackground } from './background';
import type { Bands } from './background';
import type { ContourOverlays, ContourPath } from './model';
import { paintOverlays } from './overlays';
import { paintBall, paintFuture, paintPath } from './paths';
import type { View } from './view';
import { Colors } from '../line-chart/colors';
import { nextFrame, onPaper } from '../../styles/paper';

/** All that the two canvases show. */
export interface Scene {
  readonly bands: Bands | null;
  readonly view: View;
  readonly paths: readonly ContourPath[];
  readonly index: number;
  readonly selected: string;
  readonly overlays: ContourOverlays;
  readonly future: boolean;
}

/**
 * Two canvases, one over the other: the ground is painted when the surface, the zoom, the size or the theme has changed,
 * the racers at every frame in which anything has. However often `show` is called, a frame of the screen has one painting.
 */
export class Layers {
  private scene: Scene | null = null;
  private painted: { bands: Bands; view: View } | null = null;
  private frame = 0;
  private readonly colors: Colors;

  private readonly ground: HTMLCanvasElement;
  private readonly racers: HTMLCanvasElement;

  /** `stage` holds the two canvases, the ground first. */
  constructor(stage: HTMLElement) {
    const [ground, racers] = stage.querySelectorAll('canvas');
    if (!ground || !racers) throw new Error('a map without its canvases');
    this.ground = ground;
    this.racers = racers;
    this.colors = new Colors(ground, () => {
      this.painted = null;
      this.request();
    });
    this.connect();
  }

  connect(): void {
    this.colors.connect();
  }

  disconnect(): void {
    this.colors.disconnect();
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  show(scene: Scene): void {
    this.scene = scene;
    this.request();
  }

  private request(): void {
    if (this.frame === 0 || onPaper()) this.frame = nextFrame(this.paint);
  }

  private readonly paint = (): void => {
    this.frame = 0;
    const { scene } = this;
    if (!scene) return;
    this.paintGround(scene);
    this.paintRacers(scene);
    // For whoever measures how long a drag takes to be seen.
    this.racers.dispatchEvent(new Event('descent-painted', { bubbles: true, composed: true }));
  };

  private paintGround({ bands, view }: Scene): void {
    if (!bands) return;
    const before = this.painted;
    if (
      before &&
      before.bands === bands &&
      before.view.frame === view.frame &&
      before.view.width === view.width &&
      before.view.height === view.height
    )
      return;
    paintBackground(fitCanvas(this.ground, view), bands, view, inkOf(this.ground, this.colors.get));
    this.painted = { bands, view };
  }

  private paintRacers({ view, paths, index, selected, overlays, future }: Scene): void {
    const context = fitCanvas(this.racers, view);
    const ink = { of: this.colors.get, casing: this.colors.get('--ground') };
    // The chosen racer last, so that nothing covers it.
    const order = [...paths].sort((a, b) => Number(a.id === selected) - Number(b.id === selected));
    if (future) for (const path of order) paintFuture(context, path, index, view, ink);
    for (const path of order) paintPath(context, path, index, view, ink, path.id === selected);
    // Arrows at every ball would be a thicket: the chosen racer has them.
    for (const path of order) if (path.id === selected) paintOverlays(context, path, index, view, ink, overlays);
    for (const path of order) paintBall(context, path, index, view, ink, path.id === selected);
  }
}
