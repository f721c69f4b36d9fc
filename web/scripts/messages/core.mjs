// What the core says, as far as it is known beforehand: its catalogue, and what stands over the tables of its results.
import { readFileSync } from 'node:fs';
import { digitsFile } from '../digits.mjs';
import { readLore } from '../lore.mjs';
import { listModules, loadModule } from '../modules.mjs';

/** As in web/src/language/core-text.ts: texts of a catalogue or a table, and a unit that is not shown. */
const keys = new Set(['title', 'label', 'help', 'literature', 'meaning', 'unit']);

const dayUnit = 'days since 1970-01-01';

/** Every text once, numbers in it as {0}, {1} … where it comes from a result; in the order in which they are met. */
export async function coreTexts() {
  const texts = new Set();
  collect(readLore(), (text) => texts.add(text));
  for (const { file } of await listModules()) {
    const module = await loadModule(file);
    module.attach('digits', readFileSync(digitsFile));
    const catalog = module.catalog();
    collect(catalog, (text) => texts.add(text));
    const titles = Object.values(catalog).flatMap(({ parts }) => parts.map(({ title }) => title));
    // What stands before a name and a colon; of all that a step of a rule changes, the same words.
    const heads = new Set([...titles, 'before the update']);
    for (const spec of specsOf(catalog)) {
      for (const part of tablesOf(module, spec)) collect(part, (text) => addResult(texts, text, heads));
    }
  }
  return [...texts];
}

function collect(value, add) {
  if (Array.isArray(value)) for (const item of value) collect(item, add);
  else if (value && typeof value === 'object' && !ArrayBuffer.isView(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key === 'sources' || key === 'default') continue;
      if (typeof item !== 'string') collect(item, add);
      else if (keys.has(key) && /\p{L}/u.test(item)) add(item);
    }
  }
}

/** The core joins names, "Adam: loss of the batch" and "gradient, x": what is joined is a text of its own. */
function addResult(texts, text, heads) {
  const head = [...heads].find((each) => text.startsWith(`${each}: `) || text.startsWith(`${each}, `));
  if (head !== undefined) {
    texts.add(head);
    for (const part of text.slice(head.length + 2).split(': ')) addResult(texts, part, heads);
    return;
  }
  // What is known as it is, "The share 1 − μ of the slope is added to it.", needs no places for its numbers.
  const label = text.replace(/, [xy]$/, '');
  if (!/\p{L}/u.test(label) || texts.has(label) || label === dayUnit) return;
  let k = 0;
  texts.add(label.replace(/\d+(?:\.\d+)?/g, () => `{${k++}}`));
}

/** Experiments whose defaults take long to begin. */
const small = { digits: { data: { id: 'digits', examples: 100 }, steps: 2 } };

const table = '1,2,×\n2,5,+\n3,3,×\n4,1,+\n5,2,×\n';

/** What none of the choices below asks for: maps, a table of one's own, a training that is lost. */
const others = [
  { map: 8, unitMaps: true, probe: [0, 0], statistics: 1, validation: 0.2, steps: 9 },
  { loss: 'softmax-cross-entropy', validation: 0.2, mistakes: 3, weights: true, steps: 9 },
  { data: { id: 'csv', text: table }, examples: true, probe: [0, 0], steps: 9 },
  { data: 'plane', optimizer: { id: 'gd', learningRate: 1000 }, loss: 'mse', activation: 'identity', steps: 300 },
].map((spec) => ({ experiment: 'training', ...spec }));
others.push({ experiment: 'drawing', digit: 0 });

/** Each experiment at its defaults, and with each part and choice that it can be given. */
function* specsOf(catalog) {
  for (const { id, parameters } of catalog.experiment.parts) {
    const usual = { experiment: id, ...small[id] };
    yield usual;
    yield* others.filter(({ experiment }) => experiment === id);
    for (const parameter of parameters) {
      for (const value of valuesOf(catalog, parameter)) yield { ...usual, [parameter.id]: value };
    }
  }
}

function* valuesOf(catalog, { kind, family, minCount, choices }) {
  yield* switched(kind, choices);
  if (kind !== 'part' && (kind !== 'parts' || minCount > 1)) return;
  for (const { id, parameters } of catalog[family]?.parts ?? []) {
    const settings = parameters.flatMap((each) =>
      [...switched(each.kind, each.choices)].map((value) => ({ [each.id]: value })),
    );
    for (const setting of [{}, ...settings]) yield kind === 'part' ? { id, ...setting } : [{ id, ...setting }];
  }
}

function* switched(kind, choices) {
  if (kind === 'choice') for (const { id } of choices) yield id;
  if (kind === 'boolean') yield* [true, false];
}

/** Of a run that has gone some way: not all tables have all their columns before. Not every combination can be run. */
function tablesOf(module, spec) {
  const begun = module.begin(spec);
  if (!begun.ok) return [];
  let ended = false;
  for (let k = 0; k < 20 && !ended; k++) ended = module.advance(begun.handle, 1000) >= 1;
  const outcome = ended ? module.end(begun.handle) : module.peek(begun.handle);
  if (!ended) module.cancel(begun.handle);
  return outcome.ok ? outcome.tables : [];
}
