import { markerPath } from '../markers';
import { PathData, element, group, mixed, round, text } from '../svg';
import type { Color } from '../svg';
import { bandColor, placement, traceRings } from './background';
import { levelLabel } from './levels';
import type { Levels } from './levels';
import { rowAt } from './model';
import type { ContourGrid, ContourOverlays, ContourPath, ContourPin } from './model';
import { overlaysSvg } from './overlay-svg';
import { ball, strongBall } from './paths';
import { areMany, pinShapes, pinsIn } from './pin-shapes';
import type { PinShape } from './pin-shapes';
import { ticksOf } from './ticks';
import type { Margins } from './ticks';
import { bounded, drawRows, drawWay, edgeTowards, outsideHead, stepsApart } from './trail';
import type { View } from './view';
import { lossName } from '../words';

/** What a map shows that stands alone, without a page around it. */
export interface MapPicture {
  readonly view: View;
  readonly grid: ContourGrid;
  readonly levels: Levels;
  readonly pins: readonly ContourPin[];
  readonly paths: readonly ContourPath[];
  readonly index: number;
  readonly selected: string;
  readonly future: boolean;
  readonly start: readonly [number, number] | null;
  /** Of the chosen racer; without them, none. */
  readonly overlays?: ContourOverlays;
}

/** The map as SVG, from the data: bands, ways, pins, the start, arrows, balls. Its origin is the plot's corner. */
export function mapSvg(map: MapPicture, color: Color): string {
  const { view, paths, index, selected, future, start, overlays } = map;
  // As on the page: the chosen racer last, so that nothing covers it.
  const order = [...paths].sort((a, b) => Number(a.id === selected) - Number(b.id === selected));
  const size = { width: view.width, height: view.height };
  const clip = element('clipPath', { id: 'plot' }, element('rect', size));
  const ground = [...bands(map, color), ...pins(map, color)];
  const ways = [
    ...(future ? order.map((path) => rest(path, index, view, color)) : []),
    ...order.map((path) => way(path, index, view, path.id === selected, color)),
    ...(start && view.contains(...start) ? [cross(view.x(start[0]), view.y(start[1]), color)] : []),
    ...order.map((path) => (overlays && path.id === selected ? overlaysSvg(path, index, view, overlays, color) : '')),
    ...order.map((path) => ballOf(path, index, view, path.id === selected, color)),
  ];
  return group([clip, group([...ground, ...ways], 0, 0, { 'clip-path': 'url(#plot)' })]);
}

/** The wash lies over the colours and under the lines: here it is mixed in, so that one path has both. */
function bands({ view, grid, levels }: MapPicture, color: Color): readonly string[] {
  const [ground, wash] = [color('--ground'), Number(color('--map-wash'))];
  const n = levels.heights.length;
  const { left, top, dx, dy } = placement(grid, view);
  const inked = { stroke: color('--ink'), 'stroke-opacity': color('--map-line'), 'fill-rule': 'evenodd' };
  const floor = { width: view.width, height: view.height, fill: mixed(bandColor(0, n), ground, wash) };
  return [
    element('rect', floor),
    ...traceRings(grid, levels).map((rings, k) => {
      const line = new PathData();
      for (const ring of rings) {
        ring.forEach(([i = NaN, j = NaN], at) => {
          if (at === 0) line.moveTo(left + i * dx, top + j * dy);
          else line.lineTo(left + i * dx, top + j * dy);
        });
        line.closePath();
      }
      const width = levels.labelled.includes(k) ? 1.1 : 0.5;
      const fill = mixed(bandColor(k + 1, n), ground, wash);
      return element('path', { d: line.data, fill, 'stroke-width': width, ...inked });
    }),
  ];
}

function pins({ view, pins: all }: MapPicture, color: Color): readonly string[] {
  const many = areMany(all);
  return pinsIn(all, view).map(({ x, y, global }) => pinSvg(global, many, view.x(x), view.y(y), color));
}

/** One pin with its tip at (x, y). */
export function pinSvg(global: boolean, small: boolean, x: number, y: number, color: Color): string {
  const [ink, ground] = [color('--ink'), color('--ground')];
  const looks: Readonly<Record<PinShape['kind'], Readonly<Record<string, string | number>>>> = {
    global: { fill: ink, stroke: ground, 'stroke-width': 1.5 },
    star: { fill: ground },
    local: { fill: ground, stroke: ink, 'stroke-width': 1.5 },
    dot: { fill: ink },
  };
  return group(
    pinShapes(global, small).map(({ kind, d }) => element('path', { d, ...looks[kind] })),
    x,
    y,
  );
}

function rest(path: ContourPath, index: number, view: View, color: Color): string {
  const line = new PathData();
  drawRows(path, rowAt(path, index), path.x.length - 1, view, line);
  const look = { 'stroke-width': 1.25, 'stroke-opacity': 0.35, 'stroke-linejoin': 'round' };
  return element('path', { d: line.data, fill: 'none', stroke: color(path.color), ...look });
}

function way(path: ContourPath, index: number, view: View, strong: boolean, color: Color): string {
  const row = rowAt(path, index);
  const stroke = color(path.color);
  const [line, leaps] = [new PathData(), new PathData()];
  drawWay(path, row, view, line, leaps);
  const look = { fill: 'none', 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };
  const casing = { stroke: color('--ground'), 'stroke-opacity': 0.7, 'stroke-width': strong ? 5.5 : 4 };
  const dots = [...stepsApart(path, row, view)].map(([x, y]) => `M${round(x)} ${round(y)}h0`).join('');
  // Its numbers stand there once, and are drawn twice.
  const id = `way-${path.id}`;
  const drawn = [
    element('defs', {}, element('path', { id, d: line.data, 'data-racer': path.label })),
    element('use', { href: `#${id}`, ...look, ...casing }),
    element('use', { href: `#${id}`, ...look, stroke, 'stroke-width': strong ? 2.75 : 1.75 }),
    element('path', { d: leaps.data, ...look, stroke, 'stroke-opacity': 0.35 }),
    // A round cap makes a dot of a line that leads nowhere.
    element('path', { d: dots, ...look, stroke, 'stroke-width': 4.4 }),
  ];
  return group(drawn.filter((shape) => !shape.includes(' d=""') || shape.startsWith('<defs')));
}

function cross(x: number, y: number, color: Color): string {
  const stroke = (ink: string, width: number): string =>
    element('path', { d: 'M-12 0H12M0 -12V12', stroke: ink, 'stroke-width': width, 'stroke-linecap': 'round' });
  return group([stroke(color('--ground'), 6), stroke(color('--accent'), 2.5)], x, y);
}

function ballOf(path: ContourPath, index: number, view: View, strong: boolean, color: Color): string {
  const row = rowAt(path, index);
  const [x, y] = [path.x[row] ?? NaN, path.y[row] ?? NaN];
  if (!Number.isFinite(x) || !Number.isFinite(y)) return '';
  const [hue, ground] = [color(path.color), color('--ground')];
  if (!view.contains(x, y)) {
    const edge = edgeTowards(view, x, y);
    const turn = `translate(${round(edge.x)} ${round(edge.y)}) rotate(${round((edge.angle * 180) / Math.PI)})`;
    return element('path', { d: outsideHead, transform: turn, fill: ground, stroke: hue, 'stroke-width': 2.5 });
  }
  const d = markerPath(path.marker, strong ? strongBall : ball, bounded(view.x(x)), bounded(view.y(y)));
  return (
    element('path', { d, fill: ground, stroke: ground, 'stroke-width': 4, 'stroke-linejoin': 'round' }) +
    element('path', { d, fill: hue, stroke: hue, 'stroke-width': 1.5, 'stroke-linejoin': 'round' })
  );
}

/** Ticks, numbers, names and the edge, around the same plot. */
export function axesSvg(view: View, margins: Margins, color: Color): string {
  const { width, height } = view;
  const small = { fill: color('--ink-muted'), 'font-size': 12 };
  const name = { fill: color('--ink'), 'font-size': 16, 'font-family': 'serif', 'font-style': 'italic' };
  const middle = { 'text-anchor': 'middle' };
  const edge = color('--edge');
  const { x, y } = ticksOf(view);
  return group([
    ...x.map(
      ({ at, text: label }) =>
        element('path', { d: `M${round(at)} ${height}v5`, stroke: edge }) +
        text(at, height + 18, label, { ...small, ...middle }),
    ),
    ...y.map(
      ({ at, text: label }) =>
        element('path', { d: `M0 ${round(at)}h-5`, stroke: edge }) +
        text(-8, at + 4, label, { ...small, 'text-anchor': 'end' }),
    ),
    text(width / 2, height + 36, 'x', { ...name, ...middle }),
    text(-margins.left + 10, height / 2 + 4, 'y', { ...name, ...middle }),
    element('rect', { width, height, fill: 'none', stroke: edge }),
  ]);
}

/** The bands as a bar with their losses. */
export function scaleSvg(levels: Levels, width: number, color: Color): string {
  const n = levels.values.length;
  const share = width / (n + 1);
  const [ground, wash] = [color('--ground'), Number(color('--map-wash'))];
  const small = { fill: color('--ink-muted'), 'font-size': 12 };
  return group([
    text(-10, 10, lossName(), { ...small, 'text-anchor': 'end' }),
    ...Array.from({ length: n + 1 }, (_, k) =>
      element('rect', {
        x: round(k * share),
        // A little wider than its share, so that no seam shows.
        ...{ width: round(share + (k < n ? 0.4 : 0)), height: 10, fill: mixed(bandColor(k, n), ground, wash) },
      }),
    ),
    ...levels.labelled.map((k) => {
      const x = (k + 1) * share;
      const tick = element('path', { d: `M${round(x)} 0v14`, stroke: color('--edge') });
      return tick + text(x, 26, levelLabel(levels, k), { ...small, 'text-anchor': k === n - 1 ? 'end' : 'middle' });
    }),
  ]);
}
