import { element, group, round, text } from '../svg';
import type { Color } from '../svg';
import { rowAt } from './model';
import type { ContourOverlays, ContourPath } from './model';
import { arrowShape, lookAheadShape, squareShapes } from './overlay-shapes';
import type { View } from './view';

/** What a racer feels and remembers at the playhead, as on the page. */
export function overlaysSvg(path: ContourPath, index: number, view: View, show: ContourOverlays, color: Color): string {
  const row = rowAt(path, index);
  const [x, y] = [path.x[row] ?? NaN, path.y[row] ?? NaN];
  if (!view.contains(x, y)) return '';
  const [hue, casing] = [color(path.color), color('--ground')];
  const shapes: string[] = [];
  const ahead = show.lookAhead && path.lookAhead ? lookAheadShape(path.lookAhead, row, view, x, y) : null;
  if (ahead) {
    const ring = { cx: round(ahead.x), cy: round(ahead.y), r: ahead.radius, fill: 'none' };
    shapes.push(
      element('path', { d: ahead.thread, stroke: hue, 'stroke-dasharray': '2 3' }),
      element('circle', { ...ring, stroke: casing, 'stroke-width': 4.5 }),
      element('circle', { ...ring, stroke: hue, 'stroke-width': 2 }),
    );
  }
  for (const arrow of path.arrows) {
    const shape = show[arrow.kind] ? arrowShape(arrow, row, view, x, y) : null;
    if (!shape) continue;
    const degrees = round((shape.angle * 180) / Math.PI);
    const look = {
      ...{ d: shape.d, transform: `translate(${round(shape.x)} ${round(shape.y)}) rotate(${degrees})` },
      ...{ 'stroke-linejoin': 'round', ...(arrow.kind === 'velocity' ? { 'stroke-dasharray': '5 3' } : {}) },
    };
    shapes.push(
      element('path', { ...look, fill: 'none', stroke: casing, 'stroke-width': 5 }),
      element('path', { ...look, fill: hue, stroke: hue, 'stroke-width': 2, 'data-arrow': arrow.label }),
    );
  }
  if (show.squares && path.squares) {
    for (const { name, left, bottom, side } of squareShapes(path.squares, row, view.x(x), view.y(y))) {
      const at = { x: round(left), y: round(bottom - side), width: round(side), height: round(side) };
      shapes.push(
        element('rect', { ...at, fill: casing, 'fill-opacity': 0.85, stroke: hue, 'stroke-width': 1.5 }),
        text(left, bottom + 10, name, { fill: hue, 'font-size': 10 }),
      );
    }
  }
  return group(shapes);
}
