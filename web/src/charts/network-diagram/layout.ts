import type { DiagramLayer } from './types';

/** Where everything lies, in pixels from the top left of the drawing. */
export interface DiagramLayout {
  readonly width: number;
  readonly height: number;
  /** The side of a unit. */
  readonly size: number;
  /** What lies between two ends of lines at a unit. */
  readonly pitch: (ends: number) => number;
  x(layer: number): number;
  y(layer: number, unit: number): number;
}

const captionRoom = 20;
const gap = 10;
/** Lines end so far apart at most. */
const widest = 22;

/** Columns of equal width, each centred; units as large as there is room, up to `largest`. */
export function layOutNetwork(layers: readonly DiagramLayer[], width: number, largest: number): DiagramLayout {
  const column = width / Math.max(1, layers.length);
  const size = Math.round(Math.max(20, Math.min(largest, column * 0.62)));
  const rows = layers.map(({ units }) => {
    const captioned = units.some(({ caption }) => caption !== undefined);
    return { count: units.length, row: size + (captioned ? captionRoom : 0) + gap };
  });
  const height = Math.max(0, ...rows.map(({ count, row }) => count * row));
  return {
    ...{ width, size, height },
    pitch: (ends) => Math.min(widest, (size * 0.8) / Math.max(1, ends - 1)),
    x: (layer) => (layer + 0.5) * column,
    y: (layer, unit) => {
      const { count, row } = rows[layer] ?? { count: 0, row: 0 };
      return (height - count * row) / 2 + unit * row + (gap + size) / 2;
    },
  };
}

/** Where a weight's line begins and ends: lines into a unit end one below the other, in the order of their sources. */
export interface EdgeEnds {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export function edgeEnds(at: DiagramLayout, layer: number, unit: number, input: number, inputs: number): EdgeEnds {
  return {
    x0: at.x(layer - 1) + at.size / 2,
    y0: at.y(layer - 1, input),
    x1: at.x(layer) - at.size / 2,
    y1: at.y(layer, unit) + (input - (inputs - 1) / 2) * at.pitch(inputs),
  };
}

export function edgePath({ x0, y0, x1, y1 }: EdgeEnds): string {
  const bend = (x1 - x0) * 0.42;
  return `M${x0} ${y0}C${x0 + bend} ${y0} ${x1 - bend} ${y1} ${x1} ${y1}`;
}
