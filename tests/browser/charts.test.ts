import { describe, expect, test } from 'vitest';
import { ticksOf } from '../../web/src/charts/contour/ticks';
import { View } from '../../web/src/charts/contour/view';
import { racerMarkers, markerPath } from '../../web/src/charts/markers';
import { xTicksOf, yTicksOf } from '../../web/src/charts/line-chart/axes';
import { formatFixed, formatNumber, valueFormat } from '../../web/src/charts/line-chart/format';
import { spread } from '../../web/src/charts/line-chart/labels';
import { clearOf } from '../../web/src/charts/line-chart/playhead';
import { hiddenOnLog, nearestRow, valueAt, xRangeOf, yRangeOf } from '../../web/src/charts/line-chart/range';
import { dateLabels, dateTicks, linearTicks, logTicks } from '../../web/src/charts/line-chart/ticks';
import type { Line } from '../../web/src/charts/line-chart/types';
import { editsOf, moved } from '../../web/src/state/edits';
import { readPasted } from '../../web/src/labs/ewma/pasted';
import { windowFor } from '../../web/src/labs/ewma/zoom';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

const line = (y: readonly number[]): Line => ({
  ...{ id: 'a', label: 'a', color: '--ink', kind: 'line' },
  x: Float64Array.from(y, (_, k) => k),
  y: Float64Array.from(y),
});

describe('ticks', () => {
  const ranges = [0.001, 0.7, 1, 3, 9.99, 10, 41.3, 1e5].flatMap((span) =>
    [-17.3, 0, 0.02, 400].map((low) => [low, low + span] as const),
  );

  test.each(ranges)('from %d to %d: two to five round numbers within', (low, high) => {
    const ticks = linearTicks([low, high]);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.length).toBeLessThanOrEqual(5);
    expect(Math.min(...ticks)).toBeGreaterThanOrEqual(low - 1e-9);
    expect(Math.max(...ticks)).toBeLessThanOrEqual(high + 1e-9);
  });

  test('have no trace of binary arithmetic', () => {
    for (const tick of linearTicks([0, 0.7])) expect(String(tick)).toMatch(/^0(\.\d)?$/);
  });

  test('of a log axis are at most five, also over thirty decades', () => {
    expect(logTicks([1, 100])).toEqual([1, 3, 10, 30, 100]);
    // Between two of its round numbers an axis still has some.
    expect(logTicks([0.57, 0.83])).toEqual([0.6, 0.65, 0.7, 0.75, 0.8]);
    expect(logTicks([60, 190]).length).toBeGreaterThan(1);
    expect(logTicks([1e-30, 10]).length).toBeLessThanOrEqual(5);
    expect(logTicks([2, 6]).length).toBeGreaterThanOrEqual(1);
  });

  test('of dates fall on the first of months or years and say the year once', () => {
    const year = dateTicks([day('2012-01-01'), day('2012-12-31')]);
    expect(dateLabels(year)).toEqual(['Jan 2012', 'Apr', 'Jul', 'Oct']);
    const years = dateTicks([day('2012-01-01'), day('2015-12-31')]);
    expect(dateLabels(years)).toEqual(['2012', '2013', '2014', '2015']);
    const weeks = dateTicks([day('2012-03-01'), day('2012-04-05')]);
    expect(weeks.length).toBeGreaterThan(1);
    expect(weeks.every((monday) => new Date(monday * 86_400_000).getUTCDay() === 1)).toBe(true);
  });
});

describe('axes', () => {
  test('of a loss that explodes have numbers, as powers of ten', () => {
    expect(yTicksOf([1e-3, 1e40], 'log').texts).toEqual(['1', '10⁹', '10¹⁸', '10²⁷', '10³⁶']);
    expect(yTicksOf([0, 3e30], 'linear').texts.at(-1)).toBe('3.0\u00a0×\u00a010³⁰');
  });

  test('along x have whole numbers where there is nothing between them, and fewer where there is little room', () => {
    expect(xTicksOf([0, 3], 'number', [line([1, 2, 3, 4])], 900).texts).toEqual(['0', '1', '2', '3']);
    expect(xTicksOf([0, 100], 'number', [line([1, 2])], 180).values).toEqual([0, 100]);
  });
});

describe('ticks of a map', () => {
  test.each([
    // d3 gives seven where five are asked for: from −15,000 to 15,000 in steps of 5000.
    [-17000, 17000, -0.4, 2.6],
    [-2.2, 2.2, -1.8, 1.8],
    [0.31, 0.3101, 12, 12.7],
  ])('from %d to %d and from %d to %d are two to five', (xMin, xMax, yMin, yMax) => {
    const { x, y } = ticksOf(new View({ xMin, xMax, yMin, yMax }, 400, 400));
    for (const ticks of [x, y]) {
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(5);
    }
  });
});

describe('a value at the left of its mark', () => {
  // 100 pixels wide and high, a unit each; y grows downwards on the screen.
  const plot = {
    ...{ left: 0, right: 100, xRange: [0, 100] as const },
    ...{ xAt: (x: number) => x, yAt: (y: number) => 100 - y },
  };
  const through = (height: (x: number) => number): Line => line(Array.from({ length: 101 }, (_, x) => height(x)));

  test('stands above a line that comes level', () => {
    expect(clearOf([through(() => 50)], plot, 100, 50)).toBe(-14);
  });
  test('stands below one that comes from above', () => {
    expect(clearOf([through((x) => 50 + (100 - x) / 3)], plot, 100, 50)).toBe(14);
  });
  test('stays where no line is', () => {
    expect(clearOf([{ ...through(() => 50), kind: 'dots' }], plot, 100, 50)).toBe(0);
  });
});

describe('numbers on a chart', () => {
  test.each([
    [0, '0'],
    [0.25, '0.25'],
    [-3.14159, '−3.142'],
    [0.0000123, '1.23\u00a0×\u00a010⁻⁵'],
    [123456.7, '123,457'],
    [NaN, '–'],
    [-Infinity, '−∞'],
  ])('%d is written %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test('a value that rounds to zero has no sign', () => {
    expect(formatFixed(-0.001, 2)).toBe('0.00');
  });

  test('keep three digits where the axis is long', () => {
    const write = valueFormat([0, 400], 'linear');
    expect([write(2.0664), write(399.9), write(0)]).toEqual(['2.07', '400', '0']);
  });
});

describe('labels at line ends', () => {
  test('move apart, stay in order and within the plot', () => {
    const wanted = [100, 101, 50, 299, 300, 298];
    const placed = spread(wanted, 15, 8, 300);
    const sorted = [...placed].sort((a, b) => a - b);
    sorted.slice(1).forEach((y, k) => expect(y - (sorted[k] ?? 0)).toBeGreaterThanOrEqual(15 - 1e-9));
    expect(Math.max(...placed)).toBeLessThanOrEqual(300);
    expect(Math.min(...placed)).toBeGreaterThanOrEqual(8);
    const order = (list: readonly number[]): number[] =>
      list.map((_, k) => k).sort((a, b) => (list[a] ?? 0) - (list[b] ?? 0));
    expect(order(placed)).toEqual(order(wanted));
  });
});

describe('ranges', () => {
  test('ignore gaps, and on a log axis what is not positive', () => {
    const lines = [line([NaN, 2, 8, -1, 0])];
    expect(hiddenOnLog(lines, [0, 4])).toBe(2);
    const [low, high] = yRangeOf(lines, [0, 4], 'log');
    expect(low).toBeGreaterThan(1);
    expect(low).toBeLessThan(2);
    expect(high).toBeGreaterThan(8);
  });

  test('of a constant line, a single value, or nothing have a width', () => {
    for (const y of [[3, 3, 3], [3], [], [NaN]]) {
      const xs = xRangeOf([line(y)]);
      expect(xs[1]).toBeGreaterThan(xs[0]);
      for (const scale of ['linear', 'log'] as const) {
        const [low, high] = yRangeOf([line(y)], xs, scale);
        expect(high).toBeGreaterThan(low);
      }
    }
  });

  test('the nearest row is found, and a line has no value beyond its end', () => {
    const short = line([5, 6, 7]);
    expect([-3, 0.4, 0.6, 99].map((x) => nearestRow(short.x, x))).toEqual([0, 0, 1, 2]);
    expect(valueAt(short, 2)).toBe(7);
    expect(valueAt(short, 9)).toBeNaN();
  });

  test('a zoomed window holds still until the playhead comes near its edge', () => {
    const x = Float64Array.from({ length: 366 }, (_, k) => 1000 + k);
    const first = windowFor(x, 100, 40, undefined);
    expect(windowFor(x, 101, 40, first)).toBe(first);
    const later = windowFor(x, 150, 40, first);
    expect(later?.[1]).toBeGreaterThan(1150);
    expect(windowFor(x, 0, 40, later)?.[0]).toBe(999);
    expect(windowFor(x, 5, 'all', later)).toBeUndefined();
  });
});

describe('markers', () => {
  test('are eight different outlines that end where they began', () => {
    const paths = racerMarkers.map((marker) => markerPath(marker, 10));
    expect(new Set(paths).size).toBe(8);
    for (const path of paths) expect(path).toMatch(/^M[-\d. LA]+Z$/);
  });
});

describe('pasted numbers', () => {
  const limits = { minCount: 1, maxCount: 5, min: -1e12, max: 1e12 };
  test.each([
    ['1,2,3', [1, 2, 3]],
    ['1, 2, 3', [1, 2, 3]],
    ['1;2;\n3', [1, 2, 3]],
    ['1\t2\n3\n', [1, 2, 3]],
    ['[1, 2.5, −3e-1]', [1, 2.5, -0.3]],
    ['12.5,13.1', [12.5, 13.1]],
    ['.5 5.', [0.5, 5]],
    ['1,2,', [1, 2]],
  ])('%j is read', (text, values) => {
    expect(readPasted(text, limits)).toEqual({ ok: true, values });
  });

  test.each([
    ['1 2 x3 4', /^Entry 3, “x3”, is not a number\.$/, [4, 6]],
    ['12,5 13,1', /^Entry 1, “12,5”, could be 12\.5 or the two numbers 12 and 5\..*point/, [0, 4]],
    ['7 12,5', /^Entry 2, “12,5”/, [2, 6]],
    ['1,,2', /^Entry 2 is empty/, [2, 2]],
    ['1 1e13', /^Entry 2, “1e13”, must lie between/, [2, 6]],
    ['', /at least one number/, [0, 0]],
    ['1 2 3 4 5 6', /^These are 6 numbers; there is room for 5\.$/, [0, 11]],
  ])('%j is refused, and the place is named', (text, message, [from, to]) => {
    const read = readPasted(text, limits);
    expect(read).toMatchObject({ ok: false, from, to });
    expect(read.ok ? '' : read.message).toMatch(message);
  });
});

describe('edits', () => {
  test('one a value; a value that is back where it was is none', () => {
    const two = moved(moved([], 7, 3, 1), 2, 5, 1);
    expect(two).toEqual([
      [2, 5],
      [7, 3],
    ]);
    expect(moved(two, 7, 4, 1)).toEqual([
      [2, 5],
      [7, 4],
    ]);
    expect(moved(two, 7, 1, 1)).toEqual([[2, 5]]);
    expect(editsOf([[1, 2], 'x', [3]])).toEqual([[1, 2]]);
  });
});
