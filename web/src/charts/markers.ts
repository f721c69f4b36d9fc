/** Marks that tell lines apart without colour. One set of shapes serves canvas (Path2D) and SVG (the d attribute). */
export type Marker = 'circle' | 'square' | 'triangle' | 'diamond' | 'down-triangle' | 'cross' | 'plus' | 'star';

/** In the order in which racers get them, beside the colours --racer-0 … --racer-7. */
export const racerMarkers: readonly Marker[] = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'down-triangle',
  'cross',
  'plus',
  'star',
];

/** Corners on a circle of radius 1; chosen so that the shapes look equally heavy at one size. */
const corners: Readonly<Record<Exclude<Marker, 'circle'>, readonly (readonly [number, number])[]>> = {
  square: [
    [-0.86, -0.86],
    [0.86, -0.86],
    [0.86, 0.86],
    [-0.86, 0.86],
  ],
  triangle: [
    [0, -1.1],
    [1.06, 0.78],
    [-1.06, 0.78],
  ],
  'down-triangle': [
    [0, 1.1],
    [-1.06, -0.78],
    [1.06, -0.78],
  ],
  diamond: [
    [0, -1.2],
    [1.2, 0],
    [0, 1.2],
    [-1.2, 0],
  ],
  plus: bars(0),
  cross: bars(Math.PI / 4),
  star: ring(10, (k) => (k % 2 === 0 ? 1.3 : 0.58)),
};

/** Two crossed bars, turned by `angle`, as one outline. */
function bars(angle: number): readonly (readonly [number, number])[] {
  const [long, half] = [1.2, 0.38];
  const outline: [number, number][] = [];
  for (let k = 0; k < 4; k++) {
    for (const [x, y] of [
      [-half, -half],
      [-half, -long],
      [half, -long],
    ] as const) {
      const turn = angle + (k * Math.PI) / 2;
      outline.push([x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)]);
    }
  }
  return outline;
}

function ring(count: number, radius: (k: number) => number): readonly (readonly [number, number])[] {
  return Array.from({ length: count }, (_, k) => {
    const angle = (2 * Math.PI * k) / count - Math.PI / 2;
    return [radius(k) * Math.cos(angle), radius(k) * Math.sin(angle)] as const;
  });
}

const digits = (value: number): string => value.toFixed(2);

/** SVG path data of a marker around (x, y); `size` is its width. Good for `<path d>` and for `new Path2D(…)`. */
export function markerPath(marker: Marker, size: number, x = 0, y = 0): string {
  const r = size / 2;
  if (marker === 'circle') {
    const arc = (toX: number): string => `A${digits(r)} ${digits(r)} 0 1 1 ${digits(toX)} ${digits(y)}`;
    return `M${digits(x - r)} ${digits(y)}${arc(x + r)}${arc(x - r)}Z`;
  }
  return `M${corners[marker].map(([dx, dy]) => `${digits(x + dx * r)} ${digits(y + dy * r)}`).join('L')}Z`;
}

const paths = new Map<string, Path2D>();

/** Fills a marker with the canvas's fill style and rims it with its stroke style, so that it stands off a line of its colour. */
export function drawMarker(
  context: CanvasRenderingContext2D,
  marker: Marker,
  size: number,
  x: number,
  y: number,
): void {
  const key = `${marker} ${size}`;
  let path = paths.get(key);
  if (!path) paths.set(key, (path = new Path2D(markerPath(marker, size))));
  context.translate(x, y);
  context.stroke(path);
  context.fill(path);
  context.translate(-x, -y);
}
