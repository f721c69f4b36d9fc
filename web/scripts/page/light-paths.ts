/*
 * A poster is got by every reader, and most of it is the numbers of its lines. They are written as steps, which are shorter
 * than places, and a point that lies on the line between its neighbours is left out.
 */

/** How far a line may come to lie from a point that is left out: no eye sees it, in the picture's pixels. */
const unseen = 0.3;
/** Places are as exact as this many to a pixel. */
const places = 2;

type Point = readonly [x: number, y: number];

/** The paths of a picture that are made of straight lines, with fewer and shorter numbers. */
export const lightPaths = (svg: string): string =>
  svg.replaceAll(/(?<= d=")(?:[ML]-?[\d.]+ -?[\d.]+|Z)+(?=")/g, (data) =>
    [...data.matchAll(/M([^MZ]+)(Z?)/g)].map(([, points = '', end = '']) => line(points, end)).join(''),
  );

function line(data: string, end: string): string {
  const points = data.split('L').map((pair) => pair.split(' ').map(Number) as unknown as Point);
  // Whole numbers, and each from where the last one came to lie: roundings don't add up.
  const [[x, y] = [0, 0], ...others] = straightened(points).map((point) =>
    point.map((value) => Math.round(value * places)),
  );
  let [left, top] = [x ?? 0, y ?? 0];
  const steps = others.map(([right = 0, below = 0]) => {
    const step = pair(right - left, below - top);
    [left, top] = [right, below];
    return step;
  });
  return `M${pair(x ?? 0, y ?? 0)}${steps.length > 0 ? `l${steps.join(' ').replaceAll(' -', '-')}` : ''}${end}`;
}

const pair = (x: number, y: number): string => `${x / places} ${y / places}`.replace(' -', '-');

/** Douglas and Peucker: the farthest point from the line between both ends stays, where it is farther than the eye sees. */
function straightened(points: readonly Point[]): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return points;
  let [far, at] = [0, 0];
  points.forEach((point, k) => {
    const distance = distanceTo(point, first, last);
    if (distance > far) [far, at] = [distance, k];
  });
  if (far <= unseen) return [first, last];
  return [...straightened(points.slice(0, at + 1)), ...straightened(points.slice(at)).slice(1)];
}

/** Of a point from the line between two others, or from both where they are one: a ring begins where it ends. */
function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}
