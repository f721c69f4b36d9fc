import { markerPath } from '../markers';
import type { ContourPin } from './model';
import type { View } from './view';

/** So many pins are still told apart. */
const handful = 12;

/** Pins in the order in which they are drawn: a global one over the local ones. */
export function pinsIn(pins: readonly ContourPin[], view: View): readonly ContourPin[] {
  return pins.filter((pin) => view.contains(pin.x, pin.y)).sort((a, b) => Number(a.global) - Number(b.global));
}

/** A forest of minima (Rastrigin has dozens) gets small marks, a handful gets pins. */
export function areMany(pins: readonly ContourPin[]): boolean {
  return pins.length > handful;
}

export interface PinShape {
  readonly kind: 'global' | 'star' | 'local' | 'dot';
  readonly d: string;
}

/** Its tip, or the middle of a small one, is at (0, 0). */
export function pinShapes(global: boolean, small = false): readonly PinShape[] {
  if (global) {
    return [
      { kind: 'global', d: 'M0 0 L-7.5 -13 A8.6 8.6 0 1 1 7.5 -13 Z' },
      { kind: 'star', d: star(5.6, -17) },
    ];
  }
  if (small) return [{ kind: 'local', d: markerPath('circle', 6) }];
  return [
    { kind: 'local', d: 'M0 0 L-5.5 -9.5 A6.4 6.4 0 1 1 5.5 -9.5 Z' },
    { kind: 'dot', d: markerPath('circle', 4, 0, -12.6) },
  ];
}

function star(radius: number, y: number): string {
  const corners = Array.from({ length: 10 }, (_, k) => {
    const r = k % 2 === 0 ? radius : radius * 0.42;
    const angle = (Math.PI * k) / 5 - Math.PI / 2;
    return `${(r * Math.cos(angle)).toFixed(2)} ${(y + r * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${corners.join('L')}Z`;
}
