import { afterEach, describe, expect, it } from 'vitest';
import { fieldText, parseNumber, parseNumbers, rangeText, readTyped, short } from '../../web/src/elements/numbers';
import { sliderScale } from '../../web/src/elements/slider-scale';
import type { Parameter } from '../../web/src/engine/contract';
import { languageOf, useLanguage } from '../../web/src/language/language';

function parameter(given: Partial<Parameter>): Parameter {
  return {
    id: 'p',
    symbol: '',
    label: 'Rate',
    help: '',
    unit: '',
    kind: 'number',
    min: -Infinity,
    max: Infinity,
    minOpen: false,
    maxOpen: false,
    sliderMin: 0,
    sliderMax: 1,
    default: 0,
    scale: 'linear',
    step: 0,
    marks: [],
    choices: [],
    family: '',
    minCount: 0,
    maxCount: 0,
    advanced: false,
    ...given,
  };
}

function values(given: Partial<Parameter>): number[] {
  const scale = sliderScale(parameter(given));
  return scale ? Array.from({ length: scale.count + 1 }, (_, k) => scale.valueAt(k)) : [];
}

describe('a slider', () => {
  const beta = { scale: 'log-complement', sliderMin: 0.5, sliderMax: 0.999 } as const;

  it('on 1 − value has .5, .9, .98 and .999, exactly, and equal ratios of 1 − value between', () => {
    const all = values(beta);
    for (const value of [0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999]) expect(all).toContain(value);
    const scale = sliderScale(parameter(beta));
    const gap = (a: number, b: number) => (scale?.positionOf(b) ?? 0) - (scale?.positionOf(a) ?? 0);
    expect(Math.abs(gap(0.9, 0.99) - gap(0.99, 0.999))).toBeLessThanOrEqual(1);
  });

  it('on a log scale has 1, 2 and 5 of every power of ten', () => {
    const all = values({ scale: 'log', sliderMin: 1e-4, sliderMax: 10 });
    for (const value of [1e-4, 2e-4, 5e-4, 1e-3, 0.02, 0.05, 0.1, 1, 2, 5, 10]) expect(all).toContain(value);
  });

  it('has no more digits than its positions tell apart', () => {
    const digits = (value: number) =>
      String(value)
        .replace(/e.*/, '')
        .replace(/^-?0?\.?0*|\./g, '').length;
    for (const given of [
      { scale: 'log', sliderMin: 1e-4, sliderMax: 10 },
      { sliderMin: -3, sliderMax: 7 },
    ] as const) {
      for (const value of values(given)) expect(digits(value), String(value)).toBeLessThanOrEqual(3);
    }
    for (const value of values(beta)) expect(String(value).length, String(value)).toBeLessThanOrEqual(7);
  });

  it.each([
    beta,
    { scale: 'log', sliderMin: 1e-3, sliderMax: 1 },
    { sliderMin: -3, sliderMax: 7 },
    { sliderMin: 0, sliderMax: 5, step: 0.1 },
    { kind: 'integer', sliderMin: 10, sliderMax: 1000 },
    { kind: 'integer', scale: 'log', sliderMin: 1, sliderMax: 2000 },
  ] as const)('stays where it was put: %j', (given) => {
    const scale = sliderScale(parameter(given));
    if (!scale) throw new Error('no slider');
    let last = -Infinity;
    for (let k = 0; k <= scale.count; k += 1) {
      const value = scale.valueAt(k);
      expect(value).toBeGreaterThanOrEqual(last);
      last = value;
      expect(scale.valueAt(scale.positionOf(value))).toBe(value);
    }
    expect(scale.valueAt(0)).toBe(given.sliderMin);
    expect(scale.valueAt(scale.count)).toBe(given.sliderMax);
    expect(scale.positionOf(given.sliderMin - 1e6)).toBe(0);
    expect(scale.positionOf(given.sliderMax + 1e6)).toBe(scale.count);
  });

  it('of whole numbers steps from each to the next, where one takes many positions, too', () => {
    const scale = sliderScale(parameter({ kind: 'integer', scale: 'log', sliderMin: 1, sliderMax: 2000 }));
    let value = 1;
    for (const expected of [2, 3, 4, 5]) {
      value = scale?.valueAt(scale.next(scale.positionOf(value), 1)) ?? NaN;
      expect(value).toBe(expected);
    }
    expect(scale?.valueAt(scale.next(scale.positionOf(2), -1))).toBe(1);
    expect(scale?.next(0, -1)).toBe(0);
  });

  it('is not there for a parameter without a range', () => {
    expect(sliderScale(parameter({ sliderMin: 0, sliderMax: 0 }))).toBeUndefined();
    expect(sliderScale(parameter({ kind: 'choice' }))).toBeUndefined();
  });
});

describe('what somebody types', () => {
  it.each([
    ['0.999', 0.999],
    ['.5', 0.5],
    ['1e-3', 1e-3],
    ['0,5', 0.5],
    [' 1 000 ', 1000],
    ['−2', -2],
    ['+3.', 3],
  ])('%s is a number', (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(['', '.', 'x', '1..2', '1,2,3', '0x10', 'Infinity', 'NaN', '1e999', '--1', '1e', '9'.repeat(400)])(
    '%s is none',
    (text) => expect(parseNumber(text)).toBeUndefined(),
  );

  // What the page writes is read as it was meant: "350,000" was 350, and "3,50,000" no number.
  it.each([
    ['en', '350,000', 350000],
    ['en', '−1,234,567.25', -1234567.25],
    ['en', '1,000', 1000],
    ['en', '0,500', 0.5],
    ['en', '1,00', 1],
    ['de', '350.000', 350000],
    ['de', '1.234.567,25', 1234567.25],
    ['de', '0.5', 0.5],
    ['de', '12,125', 12.125],
    ['hi', '3,50,000', 350000],
    ['hi', '1,23,45,678.5', 12345678.5],
    ['hi', '350,000', 350000],
    ['zh', '350,000', 350000],
  ])('in %s, %s is %d', (code, text, value) => {
    const used = languageOf(code);
    if (!used) throw new Error(code);
    useLanguage(used);
    expect(parseNumber(text)).toBe(value);
    expect(parseNumber(short(value, 12))).toBe(value);
  });

  it.each(['1,0000', '12,34', '3,50,00', ',000', '1,000,00', '0,50,000'])('in India, %s is not in groups', (text) => {
    useLanguage({ code: 'hi', name: '', locale: 'hi-IN' });
    expect(parseNumber(text) ?? 0).toBeLessThan(100);
  });

  afterEach(() => useLanguage({ code: 'en', name: '', locale: 'en' }));

  it('is explained by what is allowed', () => {
    const rate = parameter({ min: 0, minOpen: true, max: 10 });
    expect(rangeText(rate)).toBe('above 0 and at most 10');
    expect(readTyped(rate, '3')).toEqual({ value: 3 });
    expect(readTyped(rate, '0')).toEqual({ problem: '0 is not possible. Rate is a number above 0 and at most 10.' });
    expect(readTyped(rate, 'fast')).toEqual({
      problem: '“fast” is not a number. Rate is a number above 0 and at most 10.',
    });
    expect(readTyped(rate, '')).toEqual({
      problem: 'There is no number here. Rate is a number above 0 and at most 10.',
    });
    expect(readTyped(parameter({ kind: 'integer', min: 1 }), '2.5')).toMatchObject({ problem: /whole number/ });
  });

  it('may be nothing where the experiment chooses', () => {
    expect(readTyped(parameter({ default: null }), ' ')).toEqual({ value: null });
    expect(readTyped(parameter({}), ' ')).toHaveProperty('problem');
  });
});

describe('numbers pasted from anywhere', () => {
  it.each([
    ['1 2 3', [1, 2, 3]],
    ['1,2,3', [1, 2, 3]],
    ['1, 2, 3', [1, 2, 3]],
    ['1.5, 2.5,3', [1.5, 2.5, 3]],
    ['1;2;3', [1, 2, 3]],
    ['1,5; 2,5', [1.5, 2.5]],
    ['1\n2\r\n3\t4', [1, 2, 3, 4]],
    ['1,5\n2,5', [1.5, 2.5]],
    ['21,5', [21, 5]],
    ['', []],
  ])('%j', (text, expected) => expect(parseNumbers(text)).toEqual({ ok: true, values: expected }));

  it('says which one is wrong', () => {
    expect(parseNumbers('1, 2, x, 4')).toEqual({ ok: false, message: '“x” (number 3) is not a number.' });
  });

  it('are counted', () => {
    const list = parameter({ kind: 'numbers', label: 'Start', minCount: 2, maxCount: 2, min: -5, max: 5 });
    expect(readTyped(list, '1, 2')).toEqual({ value: [1, 2] });
    expect(readTyped(list, '1')).toEqual({ problem: 'Start takes 2 numbers; there are 1.' });
    expect(readTyped(list, '1, 9')).toEqual({
      problem: 'Number 2 (9) must be at least -5 and at most 5.'.replace('-', '−'),
    });
  });
});

describe('numbers shown', () => {
  it('are short for reading, and whole for typing over', () => {
    expect(short(0.1 + 0.2)).toBe('0.3');
    expect(short(-1234567.89)).toBe('−1,234,570');
    expect(short(NaN)).toBe('–');
    expect(short(Infinity)).toBe('∞');
    expect(fieldText(0.999)).toBe('0.999');
    expect(fieldText(0.012589254117941675)).toBe('0.0125893');
  });
});
