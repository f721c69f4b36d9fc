/** The outcome of a bench as text: rates, ratios, and how they stand to what is aimed at. */

const heads = {
  native: 'native',
  wasm: 'wasm',
  javascript: 'JavaScript',
  javascriptPublished: 'as published',
  tensorflow: 'TF.js wasm',
  tensorflowCpu: 'TF.js cpu',
};
const width = 13;
const nameWidth = 32;

/** Three digits, whatever the size. */
const short = (value) => (value >= 100 ? Math.round(value).toString() : value.toPrecision(3));

function lines(title, results, values) {
  const table = results.map((result) => [`${result.name} (${result.unit})`, values(result)]);
  const shown = Object.keys(heads).filter((who) => table.some(([, row]) => who in row));
  const rows = table.map(
    ([name, row]) =>
      name.padEnd(nameWidth) + shown.map((who) => (who in row ? short(row[who]) : '').padStart(width)).join(''),
  );
  return [title.padEnd(nameWidth) + shown.map((who) => heads[who].padStart(width)).join(''), ...rows];
}

export function printTable(results, judged, tensorflow) {
  const text = [
    ...lines('million a second of one thread', results, ({ perSecond }) =>
      Object.fromEntries(Object.entries(perSecond).map(([who, rate]) => [who, rate / 1e6])),
    ),
    '',
    ...lines('our wasm is so many times', results, ({ wasmOf }) => wasmOf),
    '',
    ...judged.map(
      ({ aim, name, peer, met, text: ratio }) => `${aim} ${name}, beside ${peer}: ${ratio}: ${met ? 'met' : 'NOT MET'}`,
    ),
  ];
  if (!tensorflow) text.push('TensorFlow.js is not installed (npm ci brings it): nothing is measured beside it.');
  process.stdout.write(`${text.join('\n')}\n`);
}
