import { rowAt } from './model';
import type { ContourOverlays, ContourPath } from './model';
import type { ArrowShape, LookAheadShape, SquareShape } from './overlay-shapes';
import { arrowShape, lookAheadShape, squareShapes } from './overlay-shapes';
import type { PathInk } from './paths';
import type { View } from './view';

/** What a racer feels and remembers at the playhead, drawn at its ball. */
export function paintOverlays(
  context: CanvasRenderingContext2D,
  path: ContourPath,
  index: number,
  view: View,
  ink: PathInk,
  show: ContourOverlays,
): void {
  const row = rowAt(path, index);
  const x = path.x[row] ?? NaN;
  const y = path.y[row] ?? NaN;
  if (!view.contains(x, y)) return;
  const color = ink.of(path.color);
  if (show.lookAhead && path.lookAhead) {
    paintLookAhead(context, lookAheadShape(path.lookAhead, row, view, x, y), color, ink.casing);
  }
  for (const arrow of path.arrows) {
    if (!show[arrow.kind]) continue;
    paintArrow(context, arrowShape(arrow, row, view, x, y), arrow.kind === 'velocity', color, ink.casing);
  }
  if (show.squares && path.squares) {
    for (const square of squareShapes(path.squares, row, view.x(x), view.y(y))) {
      paintSquare(context, square, color, ink.casing);
    }
  }
}

function paintArrow(
  context: CanvasRenderingContext2D,
  arrow: ArrowShape | null,
  dashed: boolean,
  color: string,
  casing: string,
): void {
  if (!arrow) return;
  context.save();
  context.translate(arrow.x, arrow.y);
  context.rotate(arrow.angle);
  const shape = new Path2D(arrow.d);
  context.lineJoin = 'round';
  if (dashed) context.setLineDash([5, 3]);
  context.strokeStyle = casing;
  context.lineWidth = 5;
  context.stroke(shape);
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = 2;
  context.stroke(shape);
  context.setLineDash([]);
  context.fill(shape);
  context.restore();
}

function paintLookAhead(
  context: CanvasRenderingContext2D,
  shape: LookAheadShape | null,
  color: string,
  casing: string,
): void {
  if (!shape) return;
  const ring = new Path2D();
  ring.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  context.stroke(new Path2D(shape.thread));
  context.setLineDash([]);
  context.strokeStyle = casing;
  context.lineWidth = 4.5;
  context.stroke(ring);
  context.strokeStyle = color;
  context.lineWidth = 2;
  context.stroke(ring);
}

function paintSquare(context: CanvasRenderingContext2D, square: SquareShape, color: string, casing: string): void {
  const { name, left, bottom, side } = square;
  context.lineWidth = 1.5;
  context.font = '10px system-ui, sans-serif';
  context.fillStyle = casing;
  context.strokeStyle = color;
  context.globalAlpha = 0.85;
  context.fillRect(left, bottom - side, side, side);
  context.globalAlpha = 1;
  context.strokeRect(left, bottom - side, side, side);
  context.fillStyle = color;
  context.fillText(name, left, bottom + 10);
}
