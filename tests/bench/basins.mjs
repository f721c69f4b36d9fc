/**
 * The map of basins in plain JavaScript, as carefully as one would write it by hand: typed arrays, blocks of starts that
 * stay in the cache, no allocation on the way, single precision by Math.fround, which engines compute in float. (A loop over
 * single starts with everything in local variables was tried, too, and is slower.) It does what the core does, operation by
 * operation, so that the results can be compared to the last bit.
 */
const f = Math.fround;
const block = 512;

/** Adam on Beale's function from every point of a grid; `spec` is a resolved one. Two columns: minimum and steps. */
export function basins(spec) {
  const { columns, rows, steps, radius, window } = spec;
  const [{ learningRate, beta1, beta2, epsilon }] = spec.optimizers;
  const [left, right, bottom, top] = window;
  const starts = columns * rows;
  const minimum = new Float64Array(starts);
  const arrived = new Float64Array(starts);
  const [x, y, gx, gy, mx, my, vx, vy, since, lost] = Array.from({ length: 10 }, () => new Float32Array(block));
  const b1 = f(beta1);
  const b2 = f(beta2);
  const a1 = f(1 - beta1);
  const a2 = f(1 - beta2);
  const eps = f(epsilon);
  const rate = f(learningRate);
  // Beale's region is 9 wide and high, around (0, 0); its minimum is at (3, 0.5).
  const diagonal = Math.sqrt(9 * 9 + 9 * 9);
  const reach2 = f(f(1000 * diagonal) * f(1000 * diagonal));
  const radius2 = f(f(radius * diagonal) * f(radius * diagonal));

  for (let first = 0; first < starts; first += block) {
    const size = Math.min(block, starts - first);
    for (let i = 0; i < size; i += 1) {
      const across = ((first + i) % columns) / (columns - 1);
      const up = Math.floor((first + i) / columns) / (rows - 1);
      x[i] = left * (1 - across) + right * across;
      y[i] = bottom * (1 - up) + top * up;
    }
    for (const state of [mx, my, vx, vy]) state.fill(0);
    since.fill(Infinity);
    lost.fill(Infinity);
    let power1 = 1;
    let power2 = 1;
    for (let t = 0; ; t += 1) {
      gradients(size);
      watch(size, t);
      if (t === steps) break;
      power1 *= beta1;
      power2 *= beta2;
      const length = f(rate / (1 - power1));
      const root = f(1 / Math.sqrt(1 - power2));
      step(size, x, gx, mx, vx, length, root);
      step(size, y, gy, my, vy, length, root);
    }
    for (let i = 0; i < size; i += 1) {
      const there = lost[i] === Infinity && since[i] !== Infinity;
      minimum[first + i] = there ? 0 : NaN;
      arrived[first + i] = there ? since[i] : NaN;
    }
  }
  return { minimum, steps: arrived };

  function gradients(size) {
    for (let i = 0; i < size; i += 1) {
      const u = x[i];
      const v = y[i];
      const v2 = f(v * v);
      const v3 = f(v2 * v);
      const one = f(1.5 + f(u * f(v - 1)));
      const two = f(2.25 + f(u * f(v2 - 1)));
      const three = f(2.625 + f(u * f(v3 - 1)));
      gx[i] = f(2 * f(f(f(one * f(v - 1)) + f(two * f(v2 - 1))) + f(three * f(v3 - 1))));
      gy[i] = f(f(2 * u) * f(f(one + f(f(2 * v) * two)) + f(f(3 * v2) * three)));
    }
  }

  function step(size, p, g, m, v, length, root) {
    for (let i = 0; i < size; i += 1) {
      const mean = f(f(b1 * m[i]) + f(a1 * g[i]));
      const square = f(f(b2 * v[i]) + f(f(a2 * g[i]) * g[i]));
      m[i] = mean;
      v[i] = square;
      const divisor = f(f(f(Math.sqrt(square)) * root) + eps);
      if (divisor > 0) p[i] = f(p[i] - f(f(length * mean) / divisor));
    }
  }

  function watch(size, now) {
    for (let i = 0; i < size; i += 1) {
      const worst = f(f(f(x[i] * x[i]) + f(y[i] * y[i])) + f(f(gx[i] * 0) + f(gy[i] * 0)));
      if (!(worst <= reach2) && lost[i] > now) lost[i] = now;
      const dx = f(x[i] - 3);
      const dy = f(y[i] - 0.5);
      if (!(f(f(dx * dx) + f(dy * dy)) <= radius2)) since[i] = Infinity;
      else if (since[i] > now) since[i] = now;
    }
  }
}

/** The first start whose end differs; −1: none. */
export function firstDifference({ minimum, steps }, outcome) {
  const grid = outcome.tables.find(({ id }) => id === 'grid.0');
  const column = (name) => {
    const start = grid.offset + grid.columns.findIndex(({ id }) => id === name) * grid.rows;
    return outcome.data.subarray(start, start + grid.rows);
  };
  const [theirMinimum, theirSteps] = [column('minimum'), column('steps')];
  return minimum.findIndex((_, k) => !Object.is(minimum[k], theirMinimum[k]) || !Object.is(steps[k], theirSteps[k]));
}
