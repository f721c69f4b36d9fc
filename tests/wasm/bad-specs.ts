import type { Catalog, Parameter, Spec, Value } from '../../web/src/engine/contract';

/* What the core refuses, of every kind. */

/** What a parameter does not take; a few of them it may. */
export function* wrongValues(parameter: Parameter, catalog: Catalog): Generator<Value> {
  const { kind, min, max, minCount, maxCount, family } = parameter;
  yield* [7.5, 'nonsense', true, false, [], {}, [['x']], [[0.5, 1]], [[-1, 1]], [[0, 1e300]], [[1e9, 0]], ['x', {}]];
  yield* [
    NaN,
    Infinity,
    min - 1,
    min,
    max,
    max + 1,
    [min - 1],
    [max + 1],
    { a: max + 1, '2nd': 1 },
    { '2nd': 1 },
    { a: 'x' },
  ];
  if (kind === 'text' && maxCount < 10_000) yield 'x'.repeat(maxCount + 1);
  if (minCount > 0) yield Array<Value>(minCount - 1).fill(0);
  if (maxCount < 2000) yield Array<Value>(maxCount + 1).fill(0);
  for (const { id } of catalog[family]?.parts ?? []) {
    yield* [{ id, nonsense: 1 }, [{ id, nonsense: 1 }], ['nonsense', id]];
  }
}

type Settings = Omit<Spec, 'experiment'>;

const wide = Array<number>(20).fill(20);
const training = (settings: Settings): Spec => ({ steps: 5, ...settings, experiment: 'training' });
const table = (text: string, settings: Settings = {}): Spec => training({ data: { id: 'csv', text, ...settings } });
const terrain = (text: string, settings: Settings = {}): Spec => ({
  table: { id: 'csv', text },
  ...settings,
  experiment: 'terrain',
});
const scaling = (text: string, settings: Settings = {}): Spec => ({
  table: { id: 'csv', text },
  ...settings,
  experiment: 'scaling',
});
const held = { id: 'csv', text: 'a,b\n1,2\n3,4\n5,6\n' };
const wordy = Array.from({ length: 102 }, (_, k) => `${k},w${k}`).join('\n');
const countless = Array.from({ length: 102 }, (_, k) => `${k},${k}`).join('\n');

/** Each refused for a reason of its own, which needs more than one wrong value. */
export const badSpecs: readonly Spec[] = [
  { experiment: 'nonsense' },
  {} as Spec,
  { experiment: 'race', surface: { id: 'own', a: 2, constants: { a: 1 } } },
  { experiment: 'race', surface: { id: 'own', constants: { sin: 1 } } },
  { experiment: 'race', surface: 'beale', start: [9, 0] },
  { experiment: 'race', surface: 'beale', start: [0, 9] },
  { experiment: 'surface', window: [1, 1, 0, 1] },
  { experiment: 'surface', window: [0, 1, 3, 2] },
  { experiment: 'activation', from: 2, to: 1 },
  { experiment: 'rate-sweep', from: 2, to: 1 },
  { experiment: 'training-rates', from: 2, to: 1 },
  { experiment: 'ewma', series: { id: 'temperatures', first: 1460, days: 2 } },
  { experiment: 'ewma', edits: [[4999, 1]] },
  { experiment: 'scaling', edits: [[90, 1]] },
  { experiment: 'scaling', scalers: [{ id: 'min-max', low: 2, high: 1 }] },
  scaling('a,b\n1,2\n3,\n', { scalers: [{ id: 'unit-norm', axis: 'row' }] }),
  scaling('a\n1\n\n3\n'),
  scaling('a\n1e306\n3\n'),
  scaling('a\n1\n3\n', { edits: [[0, 1e12]], column: 4 }),
  scaling('a\n1\n', { scalers: [{ id: 'z-score', deviation: 'sample' }] }),
  terrain('a,b\n1,2\n'),
  terrain('a,b,c\n1,2,3\n'),
  terrain('a,b,c\n1,2,3\n,2,3\n', { missing: 'skip' }),
  terrain('a,b,c\n1,2,3\n,2,3\n4,5,6\n7,8,8\n'),
  terrain('a,b,c\n1,2,1e33\n2,2,3\n4,5,6\n'),
  terrain('a,b,c\n1,2,3\n1,3,4\n1,5,6\n'),
  terrain('a,b,c\n1,2,3\n2,4,4\n3,6,6\n'),
  terrain('a,b,c\n1,2,3\n2,4,4\n3,5,6\n', { scaler: { id: 'unit-norm', axis: 'row' } }),
  terrain('a,b,c\n1,2,3\n1,4,4\n1,5,6\n1,9,9\n5,1,1\n', { scaler: 'robust' }),
  terrain('a,b,c\n1,2,3\n2,4,4\n3,5,6\n', { columns: [0, 0, 1] }),
  terrain('a,b,c\n1,2,3\n2,4,4\n3,5,6\n', { columns: [0, 1, 1] }),
  terrain('a,b,c\n1,2,3\n2,4,4\n3,5,6\n', { columns: [0, 0.5, 1] }),
  terrain('a,b,c,d\n1,2,3,x\n2,4,4,x\n3,5,6,x\n', { columns: [0, 3, 1] }),
  table('a\n1\n2\n'),
  table('a,b\nx,1\ny,2\n'),
  table('a,b\n1,\n,2\n', { missing: 'skip' }),
  table('a,b\n1,2\n,2\n'),
  table('a,b\n1,2\nx,2\n5,6'),
  table('a,b\n1,2\ninf,2\n5,6'),
  table('a,b\n1,2\n1e999,2\n5,6'),
  table('a,b\n1e31,2\n2,2\n'),
  table('a,b\n1,x\n2,x\n'),
  table('a,b\n1,x\n2,y\n', { targets: 'numbers' }),
  table(wordy),
  table(countless, { targets: 'classes' }),
  table(held.text, { inputs: [0, 0] }),
  table(held.text, { inputs: [1] }),
  table(held.text, { inputs: [0.5] }),
  table(held.text, { inputs: [7] }),
  training({ data: { id: 'rows', inputs: [1, 2, 3] } }),
  training({ data: { id: 'rows', inputs: [1, 2, 3, 4], targets: [1, 2, 3] } }),
  training({ data: { id: 'rows', inputs: [1, 2], targets: [1] }, validation: 0.5 }),
  training({ data: { id: 'rows', inputs: [1, 2], targets: [1] }, scaler: { id: 'z-score', deviation: 'sample' } }),
  training({
    data: { id: 'rows', inputs: [1, 2], targets: [1] },
    targetScaler: { id: 'z-score', deviation: 'sample' },
  }),
  training({
    data: { id: 'rows', inputs: [1, 2], targets: [1] },
    features: ['x1-squared'],
    scaler: { id: 'z-score', deviation: 'sample' },
  }),
  training({ data: { ...held, text: 'age,b\n1,2\n' }, scaler: { id: 'z-score', deviation: 'sample' } }),
  training({ data: { id: 'rows', features: 1, targets: Array<number>(8).fill(1) }, features: ['x1'] }),
  training({ data: held, loss: 'binary-cross-entropy' }),
  training({
    data: { id: 'rows', inputs: [1, 2, 3, 4], targets: [0.5, 1] },
    loss: 'softmax-cross-entropy',
    outputs: 2,
  }),
  training({ data: held, outputs: 3 }),
  training({ data: 'spiral', targetScaler: 'z-score' }),
  training({ data: held, targetScaler: 'z-score', loss: 'binary-cross-entropy' }),
  training({ data: { id: 'rows' }, targetScaler: 'z-score', loss: 'binary-cross-entropy' }),
  training({ data: held, targetScaler: { id: 'unit-norm', axis: 'row' } }),
  training({ data: held, order: [7] }),
  training({ data: held, order: [0, 1] }),
  training({ hidden: [2.5] }),
  training({ edits: [1, 2] }),
  training({ edits: [99, 0, 1] }),
  training({ edits: [0, 1e6, 1] }),
  training({ probe: [1, 2, 3] }),
  training({ map: 1 }),
  training({ data: held, map: 20 }),
  training({ map: 20, unitMaps: true, hidden: wide }),
  training({ hidden: Array<number>(5).fill(1024) }),
  training({ data: { id: 'gaussians', examples: 20000 }, batch: 20000, hidden: [1024, 1024] }),
  training({ data: { id: 'gaussians', examples: 20000 }, batch: 20000, hidden: [500, 500] }),
  training({ data: { id: 'gaussians', examples: 20000 }, loss: 'softmax-cross-entropy', outputs: 1000 }),
  training({ originStep: 3 }),
  training({ origin: { id: 'training-race' } }),
  training({ hidden: [null] }),
  training({ origin: { id: 'training', steps: 5 }, originStep: 9, steps: 20 }),
  training({ origin: { id: 'training', steps: 9 }, originStep: 9 }),
  training({ origin: { id: 'training', steps: 5, precision: 'double' }, precision: 'float' }),
  training({ origin: { id: 'training', steps: 5, hidden: [9] }, hidden: [8] }),
  training({ patience: 3 }),
  training({ mistakes: 3 }),
  training({ until: 9 }),
  training({ parameters: [1] }),
  { experiment: 'normalization-training', statistics: 1, steps: 5000, bins: 200, depth: 20 },
  { experiment: 'first-network', data: 'spiral' },
  { experiment: 'first-network', at: 900, steps: 20 },
  { experiment: 'symmetry', nudged: [0] },
  { experiment: 'layer', inputs: [1, 2, 3], features: 2 },
  { experiment: 'layer', upstream: [1] },
  { experiment: 'layer', parameters: [1] },
  { experiment: 'loss', outputs: [1, 2, 3], width: 2 },
  { experiment: 'loss', outputs: [1, 2], targets: [1] },
  { experiment: 'loss', outputs: [1, 2], width: 2, targets: [5], loss: 'softmax-cross-entropy' },
  { experiment: 'replay', start: [1, 2], gradients: [1, 2, 3] },
  { experiment: 'normalization', normalization: 'weight-norm' },
  { experiment: 'normalization', matrix: [1, 2, 3], features: 2 },
  { experiment: 'normalization', batch: 16 },
  { experiment: 'normalization', seen: 9, batches: 5 },
  { experiment: 'normalization', edits: [[90, 1]] },
  { experiment: 'normalization', gamma: [[90, 1]] },
  { experiment: 'weight-norm', v: [0, 0] },
  { experiment: 'drawing', strokes: [1] },
  { experiment: 'drawing', starts: [1] },
  { experiment: 'drawing', starts: [] },
  { experiment: 'agreement', got: [1], wanted: [1, 2], tolerances: [1] },
  { experiment: 'agreement', got: [1], wanted: [1], tolerances: [-1] },
];

export const badFormulas: readonly string[] = [
  '('.repeat(300),
  '-'.repeat(5) + '2^'.repeat(300) + '2',
  'x +',
  '',
  '1e999*x',
  'nothing(x)',
  `${'a'.repeat(40)}*x`,
  Array.from({ length: 40 }, (_, k) => `a${k}`).join('+'),
  'sin x',
  'min(x)',
  '(x',
  Array<string>(600).fill('x').join('+'),
  `${'x+('.repeat(140)}x${')'.repeat(140)}`,
  'x $ y',
  'x \u0001',
  'x + "a"',
  '(x)(y)',
  '2x',
  'loss x',
  '1/x',
  'x'.repeat(2001),
  ')',
  'x + )',
  'x + \ud800',
];

export const badTables: readonly string[] = [
  'a\u0000b',
  'a,"b\u0000"',
  'a,"b" c\n',
  'a,"b\n',
  'a,b\n1,2,3\n',
  'a\n1,2\n',
  'a,b\n1\n',
  ','.repeat(1001),
  '',
  'a,b\n',
  'a,b\nx,y\n',
  '""\n""\n',
  'a,b\n,\n',
];
