import { paintLines } from '../contour/background';
import type { Bands } from '../contour/background';
import { fitCanvas } from '../fit-canvas';
import type { View } from '../contour/view';
import { Colors } from '../line-chart/colors';
import { nextFrame, onPaper } from '../../styles/paper';
import { drawMarker } from '../markers';
import type { BasinGrid, BasinPath } from './model';
import { drawSheet, placeSheet } from './paint';
import type { Palette, Rgb, Sheet } from './paint';

/** All that the canvases show. */
export interface Scene {
  readonly view: View;
  /** What lies below is painted first: the coarse map, then as much of the fine one as there is. */
  readonly grids: readonly BasinGrid[];
  readonly mostSteps: number;
  readonly basins: readonly string[];
  readonly bands: Bands | null;
  readonly path: BasinPath | null;
}

/** Three canvases: the basins, the contour lines, the way. Each is painted when what it shows has changed, once a frame. */
export class BasinLayers {
  private scene: Scene | null = null;
  private painted: Partial<Scene> = {};
  private frame = 0;
  private palette: Palette | undefined;
  private readonly sheets = new WeakMap<
    BasinGrid,
    { readonly sheet: Sheet; readonly most: number; readonly palette: Palette }
  >();
  private readonly colors: Colors;
  private readonly ground: HTMLCanvasElement;
  private readonly lines: HTMLCanvasElement;
  private readonly way: HTMLCanvasElement;

  constructor(stage: HTMLElement) {
    const [ground, lines, way] = stage.querySelectorAll('canvas');
    if (!ground || !lines || !way) throw new Error('a map without its canvases');
    this.ground = ground;
    this.lines = lines;
    this.way = way;
    this.colors = new Colors(ground, () => {
      this.painted = {};
      this.palette = undefined;
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
    const { scene, painted } = this;
    if (!scene) return;
    const { view } = scene;
    const moved = !painted.view || !sameView(painted.view, view);
    const changed = (...keys: readonly (keyof Scene)[]): boolean =>
      moved || keys.some((key) => painted[key] !== scene[key]);
    if (changed('grids', 'mostSteps', 'basins')) this.paintBasins(scene);
    if (changed('bands')) this.paintContours(scene);
    if (changed('path')) this.paintPath(scene);
    this.painted = scene;
    // For whoever measures how long a drag takes to be seen.
    this.ground.dispatchEvent(new Event('descent-painted', { bubbles: true, composed: true }));
  };

  private paintBasins({ view, grids, mostSteps, basins }: Scene): void {
    if (this.painted.basins !== basins) this.palette = undefined;
    const palette = (this.palette ??= this.readPalette(basins));
    const context = fitCanvas(this.ground, view);
    for (const grid of grids) {
      let known = this.sheets.get(grid);
      if (known?.most !== mostSteps || known.palette !== palette) {
        known = { sheet: drawSheet(grid, mostSteps, palette), most: mostSteps, palette };
        this.sheets.set(grid, known);
      }
      placeSheet(context, known.sheet, grid, view, palette.hatch);
    }
  }

  private paintContours({ view, bands }: Scene): void {
    const context = fitCanvas(this.lines, view);
    if (bands) paintLines(context, bands, view, this.colors.get('--basin-line'));
  }

  private paintPath({ view, path }: Scene): void {
    const context = fitCanvas(this.way, view);
    if (!path || path.x.length === 0) return;
    const line = new Path2D();
    path.x.forEach((x, k) => {
      const [px, py] = [bounded(view.x(x)), bounded(view.y(path.y[k] ?? NaN))];
      if (k === 0) line.moveTo(px, py);
      else line.lineTo(px, py);
    });
    context.lineJoin = context.lineCap = 'round';
    for (const [color, width] of [
      ['--path-casing', 5],
      ['--ink', 2],
    ] as const) {
      context.strokeStyle = this.colors.get(color);
      context.lineWidth = width;
      context.stroke(line);
    }
    const last = path.x.length - 1;
    context.strokeStyle = this.colors.get('--path-casing');
    context.fillStyle = this.colors.get('--ink');
    context.lineWidth = 3;
    drawMarker(context, path.marker, 11, view.x(path.x[last] ?? NaN), view.y(path.y[last] ?? NaN));
  }

  private readPalette(basins: readonly string[]): Palette {
    const read = (name: string): Rgb => rgb(this.colors.get(name));
    return {
      basins: basins.map(read),
      away: read('--basin-away'),
      nowhere: read('--basin-nowhere'),
      lost: read('--basin-lost'),
      hatch: this.colors.get('--basin-hatch'),
      ground: read('--ground'),
    };
  }
}

function sameView(a: View, b: View): boolean {
  return a.frame === b.frame && a.width === b.width && a.height === b.height;
}

/** Canvases lose their way far outside. */
const bounded = (pixels: number): number => Math.max(-1e4, Math.min(1e4, pixels));

/** "rgb(0, 114, 178)", or "color(srgb 0 0.4 0.7)" → three bytes. */
function rgb(color: string): Rgb {
  const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return color.startsWith('color(') ? [r * 255, g * 255, b * 255] : [r, g, b];
}
