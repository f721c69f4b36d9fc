import { beforeAll, describe, expect, test } from 'vitest';
import type {
  Catalog,
  Descriptor,
  DescentModule,
  Outcome,
  Parameter,
  Spec,
  Value,
} from '../../web/src/engine/contract';
import { asItIs } from './command';
import { compute, descent, run } from './load';
import { pathTo, specWith } from './spec-with';

/* The catalogue that the WebAssembly carries: whatever it offers can be asked for, and nothing else. */

let module: DescentModule;
let catalog: Catalog;

beforeAll(async () => {
  module = await descent();
  catalog = module.catalog();
});

const parts = (family: string): readonly Descriptor[] => catalog[family]?.parts ?? [];
const ids = (family: string): readonly string[] => parts(family).map(({ id }) => id);

/** Every parameter that holds one number, with its part and family. */
function numericParameters(): { family: string; part: string; parameter: Parameter }[] {
  return Object.entries(catalog).flatMap(([family, { parts: all }]) =>
    all.flatMap((part) =>
      part.parameters
        .filter(({ kind }) => kind === 'number' || kind === 'integer')
        .map((parameter) => ({ family, part: part.id, parameter })),
    ),
  );
}

/** A result without infinities, or an error that names its place and says a sentence. */
function expectAnswer(outcome: Outcome, spec: Spec): void {
  if (outcome.ok) {
    const infinite = outcome.data.findIndex((value) => Math.abs(value) === Infinity);
    expect(infinite, `an infinity in the result of ${JSON.stringify(spec)}`).toBe(-1);
  } else {
    expect(outcome.error.path, JSON.stringify(spec)).not.toBe('');
    expect(outcome.error.message).toMatch(/\.$/);
  }
}

describe('the catalogue', () => {
  test('every part of every family can be asked for by its id alone', () => {
    for (const [family, { parts: all }] of Object.entries(catalog)) {
      expect(all.length).toBeGreaterThan(0);
      for (const { id } of all) expect(compute(module, specWith(family, id, {})).ok, `${family}/${id}`).toBe(true);
    }
  });

  test('a complete spec is a fixed point, and gives the same numbers', () => {
    for (const id of ids('experiment')) {
      const first = run(module, asItIs(id));
      const again = run(module, first.spec);
      expect(again.spec).toEqual(first.spec);
      again.tables.forEach((table, i) => {
        for (const { id: column } of table.columns) {
          expect(table.column(column)).toEqual(first.tables[i]?.column(column));
        }
      });
    }
  });

  test('every number at the ends of its range gives a result, or is refused cleanly', () => {
    let tried = 0;
    for (const { family, part, parameter } of numericParameters()) {
      for (const end of new Set([parameter.min, parameter.max, parameter.sliderMin, parameter.sliderMax])) {
        if (!Number.isFinite(end)) continue;
        const spec = specWith(family, part, { [parameter.id]: end });
        expectAnswer(compute(module, spec), spec);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(100);
    // The whole catalogue, each at its slowest: half a minute of processor time.
  }, 240_000);

  test('a number beyond its range, and an open end itself, is refused where it stands', () => {
    for (const { family, part, parameter } of numericParameters()) {
      const { id, min, max, minOpen, maxOpen } = parameter;
      const outside = [NaN, Infinity, -Infinity];
      if (Number.isFinite(min)) outside.push(min - 1, ...(minOpen ? [min] : []));
      if (Number.isFinite(max)) outside.push(max + 1, ...(maxOpen ? [max] : []));
      for (const value of outside) {
        const outcome = module.validate(specWith(family, part, { [id]: value }));
        expect(outcome.ok, `${family}/${part}.${id} = ${value}`).toBe(false);
        if (outcome.ok) continue;
        expect(outcome.error.path).toBe(`${pathTo[family]}${id}`);
        expect(['out-of-range', 'not-finite']).toContain(outcome.error.code);
      }
    }
  });

  test('fractions of whole numbers are refused', () => {
    for (const { family, part, parameter } of numericParameters()) {
      if (parameter.kind !== 'integer') continue;
      const outcome = module.validate(specWith(family, part, { [parameter.id]: parameter.min + 0.5 }));
      expect(outcome.ok ? 'accepted' : outcome.error.code).toBe('not-whole');
    }
  });

  test('every choice and both positions of every switch give a result', () => {
    for (const [family, { parts: all }] of Object.entries(catalog)) {
      for (const part of all) {
        for (const { id, kind, choices } of part.parameters) {
          const values: Value[] = kind === 'boolean' ? [true, false] : choices.map((choice) => choice.id);
          for (const value of values) {
            const spec = specWith(family, part.id, { [id]: value });
            const outcome = compute(module, spec);
            // A table's text may not be written as a choice says it is.
            if ((family === 'table' || part.id === 'csv') && !outcome.ok) expectAnswer(outcome, spec);
            else expect(outcome.ok, `${family}/${part.id}.${id} = ${JSON.stringify(value)}`).toBe(true);
          }
        }
      }
    }
  });

  test('everything at its slowest at once still gives a result', () => {
    const slowest: Spec = {
      experiment: 'race',
      steps: 5000,
      noise: 1,
      racers: Array<Value>(8).fill('adam'),
      surface: 'ackley',
    };
    const result = run(module, slowest);
    expect(result.table('racer.7').rows).toBe(5001);
    const grid = run(module, { experiment: 'surface', columns: 1024, rows: 1024 });
    expect(grid.table('grid').rows).toBe(1024 * 1024);
  });
});

describe('whatever JavaScript hands over', () => {
  const cyclic: Record<string, unknown> = { experiment: 'race' };
  cyclic['surface'] = cyclic;
  const deep: unknown = Array.from({ length: 5000 }).reduce<unknown>((inner) => [inner], 1);

  const odd: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a text', 'nonsense'],
    ['a list', []],
    ['a function', () => 0],
    ['a symbol', Symbol('race')],
    ['a big integer', 7n],
    ['an object in itself', cyclic],
    ['a very deep list', { experiment: 'race', start: deep }],
    ['a date', new Date(0)],
    ['a function inside', { experiment: 'race', steps: () => 3 }],
    ['a symbol inside', { experiment: 'race', steps: Symbol('3') }],
    ['a list with holes', { experiment: 'race', start: new Array<number>(2) }],
    ['a boxed number', { experiment: 'race', steps: Object(3) as number }],
    ['half a surrogate pair', { experiment: '\ud800' }],
    ['a typed array', { experiment: 'race', start: new Float64Array([1, 1]) }],
  ];

  test.each(odd)('%s is refused, not followed', (_name, spec) => {
    const outcome = module.validate(spec as Spec);
    expect(outcome.ok).toBe(false);
    if (!outcome.ok) expect(outcome.error.message).toMatch(/\.$/);
    expect(module.begin(spec as Spec).ok).toBe(false);
  });

  test('afterwards the module works as before', () => {
    expect(compute(module, { experiment: 'ewma' }).ok).toBe(true);
  });
});
