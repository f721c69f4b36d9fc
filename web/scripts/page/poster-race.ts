import { contours } from 'd3-contour';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { chooseLevels } from '../../src/charts/contour/levels';
import { markerPath, racerMarkers } from '../../src/charts/markers';
import type { Table } from '../../src/engine/result';
import type { Color } from './palette';
import type { Poster } from './posters';
import { element, picture, polyline, round, text } from './svg';

const width = 720;
const height = 540;

/** The race at its defaults: contour lines, every racer's path, and where each one came to rest. */
export const racePoster: Poster = {
  width,
  height,
  draw(core, color) {
    const race = core.run({ experiment: 'race' });
    const surface = race.spec['surface'] ?? null;
    const map = core.run({ experiment: 'surface', surface, columns: 100, rows: 75 });
    const grid = map.table('grid');
    const { x: across, y: up } = grid.layout;
    if (!across || !up) throw new Error('the surface has no grid');
    const x = scaleLinear([across.min, across.max], [0, width]);
    const y = scaleLinear([up.min, up.max], [height, 0]);
    const racers = race.tables.filter(({ id }) => id.startsWith('racer.'));
    return picture(width, height, color('--ground'), [
      lines(grid, x, y, color),
      ...pins(map.table('minima'), x, y, color),
      ...racers.map((racer, k) => path(racer, k, x, y, color)),
      ...legend(racers, color),
    ]);
  },
  describe(core) {
    const race = core.run({ experiment: 'race' });
    const names = race.tables.filter(({ id }) => id.startsWith('racer.')).map(({ title }) => title);
    return `${names.length} optimizers race downhill from one start: ${names.join(', ')}. Contour lines show the loss, each coloured line is the way one of them took.`;
  },
};

type Scale = ScaleLinear<number, number>;

function lines(grid: Table, x: Scale, y: Scale, color: Color): string {
  const { x: across, y: up } = grid.layout;
  const [columns, rows] = [across?.count ?? 0, up?.count ?? 0];
  const values = grid.column('value');
  const levels = chooseLevels(
    values,
    values.reduce((a, b) => (b < a ? b : a), Infinity),
  );
  const heights = Array.from(values, (loss) => levels.height(loss));
  const trace = contours().size([columns, rows]);
  // d3-contour puts sample i at i + ½.
  const dx = (x.range()[1] ?? 0) / (columns - 1);
  const dy = height / (rows - 1);
  const data = levels.heights.flatMap((level) =>
    trace
      .contour(heights, level)
      .coordinates.flat()
      .map((ring) =>
        polyline(
          ring.map(([i = 0]) => (i - 0.5) * dx),
          ring.map(([, j = 0]) => height - (j - 0.5) * dy),
        ),
      ),
  );
  return element('path', {
    d: data.join(''),
    fill: 'none',
    stroke: color('--edge'),
    'stroke-opacity': 0.55,
    'stroke-width': 0.8,
  });
}

function pins(minima: Table, x: Scale, y: Scale, color: Color): string[] {
  return Array.from(minima.column('x'), (mx, k) =>
    element('circle', {
      cx: round(x(mx)),
      cy: round(y(minima.at('y', k))),
      r: 7,
      fill: 'none',
      stroke: color('--ink'),
      'stroke-width': minima.at('global', k) ? 2.5 : 1.2,
    }),
  );
}

function path(racer: Table, k: number, x: Scale, y: Scale, color: Color): string {
  const px = racer.column('x').map((value) => x(value));
  const py = racer.column('y').map((value) => y(value));
  const stroke = color(`--racer-${k % 8}`);
  const last = racer.rows - 1;
  const mark = markerPath(racerMarkers[k % racerMarkers.length] ?? 'circle', 13, px[last] ?? 0, py[last] ?? 0);
  return (
    element('path', { d: polyline(px, py), fill: 'none', stroke, 'stroke-width': 2, 'stroke-linejoin': 'round' }) +
    element('path', { d: mark, fill: stroke, stroke: color('--ground'), 'stroke-width': 1.5 })
  );
}

function legend(racers: readonly Table[], color: Color): string[] {
  const box = {
    x: 12,
    y: 12,
    width: 150,
    height: racers.length * 22 + 14,
    rx: 8,
    fill: color('--ground'),
    'fill-opacity': 0.88,
  };
  const entries = racers.map((racer, k) => {
    const middle = 30 + k * 22;
    const mark = markerPath(racerMarkers[k % racerMarkers.length] ?? 'circle', 11, 30, middle);
    return (
      element('path', { d: mark, fill: color(`--racer-${k % 8}`) }) +
      text(46, middle + 5, racer.title, { fill: color('--ink') })
    );
  });
  return [element('rect', box), ...entries];
}
