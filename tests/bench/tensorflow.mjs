import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Training of a problem of networks.mjs with TensorFlow.js, as its guides tell to. */

const root = new URL('../../', import.meta.url);
const packages = new URL('node_modules/@tensorflow/', root);
export const backends = ['wasm', 'cpu'];

/** TensorFlow.js; null where it isn't installed. Its packages are for the bench only, and none of it enters the page. */
export async function loadTensorFlow() {
  if (!existsSync(new URL('tfjs-backend-wasm/', packages))) return null;
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: fileURLToPath(root),
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('tensorflow-entry.js', import.meta.url)),
      outDir: fileURLToPath(new URL('build/bench', root)),
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'tensorflow.cjs', codeSplitting: false } },
    },
  });
  const tf = createRequire(import.meta.url)(fileURLToPath(new URL('build/bench/tensorflow.cjs', root)));
  tf.setWasmPaths(fileURLToPath(new URL('tfjs-backend-wasm/dist/', packages)));
  // One thread, as everywhere in the bench. (Several would count as several in processor time.)
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  tf.enableProdMode(); // without its own checks
  return tf;
}

/**
 * Trains from the start on a backend, which has to be the current one; the loss of every step. The batches are laid out
 * once, before anything is timed: see `prepare`.
 */
export function tensorFlowTraining(tf, prepared, steps) {
  const { problem, batches } = prepared;
  const { sizes, optimizer: rule } = problem;
  const layers = sizes.length - 1;
  const variables = [];
  let at = 0;
  for (let l = 0; l < layers; l += 1) {
    for (const shape of [[sizes[l + 1], sizes[l]], [sizes[l + 1]]]) {
      const size = shape.reduce((product, n) => product * n, 1);
      variables.push(tf.tidy(() => tf.variable(tf.tensor(problem.parameters.slice(at, at + size), shape))));
      at += size;
    }
  }
  const optimizer =
    rule.id === 'adam'
      ? tf.train.adam(rule.learningRate, rule.beta1, rule.beta2, rule.epsilon)
      : tf.train.sgd(rule.learningRate);
  const bend = problem.activation === 'tanh' ? tf.tanh : tf.relu;
  const losses = new Float64Array(steps);
  for (let t = 0; t < steps; t += 1) {
    const { x, y } = batches[t % batches.length];
    const loss = optimizer.minimize(
      () => {
        let a = x;
        for (let l = 0; l < layers; l += 1) {
          const z = tf.add(tf.matMul(a, variables[2 * l], false, true), variables[2 * l + 1]);
          a = l + 1 < layers ? bend(z) : z;
        }
        return problem.loss === 'mse' ? tf.mean(tf.square(tf.sub(a, y))) : tf.losses.softmaxCrossEntropy(y, a);
      },
      true,
      variables,
    );
    losses[t] = loss.dataSync()[0];
    loss.dispose();
  }
  optimizer.dispose();
  tf.dispose(variables);
  return losses;
}

/** The batches of a problem as tensors of the current backend. */
export function prepare(tf, problem) {
  const { sizes, inputs, targets, batches } = problem;
  const [features] = sizes;
  const outputs = sizes.at(-1);
  const classes = problem.loss !== 'mse';
  const rows = (numbers, width, batch) =>
    tf.tensor2d(Float32Array.from(batch.flatMap((e) => [...numbers.subarray(e * width, (e + 1) * width)])), [
      batch.length,
      width,
    ]);
  return {
    problem,
    batches: batches.map((batch) => ({
      x: rows(inputs, features, batch),
      y: classes
        ? tf.tidy(() =>
            tf.cast(
              tf.oneHot(
                tf.tensor1d(
                  batch.map((e) => targets[e]),
                  'int32',
                ),
                outputs,
              ),
              'float32',
            ),
          )
        : rows(targets, outputs, batch),
    })),
  };
}
