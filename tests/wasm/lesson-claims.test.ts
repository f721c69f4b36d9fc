import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderOf, siteLanguages } from '../../web/scripts/page/language';
import { fillPage } from '../../web/scripts/page/pages';
import { experimentOf } from '../../web/scripts/page/values';
import { tries } from '../../web/src/labs/network/tries';
import { preset } from '../../web/src/labs/playground/preset';
import { tries as playgroundTries } from '../../web/src/labs/playground/tries';
import type { DescentModule, Spec, Value } from '../../web/src/engine/contract';
import type { Result } from '../../web/src/engine/result';
import { parseHash } from '../../web/src/state/url';
import { descent, run } from './load';

/*
 * Numbers in the lessons are computed while the page is built and can't grow old. What is said of them in words can: each
 * such statement has a line here.
 */

const web = fileURLToPath(new URL('../../web', import.meta.url));
const files = ['index.html', 'glossary.html', 'sources.html', 'writers.html', 'catalogue.html', 'selftest.html'];
const pages = siteLanguages.flatMap((each) => files.map((file) => folderOf(each) + file));

let module: DescentModule;
const known = new Map<string, Result>();

/** A lesson asks for the same run many times. */
function ask(spec: Spec): Result {
  const key = JSON.stringify(spec);
  const result = known.get(key) ?? run(module, spec);
  known.set(key, result);
  return result;
}

beforeAll(async () => {
  module = await descent();
});

/** "de/sources.html" of a link in de/index.html; the page of a lab has the chapters of the lessons for its places. */
const pageOf = (href: string, from: string): string =>
  new URL(href, `https://site.example/${from}`).pathname
    .slice(1)
    .replace(/^((?:[a-z]+\/)??)(?:labs\/[\w-]+\.html)?$/, '$1index.html');

test('every link leads to a place that exists or to a state that the core accepts, from page to page too', () => {
  const core = { run: ask, catalog: () => module.catalog() };
  const template = (page: string): string => readFileSync(join(web, basename(page)), 'utf8');
  const texts = new Map(pages.map((page) => [page, fillPage(template(page), page, web, core)]));
  const places = new Map(
    [...texts].map(([file, text]) => [file, [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)]),
  );
  let checked = 0;
  for (const [file, text] of texts) {
    expect(text, file).not.toMatch(/<!-- (?!One)|\[\[|\[@|\$\$|:::/);
    const ids = places.get(file) ?? [];
    expect(ids.length, `${file}: an id stands there twice`).toBe(new Set(ids).size);
    for (const [, href = ''] of text.matchAll(/<a [^>]*href="([^"]*)"/g)) {
      // Examples have pages of their own, which a browser test opens.
      if (/^(?:https?:|examples\/)/.test(href)) continue;
      const [, page = '', hash = ''] = /^([^#]*)(.*)$/.exec(href.replaceAll('&amp;', '&')) ?? [];
      const there = places.get(pageOf(page, file));
      expect(there, `${file}: ${href}`).toBeDefined();
      const { anchor, labs, problem } = parseHash(hash);
      expect(problem, href).toBe('');
      // A lab that has no chapter of its name takes the name for itself.
      const lab = new RegExp(`<descent-${anchor}[ >]`).test(texts.get('index.html') ?? '');
      if (anchor && !lab) expect(there, `${file}: ${href}`).toContain(anchor);
      for (const [name, settings] of labs) {
        expect(module.validate({ ...settings, experiment: experimentOf(name) }), href).toMatchObject({ ok: true });
      }
      checked++;
    }
  }
  expect(checked).toBeGreaterThan(300 * siteLanguages.length);
}, 240_000); // all numbers of all lessons

describe('what the introduction says', () => {
  test('ten times a suitable rate brings the network no further than guessing', () => {
    const accuracy = (learningRate: number): number =>
      ask({ experiment: 'training', data: 'circles', hidden: [5, 3], optimizer: { id: 'gd', learningRate } })
        .table('evaluation')
        .at('accuracy', 0);
    expect(accuracy(1)).toBeGreaterThan(0.95);
    expect(accuracy(10)).toBeLessThan(0.6);
  });

  test('of the two racers one arrives, and the other never does', () => {
    const racers = [0.078, 0.09].map((learningRate) => ({ id: 'gd', learningRate }));
    const standings = ask({ experiment: 'race', surface: 'bowl', racers }).table('standings');
    expect(standings.at('reachedAt', 0)).toBeGreaterThan(0);
    expect(standings.at('reachedAt', 1)).toBeNaN();
  });
});

describe('what the chapter on initial weights says', () => {
  const factor = (initializer: Value, activation = 'relu'): number =>
    ask({ experiment: 'initialization', activation, seeds: 1, initializers: [initializer] })
      .table('verdicts')
      .at('activationFactor', 0);

  test('with ReLU, He’s rule keeps the size and LeCun’s loses half of the square at each layer', () => {
    expect(factor('he-normal')).toBeCloseTo(1, 1);
    expect(factor('lecun-normal') ** 2).toBeCloseTo(0.5, 1);
  });

  test('weights too large explode, and orthogonal ones keep every length', () => {
    expect(factor({ id: 'normal', deviation: 0.3 })).toBeGreaterThan(2);
    expect(factor('orthogonal', 'identity')).toBeCloseTo(1, 5);
  });
});

describe('what the chapter on normalization says', () => {
  const scaling = (settings: Omit<Spec, 'experiment'> = {}): Result => ask({ experiment: 'scaling', ...settings });
  const scaled = (result: Result, k: number): readonly number[] => [...result.table(`scaled.${k}`).column('scaled')];
  const people = { table: 'salaries', column: 1 };

  test('the salaries are thousands of times as large as the ages', () => {
    const mean = (column: number): number =>
      scaling({ ...people, column })
        .table('summary')
        .at('mean', 0);
    expect(mean(1) / mean(0)).toBeGreaterThan(2000);
  });

  test('the robust scaler keeps the others farthest apart, and where they were, however far out the last one is', () => {
    const near = scaling();
    const far = scaling({ edits: [[3, 4000]] });
    const ranges = [1, 2, 3].map((k) => near.table('summary').at('innerRange', k));
    expect(ranges.indexOf(Math.max(...ranges))).toBe(2);
    const others = (result: Result): number[] => scaled(result, 2).filter((_, dot) => dot !== 3);
    expect(others(far)).toEqual(others(near));
    expect(far.table('summary').at('innerRange', 1)).toBeLessThan(near.table('summary').at('innerRange', 1) / 9);
  });

  test('every scaler is a straight line: the others keep their share of the range', () => {
    const summary = scaling().table('summary');
    for (let k = 1; k < summary.rows; k++) expect(summary.at('innerShare', k)).toBeCloseTo(9 / 399, 12);
  });

  test('no z-score is larger than the root of n − 1, and an outlier comes close to it', () => {
    const limit = scaling().table('facts').at('zLimit', 0);
    const z = [400, 4000, 4e7].map((value) => scaled(scaling({ edits: [[3, value]] }), 1)[3] ?? NaN);
    expect(z.every((value, k) => value < limit && value > (z[k - 1] ?? 1.99))).toBe(true);
  });

  test('the last quarter are the oldest; learnt without them they leave [0, 1], with them they don’t', () => {
    const held = scaling({ ...people, split: 'first' });
    const values = held.table('values');
    const ages = scaling({ ...people, column: 0 })
      .table('values')
      .column('value');
    const oldest = [...ages].sort((a, b) => b - a).slice(0, 4);
    expect([...ages].filter((_, row) => values.at('held', row) === 1).sort((a, b) => b - a)).toEqual(oldest);
    expect(held.table('leakage').at('trainingMin', 0)).toBeGreaterThan(1);
    expect(held.table('leakage').at('everythingMax', 0)).toBe(1);
  });

  test('by rows, hardly anything is left of age', () => {
    const scalers = [{ id: 'unit-norm', axis: 'row' }];
    expect(Math.max(...scaled(scaling({ table: 'salaries', scalers }), 0))).toBeLessThan(0.001);
  });
});

describe('what the section on a real network says, and the lab’s hints', () => {
  const [bare, batch, layer, weight] = [0, 1, 2, 3];
  const network = (settings: Omit<Spec, 'experiment'> = {}): Result =>
    ask({ experiment: 'normalization-training', ...settings });
  const tried = (id: string): Result => network(tries().find((each) => each.id === id)?.settings);
  const losses = (result: Result): readonly number[] =>
    [bare, batch, layer, weight].map((k) => result.table('steps').column(`smooth.${k}`).at(-1) ?? NaN);
  const atFirst = (result: Result, k: number, hiddenLayer: number): number =>
    result.table(`layers.${k}`).at('preDeviation', hiddenLayer - 1);
  const guessing = Math.log(2);

  test('the signal fades without normalization and with weight norm, and has a spread of 1 with the others', () => {
    const result = network();
    expect(atFirst(result, bare, 6)).toBeLessThan(atFirst(result, bare, 1) / 3);
    for (const hidden of [1, 2, 3, 4, 5, 6]) {
      expect(atFirst(result, weight, hidden)).toBeCloseTo(atFirst(result, bare, hidden), 5);
      for (const k of [batch, layer]) expect(Math.abs(atFirst(result, k, hidden) - 1)).toBeLessThan(0.005);
    }
  });

  test('layer norm’s loss is the lowest, then comes batch norm’s; weight norm’s is hardly better than the bare one’s', () => {
    const [none = NaN, bn = NaN, ln = NaN, wn = NaN] = losses(network());
    expect(ln).toBeLessThan(bn / 5);
    expect(bn).toBeLessThan(wn / 3);
    expect(wn).toBeLessThan(none);
    expect(wn).toBeGreaterThan(0.95 * none);
  });

  test('batch norm’s loss is the rougher one', () => {
    const roughness = (k: number): number => {
      const loss = [...network().table('steps').column(`smooth.${k}`)].slice(-150);
      return loss.slice(1).reduce((sum, value, t) => sum + Math.abs(value - (loss[t] ?? NaN)), 0);
    };
    expect(roughness(batch)).toBeGreaterThan(5 * roughness(layer));
  });

  test('at twenty times the rate batch norm learns, weight norm a little, and the others guess', () => {
    const [none = NaN, bn = NaN, ln = NaN, wn = NaN] = losses(tried('rate'));
    expect(bn).toBeLessThan(wn / 1.5);
    expect(wn).toBeLessThan(guessing - 0.1);
    for (const loss of [none, ln]) expect(Math.abs(loss - guessing)).toBeLessThan(0.01);
  });

  test('from He’s weights the bare network ends below batch norm', () => {
    const [none = NaN, bn = NaN] = losses(tried('he'));
    expect(none).toBeLessThan(bn / 10);
    expect(tried('he').table('networks').at('accuracy', bare)).toBe(1);
  });

  test('batches of one: batch norm guesses, the others learn', () => {
    const [none = NaN, bn = NaN, ln = NaN, wn = NaN] = losses(tried('one'));
    expect(Math.abs(bn - guessing)).toBeLessThan(0.02);
    expect(Math.max(none, wn)).toBeLessThan(ln);
    expect(ln).toBeLessThan(0.01);
  });

  test('after the activation it is what is handed on that has mean 0 and spread 1', () => {
    const layers = tried('after').table(`layers.${batch}`);
    for (let row = 0; row < 6; row++) {
      expect(layers.at('mean', row)).toBeCloseTo(0, 5);
      expect(layers.at('deviation', row)).toBeCloseTo(1, 1);
    }
    const sums = [0, 1, 2, 3, 4, 5].map((row) => Math.abs(layers.at('preDeviation', row) - 1));
    expect(Math.max(...sums)).toBeGreaterThan(0.05);
  });

  test('twelve layers: next to nothing arrives in two of them, and layer norm does not learn', () => {
    const result = tried('deep');
    for (const k of [bare, weight]) expect(atFirst(result, k, 12)).toBeLessThan(0.01);
    for (const k of [batch, layer]) expect(atFirst(result, k, 12)).toBeCloseTo(1, 2);
    const [, bn = NaN, ln = NaN] = losses(result);
    expect(bn).toBeLessThan(0.2);
    expect(ln).toBeGreaterThan(0.5);
  });
});

describe('what the chapter on normalization says of terrains, layers and weights', () => {
  const experiment =
    (name: string) =>
    (settings: Omit<Spec, 'experiment'> = {}): Result =>
      ask({ experiment: name, ...settings });
  const terrain = experiment('terrain');
  const layer = experiment('normalization');
  const weights = experiment('weight-norm');
  const column = (result: Result, table: string, id: string): readonly number[] => [...result.table(table).column(id)];

  test('raw inputs have gone a part of the way, in the weight of the salary alone; scaled ones have arrived', () => {
    const result = terrain();
    const [raw = NaN, scaled = NaN] = column(result, 'sides', 'reachedAt');
    expect([raw, scaled > 0]).toEqual([NaN, true]);
    const age = column(result, 'raw', 'deviations.x');
    expect(Math.abs((age.at(-1) ?? NaN) - (age[0] ?? NaN))).toBeLessThan(1e-3);
    const best = result.table('facts').at('prediction', 0);
    const off = (side: string): number => Math.abs((column(result, side, 'prediction').at(-1) ?? NaN) - best);
    expect(off('raw')).toBeGreaterThan(100 * off('scaled'));
  });

  test('the condition number: a unit changes it, the target does not, and without correlation it is 1', () => {
    const condition = (settings: Omit<Spec, 'experiment'> = {}) => column(terrain(settings), 'sides', 'condition');
    const [raw = NaN, scaled = NaN] = condition();
    const [lakh = NaN] = condition({ unit: 100000 });
    expect(lakh).toBeLessThan(raw / 1e6);
    expect(lakh).toBeGreaterThan(scaled);
    const [other = NaN] = condition({ scaler: { id: 'none' }, target: { id: 'z-score' } });
    expect(other / raw).toBeCloseTo(1, 9);
    expect(condition({ table: { id: 'crossed' } })[1]).toBeCloseTo(1, 9);
  });

  test('batch norm brings the third feature to the size of the others, layer norm leaves it large', () => {
    const stands = (id: string) => layer({ normalization: { id } }).table('facts').at('standsOut', 0);
    expect(Math.abs(stands('batch-norm') - 1)).toBeLessThan(0.3);
    expect(stands('layer-norm')).toBeGreaterThan(3);
  });

  test('the running statistics come nearer to the batch; a batch of one gives β whatever comes in', () => {
    const mean = (seen: number) =>
      Math.abs(column(layer({ mode: 'inference', seen }), 'groups', 'outputMean')[0] ?? NaN);
    expect(mean(60)).toBeLessThan(mean(5));
    for (const output of column(layer({ batch: 1 }), 'cells', 'y')) expect(output).toBe(0);
  });

  test('v never gets shorter; a short one grows most in its first steps', () => {
    const norms = column(weights(), 'path', 'norm');
    norms.slice(1).forEach((norm, t) => expect(norm).toBeGreaterThanOrEqual((norms[t] ?? NaN) * (1 - 1e-15)));
    expect(norms.at(-1)).toBeGreaterThan(1.5 * (norms[0] ?? NaN));
    const short = column(weights({ v: [0.2, 0.4] }), 'path', 'norm');
    expect((short[3] ?? NaN) - (short[0] ?? NaN)).toBeGreaterThan(0.5 * ((short.at(-1) ?? NaN) - (short[0] ?? NaN)));
  });
});

describe('what the chapter on averages says', () => {
  test('a larger β is later', () => {
    const lag = (beta: number): number => ask({ experiment: 'ewma', beta }).table('facts').at('lag', 0);
    expect(lag(0.5)).toBeLessThan(lag(0.9));
    expect(lag(0.9)).toBeLessThan(lag(0.98));
  });

  test('at β = 0.9 only the newest seven outweigh the rest', () => {
    const cumulative = ask({ experiment: 'ewma' }).table('kernel').column('cumulative');
    expect(cumulative[5]).toBeLessThan(0.5);
    expect(cumulative[6]).toBeGreaterThan(0.5);
  });

  test('at β = 0.999 the seasons have nearly gone', () => {
    const spec = { experiment: 'ewma', beta: 0.999, series: { id: 'temperatures', days: 1461 } };
    const settled = ask(spec).table('series').column('corrected').slice(365);
    expect(Math.max(...settled) - Math.min(...settled)).toBeLessThan(5);
  });
});

describe('what the chapter on optimizers says', () => {
  const gd = (learningRate: number) => ({ id: 'gd', learningRate });
  const momentum = (learningRate: number) => ({ id: 'momentum', learningRate });
  /** For each racer: whether it ended in the global minimum, and when it arrived. */
  const ends = (spec: Omit<Spec, 'experiment'>): { global: boolean; at: number }[] => {
    const race = ask({ ...spec, experiment: 'race' });
    const standings = race.table('standings');
    return Array.from({ length: standings.rows }, (_, k) => ({
      global: race.table('minima').at('global', standings.at('nearest', k)) === 1,
      at: standings.at('reachedAt', k),
    }));
  };
  const wells = (...racers: readonly { id: string; learningRate: number }[]) =>
    ends({ racers }).map(({ global, at }) => (Number.isNaN(at) ? 'nowhere' : global ? 'global' : 'local'));

  test('in the first race Adagrad is first, and only Momentum and Nesterov end in the global minimum', () => {
    const race = ends({});
    const first = race.reduce((best, { at }, k) => (at < (race[best]?.at ?? Infinity) ? k : best), 0);
    expect(first).toBe(3);
    expect(race.flatMap(({ global }, k) => (global ? [k] : []))).toEqual([1, 2]);
  });

  test('who ends where depends on rate and start', () => {
    expect(wells(gd(0.05), gd(0.2), momentum(0.02), momentum(0.005))).toEqual(['local', 'global', 'global', 'local']);
    const left = ends({ start: [-2, -1.2], racers: [gd(0.05), momentum(0.01)] });
    expect(left.map(({ global }) => global)).toEqual([true, false]);
    expect(wells(gd(0.25))).toEqual(['local']);
    expect(wells({ id: 'adam', learningRate: 0.05 }, { id: 'adam', learningRate: 0.5 })).toEqual(['local', 'global']);
  });

  test('Nesterov brakes earlier', () => {
    const [plain, ahead] = ends({ surface: 'bowl', racers: [momentum(0.04), { id: 'nag', learningRate: 0.04 }] });
    expect(ahead?.at).toBeLessThan(plain?.at ?? NaN);
  });

  test('no rule needs the fewest steps on every surface', () => {
    const surfaces = ['two-wells', 'bowl', { id: 'bowl', angle: 45 }, 'beale', 'himmelblau', 'saddle'];
    const winners = surfaces.map((surface) => {
      const steps = Array.from(ask({ experiment: 'rate-sweep', surface }).table('best').column('steps').slice(0, 6));
      return steps.indexOf(Math.min(...steps));
    });
    expect(new Set(winners).size).toBeGreaterThan(1);
  });

  test('at their best rates on the two wells, Adagrad ends in the local minimum and gradient descent in the global one', () => {
    const rate = ask({ experiment: 'rate-sweep' }).table('best').column('rate');
    expect(wells(gd(rate[0] ?? NaN), { id: 'adagrad', learningRate: rate[3] ?? NaN })).toEqual(['global', 'local']);
  });

  test('Adagrad loses its lead in the turned bowl', () => {
    const steps = ask({ experiment: 'rate-sweep', surface: { id: 'bowl', angle: 45 } })
      .table('best')
      .column('steps');
    expect(steps[3]).toBeGreaterThan(steps[0] ?? NaN);
  });

  test('Momentum leads a few more starts than gradient descent to the global minimum, and not the same ones', () => {
    const maps = ask({ experiment: 'basins', columns: 256, rows: 256 });
    expect(maps.table('minima').column('global')[0]).toBe(1);
    const [plain = NaN, heavy = NaN] = [0, 1].map((k) => maps.table(`share.${k}`).at('share', 0));
    expect(heavy).toBeGreaterThan(plain);
    expect(heavy - plain).toBeLessThan(0.1);
    const ends = [0, 1].map((k) => maps.table(`grid.${k}`).column('minimum'));
    const x = Float64Array.from({ length: 256 }, (_, i) => -2.2 + (4.4 * i) / 255);
    // High up on the left out of the global minimum, high up on the right into it.
    expect(x.some((at, i) => at < -1.04 && ends[0]?.[i] === 0 && ends[1]?.[i] === 1)).toBe(true);
    expect(x.some((at, i) => at > 0.96 && ends[0]?.[i] === 1 && ends[1]?.[i] === 0)).toBe(true);
    // All that gradient descent leads there starts on that side of the ridge.
    expect(x.every((at, i) => (ends[0]?.[i] === 0) === at < 0.076)).toBe(true);
  });

  test('on Himmelblau’s function a large rate loses the two minima that curve most and frays the border of the others', () => {
    const map = (learningRate: number, window: readonly number[] | null = null) =>
      ask({ experiment: 'basins', surface: 'himmelblau', optimizers: [{ id: 'gd', learningRate }], window })
        .table('share.0')
        .column('share');
    for (const share of map(0.01).slice(0, 4)) expect(Math.abs(share - 0.25)).toBeLessThan(0.03);
    const [, , third, fourth] = map(0.024);
    expect([third, fourth]).toEqual([0, 0]);
    const dust = map(0.024, [-1.8, -1.799, -1.2, -1.199]);
    expect(Math.min(dust[0] ?? 0, dust[1] ?? 0)).toBeGreaterThan(0.1);
    // The race from each minimum tells the curvature there.
    const minima = ask({ experiment: 'surface', surface: 'himmelblau', columns: 2, rows: 2 }).table('minima');
    const curvature = Array.from({ length: 4 }, (_, k) =>
      ask({
        experiment: 'race',
        surface: 'himmelblau',
        start: [minima.at('x', k), minima.at('y', k)],
        racers: ['gd'],
        steps: 1,
      })
        .table('standings')
        .at('curvature', 0),
    );
    expect(Math.min(...curvature.slice(2))).toBeGreaterThan(Math.max(...curvature.slice(0, 2)));
  });

  test('in noise the constant rate nearly always ends last', () => {
    const racers = ['constant', 'cosine', 'exponential'].map((schedule) => ({ ...gd(0.05), schedule }));
    const last = Array.from({ length: 20 }, (_, seed) => {
      const spec = { experiment: 'race', surface: 'bowl', noise: 1, steps: 1000, seed, racers };
      const distance = ask(spec).table('standings').column('distance');
      return (distance[0] ?? NaN) > Math.max(distance[1] ?? NaN, distance[2] ?? NaN);
    });
    expect(last.filter(Boolean).length).toBeGreaterThanOrEqual(17);
  });

  test('more trials make the interval shorter', () => {
    const width = (trials: number): number => {
      const overall = ask({ experiment: 'trials', claim: 'velocity-grows', trials }).table('overall');
      return overall.at('high', 0) - overall.at('low', 0);
    };
    expect(width(2000)).toBeLessThan(width(100) / 3);
  });

  test('Nesterov is not slower on the stretched bowl, and mostly slower on Rosenbrock’s function', () => {
    const surfaces = ask({ experiment: 'trials', claim: { id: 'nesterov-never-slower' } }).table('surfaces');
    const names = Array.from(surfaces.column('surface'), (place) => module.catalog()['surface']?.parts[place]?.id);
    expect([names[0], names[4]]).toEqual(['bowl', 'rosenbrock']);
    expect(surfaces.at('low', 0)).toBeGreaterThan(0.95);
    expect(surfaces.at('high', 4)).toBeLessThan(0.5);
  });
});

describe('steps of the race worked by hand', () => {
  const lesson = readFileSync(join(web, 'lessons/optimizers.md'), 'utf8');
  const linked = (name: string): Result => {
    const [, hash = ''] = new RegExp(`^\\[${name}\\]: (#.*)$`, 'm').exec(lesson) ?? [];
    return ask({ ...parseHash(hash).labs.get('race'), experiment: 'race' });
  };

  test('gradient descent in the bowl: one coordinate creeps, the other changes sides', () => {
    const { x, y, slope } = walk(linked('zigzag'), 0);
    const [eta, lambda] = [0.078, linked('zigzag').table('standings').at('curvature', 0)];
    for (const k of [0, 1]) {
      expect(slope.x[k]).toBeCloseTo(x[k] ?? NaN, 12);
      expect(x[k + 1]).toBeCloseTo((x[k] ?? NaN) * (1 - eta), 12);
      expect(y[k + 1]).toBeCloseTo((y[k] ?? NaN) * (1 - eta * lambda), 12);
    }
    expect((y[0] ?? 0) * (y[1] ?? 0)).toBeLessThan(0);
  });

  test('Momentum: the second step, and across the bottom two steps later', () => {
    const result = linked('bowl-momentum');
    const { y, slope } = walk(result, 1);
    const velocity = result.table('racer.1').column('velocity.y');
    expect(velocity[2]).toBeCloseTo(0.9 * (velocity[1] ?? NaN) - 0.01 * (slope.y[1] ?? NaN), 12);
    expect(y[2]).toBeCloseTo((y[1] ?? NaN) + (velocity[2] ?? NaN), 12);
    expect(y[2]).toBeGreaterThan(0);
    expect(y[4]).toBeLessThan(0);
  });

  test('Adam: the first step is η long, whatever the slope', () => {
    const result = linked('two-adams');
    const { x, slope } = walk(result, 0);
    const table = result.table('racer.0');
    expect(table.at('mHat.x', 1)).toBeCloseTo(slope.x[0] ?? NaN, 9);
    expect(table.at('vHat.x', 1)).toBeCloseTo((slope.x[0] ?? NaN) ** 2, 6);
    expect(Math.abs((x[1] ?? NaN) - (x[0] ?? NaN))).toBeCloseTo(0.05, 6);
  });

  function walk(result: Result, racer: number) {
    const table = result.table(`racer.${racer}`);
    const slope = { x: table.column('gradient.x'), y: table.column('gradient.y') };
    return { x: table.column('x'), y: table.column('y'), slope };
  }
});

describe('what the chapter on a network of your own says, and the lab’s hints', () => {
  const lesson = readFileSync(join(web, 'lessons/playground.md'), 'utf8');
  /** A state that the chapter links to. */
  const linked = (name: string, more: Omit<Spec, 'experiment'> = {}): Result => {
    const [, hash = ''] = new RegExp(`^\\[${name}\\]: (#.*)$`, 'm').exec(lesson) ?? [];
    return ask({ ...parseHash(hash).labs.get('playground'), ...more, experiment: 'training' });
  };
  const tried = (id: string, more: Omit<Spec, 'experiment'> = {}): Result => {
    const { settings } = playgroundTries().find((each) => each.id === id) ?? {};
    return ask({ ...preset, ...settings, ...more, experiment: 'training' });
  };
  const fact = (result: Result, column: string): number => result.table('evaluation').at(column, 0);

  test('a line tells circles no better than guessing; squares or a hidden layer do', () => {
    expect(fact(linked('line'), 'accuracy')).toBeLessThan(0.6);
    expect(fact(linked('squares'), 'accuracy')).toBeGreaterThan(0.95);
    expect(fact(linked('hidden'), 'accuracy')).toBeGreaterThan(0.95);
    expect(fact(tried('line'), 'accuracy')).toBeLessThan(0.6);
  });

  test('units that start as copies stay copies, until one weight is set by hand', () => {
    const rows = (result: Result): readonly string[] => {
      const weight = result.table('layer1.weight').column('value');
      return [0, 1, 2, 3].map((unit) => weight.slice(2 * unit, 2 * unit + 2).join());
    };
    for (const result of [linked('copies'), tried('copies')]) expect(new Set(rows(result)).size).toBe(1);
    // Whose weight is set by hand goes its own way; the others are still copies of one another.
    const [first, ...others] = rows(linked('copies', { edits: [100, 0, 0.6] }));
    expect(new Set(others).size).toBe(1);
    expect(others).not.toContain(first);
  });

  test('what is learned by heart: the loss outside turns and rises; a penalty and patience help', () => {
    for (const heart of [linked('heart'), tried('overfit')]) {
      expect(fact(heart, 'loss')).toBeLessThan(0.01);
      expect(fact(heart, 'validationLoss')).toBeGreaterThan(2 * fact(heart, 'bestLoss'));
      expect(fact(heart, 'bestStep')).toBeLessThan(1000);
    }
    const [heart, small] = [linked('heart'), linked('two-units')];
    expect(fact(small, 'parameters')).toBe(9);
    expect(fact(small, 'loss')).toBeGreaterThan(20 * fact(heart, 'loss'));
    expect(fact(small, 'validationLoss')).toBeLessThan(fact(heart, 'validationLoss'));
    for (const each of [heart, small]) expect(fact(each, 'bestLoss')).toBeLessThan(fact(small, 'validationLoss') / 2);
    expect(fact(linked('penalty'), 'validationLoss')).toBeLessThan(fact(linked('heart'), 'validationLoss') / 2);
    expect(fact(linked('patience'), 'stoppedAt')).toBeLessThan(1000);
  });

  test('the spiral is learned, and the rate that is too high loses the numbers', () => {
    expect(fact(tried('spiral'), 'accuracy')).toBeGreaterThan(0.97);
    for (const lost of [linked('lost'), tried('explode')]) {
      expect(fact(lost, 'divergedAt')).toBeGreaterThan(5);
      expect(fact(lost, 'risingFrom')).toBeLessThan(fact(lost, 'divergedAt'));
    }
    for (const mended of [{ optimizer: { id: 'gd' } }, { clip: 1 }])
      expect(fact(tried('explode', mended), 'divergedAt')).toBeNaN();
  });
});

describe('what the race on a real network says', () => {
  const ids = ['gd', 'momentum', 'nag', 'adagrad', 'rmsprop', 'adam', 'lion'];
  const [gd, momentum, , adagrad, rmsprop, adam, lion] = [0, 1, 2, 3, 4, 5, 6] as const;
  const standings = (racers?: Spec['racers']): ReturnType<Result['table']> =>
    ask({ experiment: 'training-race', ...(racers === undefined ? {} : { racers }) }).table('standings');
  const all = (learningRate: number): Spec['racers'] => ids.map((id) => ({ id, learningRate }));

  test('first is not best: Lion arrives sooner than Momentum, and ends far above Adam and RMSProp', () => {
    const usual = standings();
    expect(usual.at('arrivedAt', adam)).toBeLessThan(usual.at('arrivedAt', lion));
    expect(usual.at('arrivedAt', lion)).toBeLessThan(usual.at('arrivedAt', momentum));
    for (const other of [adam, rmsprop]) {
      expect(usual.at('loss', lion)).toBeGreaterThan(50 * usual.at('loss', other));
    }
    const scheduled = standings([{ id: 'lion', learningRate: 0.0562, schedule: 'cosine' }]);
    expect(scheduled.at('loss', 0)).toBeLessThan(usual.at('loss', lion) / 20);
  });

  test('gradient descent arrives with some of the seeds', () => {
    expect(standings().at('arrived', gd)).toBeGreaterThan(0);
    expect(standings().at('arrived', gd)).toBeLessThan(standings().at('seeds', gd));
  });

  test('at 0.003 for all Lion arrives and nobody else with most of the seeds, at 0.5 it never does', () => {
    const [low, high] = [standings(all(0.003)), standings(all(0.5))];
    expect(low.at('arrivedAt', lion)).toBeGreaterThan(0);
    for (const other of [0, 1, 2, 3, 4, 5]) expect(low.at('arrivedAt', other)).toBeNaN();
    expect(high.at('arrived', lion)).toBe(0);
    for (const other of [adagrad, momentum]) expect(high.at('arrivedAt', other)).toBeGreaterThan(0);
  });
});
