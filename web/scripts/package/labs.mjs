// What the labs are, for whoever describes them elsewhere: from the list of labs, and from the descriptors of the core.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { labList } from '../lab-list.mjs';
import { loadModules } from '../modules.mjs';
import { Failure, root } from '../shell.mjs';
import { htmlNames } from './html-names.mjs';

const folder = join(root, 'web/src/labs');

/**
 * Each lab: its tag, class and source, the descriptor of its experiment, which of its parameters are properties of the element,
 * whether it has defaults of its own, and the families of parts that are named.
 * @returns {Promise<Lab[]>}
 * @typedef {{ tag: string, name: string, path: string, experiment: any, properties: any[], preset: boolean, families: any }} Lab
 */
export async function describeLabs() {
  const moduleOf = await loadModules();
  const taken = htmlNames();
  return labList().map(({ tag, path, name, experiment: id }) => {
    const text = readFileSync(join(folder, `${path}.ts`), 'utf8');
    const families = moduleOf({ experiment: id }).catalog();
    const experiment = families.experiment.parts.find((part) => part.id === id);
    if (!experiment) throw new Failure(`The core has no experiment of <${tag}>.`);
    const properties = experiment.parameters.filter(({ id }) => !taken.has(id));
    // What a lab sets before the page does is not what the core would take.
    const preset = /override readonly preset\b/.test(text);
    return { tag, name, path, experiment, properties, preset, families };
  });
}

/** What a value may be, in words: "at least 0 and below 1". Empty where there is nothing to be said. */
export function rangeOf({ kind, min, max, minOpen, maxOpen, minCount, maxCount }) {
  const bounded = (value) => typeof value === 'number' && Number.isFinite(value);
  if (['part', 'choice', 'text', 'boolean'].includes(kind)) return '';
  const bounds = [
    bounded(min) ? `${minOpen ? 'above' : 'at least'} ${min}` : '',
    bounded(max) ? `${maxOpen ? 'below' : 'at most'} ${max}` : '',
  ].filter((text) => text !== '');
  const count =
    maxCount > 0 ? (minCount === maxCount ? `${maxCount} of them` : `${minCount} to ${maxCount} of them`) : '';
  return [kind === 'parts' ? '' : bounds.join(' and '), count].filter((text) => text !== '').join(', ');
}

/** What a parameter is, in a line of plain text; `own`: the lab's defaults are not the core's. */
export function sentenceOf(parameter, own = false) {
  const { label, help, unit, default: value } = parameter;
  const range = rangeOf(parameter);
  return [
    `${label[0]?.toUpperCase() ?? ''}${label.slice(1)}${unit ? ` (${unit})` : ''}: ${help}`,
    range && `Possible: ${range}.`,
    own ? '' : value === null ? 'Where it is not given, the lab chooses it.' : `Default: ${JSON.stringify(value)}.`,
  ]
    .filter((text) => text)
    .join(' ');
}
