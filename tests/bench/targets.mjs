/**
 * What the speed is to be: our WebAssembly, through its public calls, at least so many times as quick as TensorFlow.js on its
 * WebAssembly backend, and as the same in plain JavaScript (the quickest that was found: see plain-network.mjs).
 */
export const targets = {
  W1: { what: 'blog-net', tensorflow: 900, javascript: 8 },
  W2: { what: 'playground', tensorflow: 450, javascript: 8 },
  W3: { what: 'digits', tensorflow: 10, javascript: 6 },
  W4: { what: 'deep stack', tensorflow: 9, javascript: 6 },
  W5: { what: 'Adam step', tensorflow: 8, javascript: 8 },
  W6: { what: 'basins', tensorflow: null, javascript: 8 },
};

const times = (ratio) => (ratio < 10 ? ratio.toFixed(1) : Math.round(ratio).toString());

/** A line for each workload with an aim and each peer: the ratio, what was aimed at, and whether it is met. */
export function judge(results) {
  const lines = [];
  for (const { name, aim, wasmOf } of results) {
    if (!aim) continue;
    for (const [peer, ratio, least] of [
      ['plain JavaScript', wasmOf.javascript, targets[aim].javascript],
      ['the published rule in JavaScript', wasmOf.javascriptPublished, targets[aim].javascript],
      ['TensorFlow.js (wasm)', wasmOf.tensorflow, targets[aim].tensorflow],
    ]) {
      if (ratio === undefined || least === null) continue;
      lines.push({ aim, name, peer, ratio, least, met: ratio >= least, text: `${times(ratio)} ×, target ${least} ×` });
    }
  }
  return lines;
}
