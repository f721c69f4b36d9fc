import { msg, str } from '@lit/localize';
import type { Spec } from '../../src/engine/contract';
import { chooseLevels } from '../../src/charts/contour/levels';
import { mapSvg } from '../../src/charts/contour/map-svg';
import { View } from '../../src/charts/contour/view';
import { formatNumber } from '../../src/charts/line-chart/format';
import { markerPath } from '../../src/charts/markers';
import { preset as downhillPreset } from '../../src/labs/downhill/preset';
import { lowestOf } from '../../src/labs/racers/minima';
import { pathOf } from '../../src/labs/racers/paths';
import { racersOf, type Racer } from '../../src/labs/racers/racer';
import { terrainOf } from '../../src/labs/racers/terrain';
import { listed } from '../../src/language/words';
import type { Poster } from './posters';
import { element, picture, text, type Color } from './svg';

const width = 720;
const height = 540;

/** A race, drawn as the lab’s own picture is: every racer’s way, and where each one came to rest. */
const posterOf = (spec: Spec): Poster => ({
  width,
  height,
  draw(core, color) {
    const race = core.run(spec);
    const surface = race.spec['surface'] ?? null;
    const { grid, pins } = terrainOf(surface, core.run({ experiment: 'surface', surface, columns: 100, rows: 75 }));
    const racers = racersOf(race, core.catalog());
    const map = mapSvg(
      {
        ...{ grid, pins, view: new View(grid, width, height), levels: chooseLevels(grid.values, lowestOf(pins)) },
        ...{ paths: racers.map(pathOf), index: Infinity, selected: '', future: false, start: null },
      },
      color,
    );
    return picture(width, height, color('--ground'), [map, ...legend(racers, color)]);
  },
  describe(core) {
    const racers = racersOf(core.run(spec), core.catalog());
    const [count, names] = [formatNumber(racers.length), listed(racers.map(({ label }) => label))];
    return msg(
      str`${count} optimizers race downhill from one start: ${names}. Contour lines show the loss, each coloured line is the way one of them took.`,
    );
  },
});

export const racePoster = posterOf({ experiment: 'race' });
export const downhillPoster = posterOf({ experiment: 'race', ...downhillPreset });

function legend(racers: readonly Racer[], color: Color): string[] {
  const box = {
    x: 12,
    y: 12,
    width: 168,
    height: racers.length * 22 + 14,
    rx: 8,
    fill: color('--ground'),
    'fill-opacity': 0.88,
  };
  const entries = racers.map(({ marker, color: hue, label }, k) => {
    const middle = 30 + k * 22;
    return (
      element('path', { d: markerPath(marker, 11, 30, middle), fill: color(hue) }) +
      text(46, middle + 5, label, { fill: color('--ink') })
    );
  });
  return [element('rect', box), ...entries];
}
