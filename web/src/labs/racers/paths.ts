import { msg } from '@lit/localize';
import type { ContourArrow, ContourPath } from '../../charts/contour';
import { quantityOf } from './racer';
import type { Racer } from './racer';

/** A racer as the map draws it; the numbers stay where they are. */
export function pathOf(racer: Racer): ContourPath {
  const { table } = racer;
  const velocity = quantityOf(racer, 'velocity');
  const squares = quantityOf(racer, 'squares');
  const arrows: ContourArrow[] = [
    {
      kind: 'gradient',
      label: msg('downhill: against the gradient'),
      x: table.column('gradient.x'),
      y: table.column('gradient.y'),
      reversed: true,
    },
  ];
  if (velocity) {
    const x = table.column(`${velocity.id}.x`);
    const y = table.column(`${velocity.id}.y`);
    arrows.push({ kind: 'velocity', label: velocity.label, x, y, reversed: !pointsAhead(racer, x, y) });
  }
  return {
    id: racer.key,
    label: racer.label,
    color: racer.color,
    marker: racer.marker,
    x: table.column('x'),
    y: table.column('y'),
    loss: table.column('loss'),
    diverged: !Number.isNaN(racer.divergedAt),
    arrows,
    squares: squares
      ? { label: squares.label, x: table.column(`${squares.id}.x`), y: table.column(`${squares.id}.y`) }
      : null,
    lookAhead: looksAhead(racer) ? { x: table.column('point.x'), y: table.column('point.y') } : null,
  };
}

/**
 * Some rules keep their velocity as the way to go, others as an average of gradients, which points back. The arrow shows
 * where the racer goes, and the steps themselves say which of the two it is.
 */
function pointsAhead({ table }: Racer, vx: Float64Array, vy: Float64Array): boolean {
  const x = table.column('x');
  const y = table.column('y');
  let ahead = 0;
  for (let k = 1; k < table.rows; k++) {
    const along = (x[k]! - x[k - 1]!) * vx[k]! + (y[k]! - y[k - 1]!) * vy[k]!;
    ahead += Math.sign(along) || 0;
  }
  return ahead >= 0;
}

/** Whether it takes its gradient anywhere but where it is. */
export function looksAhead({ table }: Racer): boolean {
  const x = table.column('x');
  const y = table.column('y');
  const px = table.column('point.x');
  const py = table.column('point.y');
  return x.some((value, row) => value !== px[row] || y[row] !== py[row]);
}
