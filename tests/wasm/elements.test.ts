import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { labList } from '../../web/scripts/lab-list.mjs';
import type { Catalog, Parameter } from '../../web/src/engine/contract';
import type { Attribute } from '../../web/src/labs/attributes';
import { readAttributes } from '../../web/src/labs/attributes';
import { forLabs } from '../../web/src/styles/for-labs';
import { attributesOf } from '../../web/src/elements/share/attributes';
import { descent } from './load';

const labs = fileURLToPath(new URL('../../web/src/labs', import.meta.url));
let catalog: Catalog;
beforeAll(async () => void (catalog = (await descent()).catalog()));

const parametersOf = (experiment: string): readonly Parameter[] =>
  catalog['experiment']?.parts.find(({ id }) => id === experiment)?.parameters ?? [];

describe('attributes', () => {
  const read = (experiment: string, attributes: Record<string, string>, start = {}) =>
    readAttributes(
      Object.entries(attributes).map(([name, value]): Attribute => ({ name, value })),
      'descent-lab',
      parametersOf(experiment),
      catalog,
      start,
    );

  it('are read as their kind asks: numbers, texts, lists, parts, and yes or no', () => {
    const { settings, complaints } = read('race', {
      racers: 'gd  adam',
      start: '1, -2.5',
      seed: '7',
      surface: 'beale',
    });
    expect(settings).toEqual({ racers: ['gd', 'adam'], start: [1, -2.5], seed: 7, surface: 'beale' });
    expect(complaints).toEqual([]);
    expect(read('race', { racers: '[{"id":"adam","beta1":0.8}]' }).settings).toEqual({
      racers: [{ id: 'adam', beta1: 0.8 }],
    });
    expect(read('ewma', { corrected: '', beta: '0.98' }).settings).toMatchObject({ beta: 0.98 });
  });

  it('written for a page of somebody else’s are read as what was set', () => {
    const settings = {
      surface: { id: 'beale' },
      racers: [{ id: 'gd', learningRate: 0.1 }, { id: 'adam' }],
      start: [1, -2.5],
      noise: 0.2,
    };
    const written = attributesOf(settings);
    expect(written).toContain(' surface="beale" racers=\'[{"id":"gd"');
    const pairs = [...written.matchAll(/ ([\w.]+)=(?:"([^"]*)"|'([^']*)')/g)];
    const attributes = Object.fromEntries(pairs.map(([, name = '', a, b]) => [name, a ?? b ?? '']));
    expect(read('race', attributes)).toEqual({ settings: { ...settings, surface: 'beale' }, complaints: [] });
    expect(attributesOf({ surface: { id: 'bowl', condition: 50 }, racers: [{ id: 'gd' }, { id: 'adam' }] })).toBe(
      ' surface="bowl" surface.condition="50" racers="gd adam"',
    );
    // A page's own style for what is hidden would take the lab away.
    expect(attributesOf({ hidden: [8, 8] })).toBe(' lab-hidden="8 8"');
    expect(read('training', { 'lab-hidden': '8 8' })).toEqual({ settings: { hidden: [8, 8] }, complaints: [] });
    expect(read('training', { hidden: '8 8' }).settings).toEqual({ hidden: [8, 8] });
    expect(attributesOf({ text: 'a "b" \'c\' & <d>' })).toBe(' text="a &quot;b&quot; \'c\' &amp; &lt;d>"');
  });

  it('lead into parts by dots, whatever their order and their capitals', () => {
    expect(read('race', { 'racers.1.learningrate': '0.2', racers: 'gd adam' }).settings).toEqual({
      racers: [{ id: 'gd' }, { id: 'adam', learningRate: 0.2 }],
    });
    // Of what is there without anybody's saying it.
    expect(read('ewma', { 'series.days': '90' }).settings).toEqual({ series: { id: 'temperatures', days: 90 } });
    expect(read('ewma', { 'series.DAYS': '90' }, { series: 'temperatures' }).settings).toMatchObject({
      series: { days: 90 },
    });
  });

  it('that are not known are named with what there is; those of HTML and of frameworks are nobody’s business', () => {
    const { settings, complaints } = read('race', {
      ...{
        beta: '1',
        class: 'a',
        'data-x': '1',
        'aria-label': 'b',
        theme: 'dark',
        'v-if': 'c',
        _ngcontent: '',
        ':key': '1',
      },
      ...{ 'surface.q': '1', 'racers.9.beta': '1', 'seed.x': '1', racers: '[' },
    });
    expect(settings).toEqual({});
    expect(complaints).toHaveLength(5);
    expect(complaints[0]).toMatch(/^<descent-lab> has no attribute “beta”; it has surface, start, racers, steps/);
    expect(complaints.join('\n')).toMatch(/racers: this is not valid JSON/);
    expect(complaints.join('\n')).toMatch(/surface\.q: two-wells has no “q”/);
    expect(complaints.join('\n')).toMatch(/racers\.9\.beta: there is no “9” in racers; the 7 that are there/);
    expect(complaints.join('\n')).toMatch(/seed\.x: seed has nothing within/);
  });
});

it('every parameter can be a property of its lab: no member of its class has that name', () => {
  const sourceOf = (path: string): string => readFileSync(join(labs, `${path}.ts`), 'utf8');
  const base = sourceOf('lab');
  expect(base).toContain('export abstract class Lab ');
  const clashes = labList().flatMap(({ experiment, path }) => {
    const text = sourceOf(path);
    expect(parametersOf(experiment).length, experiment).toBeGreaterThan(0);
    const members = new Set(
      [
        ...`${base}\n${text}`.matchAll(
          /^ {2}(?:(?:private|protected|public|declare|override|readonly|get|set|async) )*(\w+)(?=[?]?: |\(| = |;)/gm,
        ),
      ].map(([, name]) => name),
    );
    return parametersOf(experiment).flatMap(({ id }) => (members.has(id) ? [`${experiment}.${id}`] : []));
  });
  expect(clashes).toEqual([]);
});

it('tokens become a lab’s own: scoped, sized by the reader, each to be replaced by the page', () => {
  const css =
    ':root{--on-light:initial;--on-dark: ;color-scheme:light;--a: 1.5rem;--b:calc(var(--a) * 2)}@media print{:root:root{--a:.5rem}}';
  expect(forLabs(css)).toBe(
    ':host, :host > section{--a: var(--descent-a, calc(1.5 * var(--rem)));--b: var(--descent-b, calc(var(--a) * 2))}' +
      '@media print{:host, :host > section{--a: var(--descent-a, calc(.5 * var(--rem)))}}',
  );
});
