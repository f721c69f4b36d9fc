import uPlot from 'uplot';
import { Colors } from './colors';
import { drawLines } from './draw-lines';
import { drawFarTicks } from './far-ticks';
import { drawLabels, labelRoom } from './labels';
import { makeOptions } from './options';
import { drawHandle, drawRule, drawValues } from './playhead';
import { plotOf } from './plot';
import type { Line, Overlay, Plot, Range, XKind, YScale } from './types';

/** All that one picture shows. */
export interface View {
  readonly lines: readonly Line[];
  readonly overlays: readonly Overlay[];
  readonly xKind: XKind;
  readonly yScale: YScale;
  readonly xRange: Range;
  readonly yRange: Range;
  readonly height: number;
  readonly headroom: number;
  readonly playhead: number | null;
  readonly chosen: number | null;
  readonly looked: number | null;
  readonly trail: boolean;
  readonly dragged: Line | undefined;
  readonly format: (value: number) => string;
}

const finger = matchMedia('(pointer: coarse)');

/** Owns the uPlot of a chart and draws it at most once per animation frame. */
export class Canvas {
  plot: Plot | undefined;
  private u: uPlot | undefined;
  private kind = '';
  private frame = 0;
  private width = 0;
  private drawn: View | undefined;
  private readonly colors: Colors;
  private readonly resize: ResizeObserver;

  constructor(
    private readonly surface: HTMLElement,
    probe: HTMLElement,
    private readonly view: () => View | undefined,
    private readonly painted: () => void,
  ) {
    this.colors = new Colors(probe, () => this.request());
    this.resize = new ResizeObserver(() => this.request());
  }

  connect(): void {
    this.colors.connect();
    this.resize.observe(this.surface);
    this.request();
  }

  disconnect(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.colors.disconnect();
    this.resize.disconnect();
    this.u?.destroy();
    this.u = undefined;
    this.plot = undefined;
    this.kind = '';
  }

  request(): void {
    if (this.frame === 0 && this.surface.isConnected) this.frame = requestAnimationFrame(this.draw);
  }

  private readonly draw = (): void => {
    this.frame = 0;
    const view = this.view();
    const width = Math.floor(this.surface.clientWidth);
    if (!view || width === 0) return;
    const height = view.height;
    const kind = `${view.xKind} ${view.yScale}`;
    if (kind !== this.kind || !this.u) this.make(view, width, height, kind);
    const u = this.u;
    if (!u) return;
    const { drawn } = this;
    const refit = view.lines !== drawn?.lines || view.headroom !== drawn.headroom;
    this.drawn = view;
    u.batch(() => {
      if (width !== u.width || height !== u.height) u.setSize({ width, height });
      const [x, y] = [u.scales['x'], u.scales['y']];
      const [xRange, yRange] = [view.xRange, this.yRange()];
      if (x?.min !== xRange[0] || x.max !== xRange[1]) u.setScale('x', { min: xRange[0], max: xRange[1] });
      if (y?.min !== yRange[0] || y.max !== yRange[1]) u.setScale('y', { min: yRange[0], max: yRange[1] });
      u.redraw(false, refit || width !== this.width);
    });
    this.width = width;
  };

  private make(view: View, width: number, height: number, kind: string): void {
    this.u?.destroy();
    this.kind = kind;
    const family = getComputedStyle(this.surface).fontFamily;
    const options = makeOptions(
      {
        xKind: view.xKind,
        yScale: view.yScale,
        xRange: () => this.view()?.xRange ?? view.xRange,
        xWhole: () =>
          (this.view()?.lines ?? []).every(({ x }) => Number.isInteger(x[0] ?? 0) && Number.isInteger(x[1] ?? 0)),
        yRange: () => this.yRange(),
        // No ticks in the headroom: no value can be there.
        yTicked: () => this.view()?.yRange ?? view.yRange,
        room: () => labelRoom(this.view()?.lines ?? [], `600 12px ${family}`, this.surface.clientWidth),
        draw: this.paint,
        colors: this.colors,
        font: `12px ${family}`,
      },
      width,
      height,
    );
    this.drawn = undefined;
    this.u = new uPlot(options, [[], []], this.surface);
  }

  /** The lines' range, stretched upwards so that they keep out of the headroom. */
  private yRange(): Range {
    const view = this.view();
    if (!view) return [0, 1];
    const { yRange, yScale, headroom, height } = view;
    const share = headroom / Math.max(1, height - 40 - headroom);
    if (yScale === 'log') return [yRange[0], yRange[1] * (yRange[1] / yRange[0]) ** share];
    return [yRange[0], yRange[1] + (yRange[1] - yRange[0]) * share];
  }

  private readonly paint = (u: uPlot): void => {
    const view = this.view();
    if (!view) return;
    const plot = plotOf(u, this.colors, view.xRange, this.yRange(), view.yScale);
    this.plot = plot;
    const { context } = plot;
    const { lines, playhead, looked, chosen, dragged } = view;
    context.save();
    context.scale(uPlot.pxRatio, uPlot.pxRatio);
    drawFarTicks(plot, view.yScale);
    view.overlays.forEach((overlay) => overlay.under?.(plot));
    drawLines(lines, plot, view.trail ? playhead : null);
    view.overlays.forEach((overlay) => overlay.over?.(plot));
    drawLabels(lines, plot, u.width);
    if (chosen !== null) drawRule(lines, plot, chosen, playhead !== null);
    if (looked !== null && looked !== chosen) drawRule(lines, plot, looked, false);
    const read = looked ?? chosen;
    if (read !== null) drawValues(lines, plot, read, view.format);
    if (dragged && chosen !== null) drawHandle(dragged, plot, chosen, finger.matches);
    context.restore();
    this.painted();
  };
}
