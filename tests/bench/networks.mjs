import { plainTraining } from './plain-network.mjs';
// Once more, so that the engine optimizes the one for its one rule, and the other for its own.
import { plainTraining as plainTrainingApart } from './plain-network.mjs?apart';

/** The networks whose training is timed: specs, and what others are told of them to do the same. */

/** The same numbers on all sides, without a random generator in this file. */
const wave = (count, pitch) => Array.from({ length: count }, (_, i) => Math.sin(pitch * (i + 1)));
const gd = (learningRate) => ({ id: 'gd', learningRate });
const adam = (learningRate) => ({ id: 'adam', learningRate });

/** Regression of few features on few examples. */
function smallTraining(features, hidden, examples, batch, optimizer, steps) {
  const sizes = [features, ...hidden, 1];
  const parameters = sizes.slice(1).reduce((sum, units, layer) => sum + units * (sizes[layer] + 1), 0);
  // One epoch's order, which begins anew after its end.
  const order = Array.from({ length: examples }, (_, i) => i);
  return {
    experiment: 'training',
    data: { id: 'rows', inputs: wave(examples * features, 1.3), features, targets: wave(examples, 0.7) },
    hidden,
    activation: 'tanh',
    loss: 'mse',
    optimizer,
    steps,
    batch,
    ...(batch < examples ? { order } : {}),
    parameters: wave(parameters, 2.1).map((value) => value / 2),
    weights: false,
  };
}

const digits = {
  experiment: 'training',
  data: { id: 'gaussians', classes: 10, features: 784, examples: 640 },
  hidden: [128],
  activation: 'relu',
  loss: 'softmax-cross-entropy',
  optimizer: adam(0.001),
  steps: 300,
  batch: 64,
  order: Array.from({ length: 640 }, (_, i) => (257 * i) % 640),
  weights: false,
};

const deepStack = {
  experiment: 'training',
  data: { id: 'gaussians', classes: 2, features: 128, examples: 128 },
  hidden: Array(50).fill(128),
  activation: 'relu',
  initializer: 'he-normal',
  loss: 'mse',
  optimizer: gd(1e-6),
  // Enough that the weights' beginning, 800,000 normal numbers, takes little of the time.
  steps: 60,
  batch: 128,
  weights: false,
};

/**
 * One layer and one example, so that next to the update of its parameters little else is to be done. By how much Adam takes
 * longer than plain descent tells what its step costs: see `adamStep`.
 */
const million = (optimizer) => ({
  experiment: 'training',
  data: { id: 'rows', inputs: wave(1000, 1.3), features: 1000, targets: wave(1000, 0.7) },
  hidden: [],
  loss: 'mse',
  initializer: 'zeros',
  optimizer,
  steps: 200,
  weights: false,
});

/**
 * What a training is given, as the core says it, so that others start from the same numbers: sizes of the layers, examples
 * row by row, batch after batch, parameters in the core's order (weights out × in, then biases, layer by layer).
 */
export function problemOf(runWasm, spec) {
  const result = runWasm({ ...spec, steps: 1, weights: true, examples: true });
  const column = (table, index) => {
    const start = table.offset + index * table.rows;
    return result.data.subarray(start, start + table.rows);
  };
  const examples = result.tables.find(({ id }) => id === 'examples');
  const rows = (letter) => {
    const columns = examples.columns.flatMap(({ id }, i) => (id.startsWith(`${letter}.`) ? [column(examples, i)] : []));
    const numbers = new Float32Array(examples.rows * columns.length);
    columns.forEach((values, f) => values.forEach((value, e) => (numbers[e * columns.length + f] = value)));
    return numbers;
  };
  const pieces = result.tables.flatMap((table) => {
    const index = table.columns.findIndex(({ id }) => id === 'initial');
    return index < 0 ? [] : [...column(table, index)];
  });
  const complete = result.spec;
  const inputs = rows('x');
  const count = examples.rows;
  const batch = Math.min(complete.batch ?? count, count);
  const order = complete.order ?? Array.from({ length: count }, (_, i) => i);
  const batches = [];
  for (let first = 0; first < order.length; first += batch) batches.push(order.slice(first, first + batch));
  return {
    sizes: [inputs.length / count, ...complete.hidden, complete.outputs],
    activation: complete.activation.id,
    loss: complete.loss.id,
    optimizer: complete.optimizer,
    inputs,
    targets: rows('y'),
    batches,
    parameters: Float32Array.from(pieces),
  };
}

/** The step at which a series of losses parts from the core's by more than float allows, in words; '' if there is none. */
function differs(own, core) {
  const table = core.tables.find(({ id }) => id === 'steps');
  const start = table.offset + table.columns.findIndex(({ id }) => id === 'loss') * table.rows;
  const step = own.findIndex((loss, t) => !(Math.abs(loss - core.data[start + t]) <= 1e-3 * Math.abs(loss) + 1e-5));
  return step < 0 ? '' : `in step ${step} the losses are ${own[step]} and ${core.data[start + step]}`;
}

/**
 * `aim` names a target; `others`: how many steps one run of plain JavaScript and of TensorFlow.js takes, and whether the
 * step of Adam as it was published is of interest, too.
 */
const training = (name, aim, unit, perStep, spec, others) => ({
  ...{ name, aim, unit, spec, differs, problem: true },
  work: spec.steps * perStep,
  perStep,
  plainSteps: others.plain,
  tensorSteps: others.tensor,
  javascript: plainTraining,
  ...(others.published ? { published: (problem, count) => plainTrainingApart(problem, count, true) } : {}),
});

export function networkWorkloads() {
  const steps = 20000;
  const small = { plain: steps, tensor: 40 };
  const aMillion = { plain: 10, tensor: 5, published: true };
  const blog = (optimizer) => smallTraining(2, [3], 16, 16, optimizer, steps);
  const playground = (optimizer) => smallTraining(2, [8, 8], 500, 10, optimizer, steps);
  return [
    training('blog-net, gd', 'W1', 'updates', 1, blog(gd(0.05)), small),
    training('blog-net, adam', 'W1', 'updates', 1, blog(adam(0.001)), small),
    training('playground, gd', 'W2', 'examples', 10, playground(gd(0.02)), small),
    training('playground, adam', 'W2', 'examples', 10, playground(adam(0.001)), small),
    training('digits', 'W3', 'examples', 64, digits, { plain: 5, tensor: 5 }),
    training('deep stack', 'W4', 'passes', 1, deepStack, { plain: 1, tensor: 2 }),
    training('a million, gd', null, 'parameters', 1001000, million(gd(0.001)), aMillion),
    training('a million, adam', null, 'parameters', 1001000, million(adam(0.001)), aMillion),
    {
      name: 'signal through depth',
      unit: 'layers',
      work: 2 * 50,
      spec: {
        experiment: 'initialization',
        depth: 50,
        width: 128,
        batch: 128,
        seeds: 1,
        initializers: ['he-normal'],
      },
    },
  ];
}

/** Parameters a second of Adam's step alone, from the times of the workloads with and without it. */
export function adamStep(rates) {
  const without = rates.find(({ name }) => name === 'a million, gd');
  const whole = rates.find(({ name }) => name === 'a million, adam');
  if (!without || !whole) return [];
  const alone = Object.entries(whole.perSecond).map(([who, rate]) => [
    who,
    1 / (1 / rate - 1 / without.perSecond[who]),
  ]);
  return [{ name: 'adam step', aim: 'W5', unit: 'parameters', perSecond: Object.fromEntries(alone) }];
}
