/**
 * Training of the networks that the labs train, and a plain JavaScript version of it on typed arrays: shapes known when it
 * is made, an example after another, nothing allocated in a step.
 */

/** The same numbers on both sides, without a random generator in this file. */
const wave = (count, pitch) => Array.from({ length: count }, (_, i) => Math.sin(pitch * (i + 1)));

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

/** Trains by a resolved spec of the kind above; the loss of every step. */
function plainTraining(spec) {
  const numbers = (list) => Float32Array.from(list);
  const sizes = [spec.data.features, ...spec.hidden, spec.outputs];
  const layers = sizes.length - 1;
  const params = numbers(spec.parameters);
  const grads = new Float32Array(params.length);
  const m = new Float32Array(params.length);
  const v = new Float32Array(params.length);
  const inputs = numbers(spec.data.inputs);
  const targets = numbers(spec.data.targets);
  const values = sizes.map((size) => new Float32Array(size));
  const slopes = sizes.map((size) => new Float32Array(size));
  const offsets = [];
  let end = 0;
  for (let l = 0; l < layers; l += 1) {
    offsets.push(end);
    end += sizes[l + 1] * (sizes[l] + 1);
  }
  const examples = targets.length;
  const { optimizer, batch } = spec;
  const adam = optimizer.id === 'adam';
  const losses = new Float64Array(spec.steps);
  let power1 = 1;
  let power2 = 1;
  let position = 0;
  for (let t = 0; t < spec.steps; t += 1) {
    grads.fill(0);
    let loss = 0;
    const inEpoch = position % examples;
    const count = Math.min(batch, examples - inEpoch);
    for (let k = 0; k < count; k += 1) {
      const example = spec.order ? spec.order[(position + k) % spec.order.length] : inEpoch + k;
      const first = values[0];
      for (let i = 0; i < first.length; i += 1) first[i] = inputs[example * first.length + i];
      for (let l = 0; l < layers; l += 1) {
        const x = values[l];
        const y = values[l + 1];
        const biases = offsets[l] + y.length * x.length;
        for (let o = 0; o < y.length; o += 1) {
          let sum = params[biases + o];
          const row = offsets[l] + o * x.length;
          for (let i = 0; i < x.length; i += 1) sum += params[row + i] * x[i];
          y[o] = l + 1 < layers ? Math.tanh(sum) : sum;
        }
      }
      const error = values[layers][0] - targets[example];
      loss += error * error;
      slopes[layers][0] = (2 * error) / count;
      for (let l = layers - 1; l >= 0; l -= 1) {
        const x = values[l];
        const dx = slopes[l];
        const dy = slopes[l + 1];
        const biases = offsets[l] + dy.length * x.length;
        dx.fill(0);
        for (let o = 0; o < dy.length; o += 1) {
          const slope = dy[o];
          const row = offsets[l] + o * x.length;
          grads[biases + o] += slope;
          for (let i = 0; i < x.length; i += 1) {
            grads[row + i] += slope * x[i];
            dx[i] += slope * params[row + i];
          }
        }
        if (l > 0) for (let i = 0; i < x.length; i += 1) dx[i] *= 1 - x[i] * x[i];
      }
    }
    position += count;
    losses[t] = loss / count;
    const rate = optimizer.learningRate;
    if (adam) {
      power1 *= optimizer.beta1;
      power2 *= optimizer.beta2;
      for (let i = 0; i < params.length; i += 1) {
        const g = grads[i];
        m[i] = optimizer.beta1 * m[i] + (1 - optimizer.beta1) * g;
        v[i] = optimizer.beta2 * v[i] + (1 - optimizer.beta2) * g * g;
        params[i] -= (rate * (m[i] / (1 - power1))) / (Math.sqrt(v[i] / (1 - power2)) + optimizer.epsilon);
      }
    } else {
      for (let i = 0; i < params.length; i += 1) params[i] -= rate * grads[i];
    }
  }
  return losses;
}

/** The step at which two series of losses part by more than float allows, in words. */
function differs(own, core) {
  const table = core.tables.find(({ id }) => id === 'steps');
  const column = table.columns.findIndex(({ id }) => id === 'loss');
  const start = table.offset + column * table.rows;
  if (table.rows !== own.length) return `${table.rows} steps instead of ${own.length}`;
  const step = own.findIndex((loss, t) => !(Math.abs(loss - core.data[start + t]) <= 1e-3 * loss + 1e-5));
  return step < 0 ? '' : `in step ${step} the losses are ${own[step]} and ${core.data[start + step]}`;
}

const small = (name, unit, work, spec) => ({ name, unit, work, spec, javascript: plainTraining, differs });

export function networkWorkloads() {
  const gd = (learningRate) => ({ id: 'gd', learningRate });
  const adam = (learningRate) => ({ id: 'adam', learningRate });
  const steps = 20000;
  const blog = (optimizer) => smallTraining(2, [3], 16, 16, optimizer, steps);
  const playground = (optimizer) => smallTraining(2, [8, 8], 500, 10, optimizer, steps);
  return [
    small('blog-net, gd', 'updates', steps, blog(gd(0.05))),
    small('blog-net, adam', 'updates', steps, blog(adam(0.001))),
    small('playground, gd', 'examples', steps * 10, playground(gd(0.02))),
    small('playground, adam', 'examples', steps * 10, playground(adam(0.001))),
    {
      name: 'digits-sized',
      unit: 'examples',
      work: 100 * 64,
      spec: {
        experiment: 'training',
        data: { id: 'gaussians', classes: 10, features: 784, examples: 640 },
        hidden: [128],
        activation: 'relu',
        loss: 'softmax-cross-entropy',
        optimizer: adam(0.001),
        steps: 100,
        batch: 64,
        weights: false,
      },
    },
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
    {
      name: 'deep stack',
      unit: 'passes',
      work: 10,
      spec: {
        experiment: 'training',
        data: { id: 'gaussians', classes: 2, features: 128, examples: 128 },
        hidden: Array(50).fill(128),
        activation: 'relu',
        initializer: 'he-normal',
        loss: 'mse',
        optimizer: gd(1e-6),
        steps: 10,
        batch: 128,
        weights: false,
      },
    },
  ];
}
