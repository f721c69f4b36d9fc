// What the core says, as far as it is known beforehand: its catalogue, and what stands over the tables of its results.
import { readFileSync } from 'node:fs';
import { digitsFile } from '../digits.mjs';
import { listModules, loadModule } from '../modules.mjs';

/** Texts of a catalogue or a table; as in web/src/language/core-text.ts. */
const keys = new Set(['title', 'label', 'help', 'literature', 'meaning', 'unit']);

/** Every text once, numbers in it as {0}, {1} … where it comes from a result; in the order in which they are met. */
export async function coreTexts() {
  const texts = new Set();
  for (const { file } of await listModules()) {
    const module = await loadModule(file);
    module.attach('digits', readFileSync(digitsFile));
    const catalog = module.catalog();
    collect(catalog, (text) => texts.add(text));
    const titles = new Set(Object.values(catalog).flatMap(({ parts }) => parts.map(({ title }) => title)));
    for (const spec of specsOf(catalog)) {
      for (const part of tablesOf(module, spec)) collect(part, (text) => addResult(texts, text, titles));
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
function addResult(texts, text, titles) {
  const title = [...titles].find((each) => text.startsWith(`${each}: `) || text.startsWith(`${each}, `));
  if (title !== undefined) {
    for (const part of text.slice(title.length + 2).split(': ')) addResult(texts, part, titles);
    return;
  }
  let k = 0;
  const numbered = text.replace(/, [xy]$/, '').replace(/\d+(?:\.\d+)?/g, () => `{${k++}}`);
  if (/\p{L}/u.test(numbered) && !titles.has(text)) texts.add(numbered);
}

/** Each experiment at its defaults, and with each part and choice that it can be given. */
function* specsOf(catalog) {
  for (const { id, parameters } of catalog.experiment.parts) {
    yield { experiment: id };
    for (const { id: key, kind, family, minCount, choices } of parameters) {
      const parts = catalog[family]?.parts ?? [];
      if (kind === 'part') for (const part of parts) yield { experiment: id, [key]: part.id };
      if (kind === 'parts' && minCount < 2) for (const part of parts) yield { experiment: id, [key]: [part.id] };
      if (kind === 'choice') for (const choice of choices) yield { experiment: id, [key]: choice.id };
      if (kind === 'boolean') for (const value of [true, false]) yield { experiment: id, [key]: value };
    }
  }
}

/** Of the beginning of a run: it has all its columns by then. Not every combination can be run. */
function tablesOf(module, spec) {
  const begun = module.begin(spec);
  if (!begun.ok) return [];
  const ended = module.advance(begun.handle, 1) >= 1;
  const outcome = ended ? module.end(begun.handle) : module.peek(begun.handle);
  if (!ended) module.cancel(begun.handle);
  return outcome.ok ? outcome.tables : [];
}
