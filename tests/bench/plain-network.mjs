/**
 * Training of dense networks in plain JavaScript, as carefully as one would write it by hand: typed arrays, no allocation in
 * a step, and sums in blocks of two examples by four units that engines keep in registers. Small layers go without blocks,
 * which are slower there.
 */
const small = 16;

/** y = W x + b for `count` examples, row by row. */
function forward(params, at, x, y, inputs, outputs, count) {
  const biases = at + inputs * outputs;
  let e = 0;
  if (inputs > small) {
    for (; e + 2 <= count; e += 2) {
      const xa = e * inputs;
      const xb = xa + inputs;
      let o = 0;
      for (; o + 4 <= outputs; o += 4) {
        const w0 = at + o * inputs;
        const w1 = w0 + inputs;
        const w2 = w1 + inputs;
        const w3 = w2 + inputs;
        let [a0, a1, a2, a3, b0, b1, b2, b3] = [0, 0, 0, 0, 0, 0, 0, 0];
        for (let i = 0; i < inputs; i += 1) {
          const a = x[xa + i];
          const b = x[xb + i];
          const p0 = params[w0 + i];
          const p1 = params[w1 + i];
          const p2 = params[w2 + i];
          const p3 = params[w3 + i];
          a0 += p0 * a;
          a1 += p1 * a;
          a2 += p2 * a;
          a3 += p3 * a;
          b0 += p0 * b;
          b1 += p1 * b;
          b2 += p2 * b;
          b3 += p3 * b;
        }
        const ya = e * outputs + o;
        const yb = ya + outputs;
        y[ya] = a0 + params[biases + o];
        y[ya + 1] = a1 + params[biases + o + 1];
        y[ya + 2] = a2 + params[biases + o + 2];
        y[ya + 3] = a3 + params[biases + o + 3];
        y[yb] = b0 + params[biases + o];
        y[yb + 1] = b1 + params[biases + o + 1];
        y[yb + 2] = b2 + params[biases + o + 2];
        y[yb + 3] = b3 + params[biases + o + 3];
      }
      for (; o < outputs; o += 1) {
        for (const k of [e, e + 1]) {
          let sum = params[biases + o];
          for (let i = 0; i < inputs; i += 1) sum += params[at + o * inputs + i] * x[k * inputs + i];
          y[k * outputs + o] = sum;
        }
      }
    }
  }
  for (; e < count; e += 1) {
    const first = e * inputs;
    for (let o = 0; o < outputs; o += 1) {
      const row = at + o * inputs;
      let sum = params[biases + o];
      for (let i = 0; i < inputs; i += 1) sum += params[row + i] * x[first + i];
      y[e * outputs + o] = sum;
    }
  }
}

/** ∂L/∂W and ∂L/∂b, added to `grads`: four examples at a time. */
function parameterGradients(grads, at, x, dy, inputs, outputs, count) {
  const biases = at + inputs * outputs;
  for (let o = 0; o < outputs; o += 1) {
    const row = at + o * inputs;
    let e = 0;
    for (; e + 4 <= count; e += 4) {
      const s0 = dy[e * outputs + o];
      const s1 = dy[(e + 1) * outputs + o];
      const s2 = dy[(e + 2) * outputs + o];
      const s3 = dy[(e + 3) * outputs + o];
      const x0 = e * inputs;
      const x1 = x0 + inputs;
      const x2 = x1 + inputs;
      const x3 = x2 + inputs;
      grads[biases + o] += s0 + s1 + s2 + s3;
      for (let i = 0; i < inputs; i += 1) {
        grads[row + i] += s0 * x[x0 + i] + s1 * x[x1 + i] + s2 * x[x2 + i] + s3 * x[x3 + i];
      }
    }
    for (; e < count; e += 1) {
      const slope = dy[e * outputs + o];
      grads[biases + o] += slope;
      for (let i = 0; i < inputs; i += 1) grads[row + i] += slope * x[e * inputs + i];
    }
  }
}

/** ∂L/∂x: four units at a time. */
function inputGradients(params, at, dy, dx, inputs, outputs, count) {
  for (let e = 0; e < count; e += 1) {
    const to = e * inputs;
    const from = e * outputs;
    for (let i = 0; i < inputs; i += 1) dx[to + i] = 0;
    let o = 0;
    for (; o + 4 <= outputs; o += 4) {
      const s0 = dy[from + o];
      const s1 = dy[from + o + 1];
      const s2 = dy[from + o + 2];
      const s3 = dy[from + o + 3];
      const w0 = at + o * inputs;
      const w1 = w0 + inputs;
      const w2 = w1 + inputs;
      const w3 = w2 + inputs;
      for (let i = 0; i < inputs; i += 1) {
        dx[to + i] += s0 * params[w0 + i] + s1 * params[w1 + i] + s2 * params[w2 + i] + s3 * params[w3 + i];
      }
    }
    for (; o < outputs; o += 1) {
      const row = at + o * inputs;
      for (let i = 0; i < inputs; i += 1) dx[to + i] += dy[from + o] * params[row + i];
    }
  }
}

/** The mean loss of a batch; its derivative by the outputs goes to `slopes`. */
function meanLoss(kind, outputs, targets, slopes, width, batch) {
  let total = 0;
  if (kind === 'mse') {
    const count = batch.length * width;
    for (let k = 0; k < batch.length; k += 1) {
      for (let o = 0; o < width; o += 1) {
        const error = outputs[k * width + o] - targets[batch[k] * width + o];
        total += error * error;
        slopes[k * width + o] = (2 * error) / count;
      }
    }
    return total / count;
  }
  for (let k = 0; k < batch.length; k += 1) {
    const row = k * width;
    let largest = -Infinity;
    for (let o = 0; o < width; o += 1) largest = Math.max(largest, outputs[row + o]);
    let sum = 0;
    for (let o = 0; o < width; o += 1) sum += Math.exp(outputs[row + o] - largest);
    const right = targets[batch[k]];
    total += Math.log(sum) + largest - outputs[row + right];
    for (let o = 0; o < width; o += 1) {
      slopes[row + o] = (Math.exp(outputs[row + o] - largest) / sum - (o === right ? 1 : 0)) / batch.length;
    }
  }
  return total / batch.length;
}

/** A step of Adam line by line as Algorithm 1 of Kingma and Ba (2015) has it, and most programs: three divisions. */
function adamAsPublished(params, grads, m, v, { learningRate, beta1, beta2, epsilon }, correction1, correction2) {
  for (let i = 0; i < params.length; i += 1) {
    m[i] = beta1 * m[i] + (1 - beta1) * grads[i];
    v[i] = beta2 * v[i] + (1 - beta2) * grads[i] * grads[i];
    const mean = m[i] / correction1;
    const square = v[i] / correction2;
    params[i] -= (learningRate * mean) / (Math.sqrt(square) + epsilon);
  }
}

/** Trains from the start by a problem of networks.mjs; the loss of every step. */
export function plainTraining(problem, steps, published = false) {
  const { sizes, inputs, targets, batches, optimizer } = problem;
  const tanh = problem.activation === 'tanh';
  const layers = sizes.length - 1;
  const most = Math.max(...batches.map((batch) => batch.length));
  const params = problem.parameters.slice();
  const [grads, m, v] = Array.from({ length: 3 }, () => new Float32Array(params.length));
  const values = sizes.map((size) => new Float32Array(size * most));
  const slopes = sizes.map((size) => new Float32Array(size * most));
  const offsets = [0];
  for (let l = 0; l < layers; l += 1) offsets.push(offsets[l] + sizes[l + 1] * (sizes[l] + 1));
  const adam = optimizer.id === 'adam';
  const rate = optimizer.learningRate;
  const losses = new Float64Array(steps);
  let power1 = 1;
  let power2 = 1;
  for (let t = 0; t < steps; t += 1) {
    const batch = batches[t % batches.length];
    const count = batch.length;
    for (let k = 0; k < count; k += 1) {
      for (let i = 0; i < sizes[0]; i += 1) values[0][k * sizes[0] + i] = inputs[batch[k] * sizes[0] + i];
    }
    for (let l = 0; l < layers; l += 1) {
      const y = values[l + 1];
      forward(params, offsets[l], values[l], y, sizes[l], sizes[l + 1], count);
      if (l + 1 === layers) break;
      if (tanh) for (let i = 0; i < count * sizes[l + 1]; i += 1) y[i] = Math.tanh(y[i]);
      else for (let i = 0; i < count * sizes[l + 1]; i += 1) if (y[i] < 0) y[i] = 0;
    }
    losses[t] = meanLoss(problem.loss, values[layers], targets, slopes[layers], sizes[layers], batch);
    grads.fill(0);
    for (let l = layers - 1; l >= 0; l -= 1) {
      const x = values[l];
      const dx = slopes[l];
      parameterGradients(grads, offsets[l], x, slopes[l + 1], sizes[l], sizes[l + 1], count);
      if (l === 0) break;
      inputGradients(params, offsets[l], slopes[l + 1], dx, sizes[l], sizes[l + 1], count);
      if (tanh) for (let i = 0; i < count * sizes[l]; i += 1) dx[i] *= 1 - x[i] * x[i];
      else for (let i = 0; i < count * sizes[l]; i += 1) if (x[i] === 0) dx[i] = 0;
    }
    if (adam) {
      const { beta1, beta2, epsilon } = optimizer;
      power1 *= beta1;
      power2 *= beta2;
      if (published) {
        adamAsPublished(params, grads, m, v, optimizer, 1 - power1, 1 - power2);
        continue;
      }
      // Both corrections are taken out of the loop, which is left with one division.
      const length = rate / (1 - power1);
      const root = 1 / Math.sqrt(1 - power2);
      for (let i = 0; i < params.length; i += 1) {
        const g = grads[i];
        const mean = beta1 * m[i] + (1 - beta1) * g;
        const square = beta2 * v[i] + (1 - beta2) * g * g;
        m[i] = mean;
        v[i] = square;
        params[i] -= (length * mean) / (Math.sqrt(square) * root + epsilon);
      }
    } else {
      for (let i = 0; i < params.length; i += 1) params[i] -= rate * grads[i];
    }
  }
  return losses;
}
