import { interpolateCividis } from 'd3-scale-chromatic';
import { expect, test } from 'vitest';
import { cividis } from '../../web/src/charts/cividis';

test('cividis is that of d3-scale-chromatic, to less than two levels', () => {
  for (let k = 0; k <= 1000; k += 1) {
    const theirs = (interpolateCividis(k / 1000).match(/\d+/g) ?? []).map(Number);
    const off = cividis(k / 1000).map((channel, c) => Math.abs(channel - (theirs[c] ?? NaN)));
    expect(Math.max(...off)).toBeLessThan(2);
  }
  expect(cividis(-1)).toEqual(cividis(0));
  expect(cividis(2)).toEqual(cividis(1));
});
