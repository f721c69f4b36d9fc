import { fitCanvas } from '../fit-canvas';
import { Screen } from '../screen';
import { drawAxes, xNameRoom, xTicksOf, yRoom, yTicksOf } from './axes';
import { Colors } from './colors';
import { drawLines } from './draw-lines';
import { drawLabels, labelRoom } from './labels';
import { drawHandle, drawRule, drawValues } from './playhead';
import { plotOf } from './plot';
import { nextFrame, onPaper } from '../../styles/paper';
import type { Line, Overlay, Plot, Range, XKind, YScale } from './types';

/** All that one picture shows. */
export interface View {
  readonly lines: readonly Line[];
  readonly overlays: readonly Overlay[];
  readonly xKind: XKind;
  readonly xLabel: string;
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

/** CSS pixels that a sheet of paper has for sure: a wider picture would be shrunk, and its words with it. */
const paperWidth = 620;

const finger = matchMedia('(pointer: coarse)');

/** Above the plot, and below it for the numbers of the x axis. */
const head = 10;
const foot = 34;

/** Draws a chart onto its canvas, at most once per animation frame. */
export class Canvas {
  plot: Plot | undefined;
  private frame = 0;
  private readonly colors: Colors;
  private readonly resize: ResizeObserver;
  private readonly screen = new Screen(() => this.request());

  constructor(
    private readonly surface: HTMLElement,
    private readonly canvas: HTMLCanvasElement,
    probe: HTMLElement,
    private readonly view: () => View | undefined,
    private readonly painted: () => void,
  ) {
    this.colors = new Colors(probe, () => this.request());
    this.resize = new ResizeObserver(() => this.request());
  }

  connect(): void {
    this.colors.connect();
    this.screen.connect();
    this.resize.observe(this.surface);
    this.request();
  }

  disconnect(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.colors.disconnect();
    this.screen.disconnect();
    this.resize.disconnect();
    this.plot = undefined;
  }

  request(): void {
    if ((this.frame === 0 || onPaper()) && this.surface.isConnected) this.frame = nextFrame(this.draw);
  }

  private space(): number {
    return Math.floor(Math.min(this.surface.clientWidth, onPaper() ? paperWidth : Infinity));
  }

  private readonly draw = (): void => {
    this.frame = 0;
    const view = this.view();
    const width = this.space();
    if (!view || width === 0) return;
    const { lines, playhead, looked, chosen, dragged, xRange, yScale, height } = view;
    const family = getComputedStyle(this.surface).fontFamily;
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    const context = fitCanvas(this.canvas, { width, height });
    context.save();
    // No ticks in the headroom: no value can be there.
    const yTicks = yTicksOf(view.yRange, yScale);
    const left = yRoom(yTicks, `12px ${family}`);
    const xTicks = xTicksOf(xRange, view.xKind, lines, width - left);
    const named = Math.min(xNameRoom(view.xLabel, xTicks, xRange, `12px ${family}`), 0.32 * width);
    const room = Math.max(labelRoom(lines, `600 12px ${family}`, width), named);
    const right = Math.max(left + 1, width - room);
    const box = { left, right, top: head, bottom: height - foot };
    const plot = plotOf(context, box, { xRange, yRange: stretched(view), yScale }, this.colors, family);
    this.plot = plot;
    drawAxes(plot, xTicksOf(xRange, view.xKind, lines, right - left), yTicks);
    view.overlays.forEach((overlay) => overlay.under?.(plot));
    drawLines(lines, plot, view.trail ? playhead : null);
    view.overlays.forEach((overlay) => overlay.over?.(plot));
    drawLabels(lines, plot, width);
    if (chosen !== null) drawRule(lines, plot, chosen, playhead !== null);
    if (looked !== null && looked !== chosen) drawRule(lines, plot, looked, false);
    const read = looked ?? chosen;
    if (read !== null) drawValues(lines, plot, read, view.format);
    if (dragged && chosen !== null) drawHandle(dragged, plot, chosen, finger.matches);
    context.restore();
    this.painted();
  };
}

/** The lines' range, stretched upwards so that they keep out of the headroom. */
function stretched({ yRange, yScale, headroom, height }: View): Range {
  const share = headroom / Math.max(1, height - head - foot - headroom);
  if (yScale === 'log') return [yRange[0], yRange[1] * (yRange[1] / yRange[0]) ** share];
  return [yRange[0], yRange[1] + (yRange[1] - yRange[0]) * share];
}
