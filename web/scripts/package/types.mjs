// TypeScript's view of the labs: an interface for each element and for each part that can be set, from the descriptors.
import { sentenceOf } from './labs.mjs';

const pascal = (id) => id.replaceAll(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter) => letter.toUpperCase());
const union = (ids) => ids.map((id) => `'${id}'`).join(' | ');
const comment = (text, indent = '  ') => `${indent}/** ${text.replaceAll('*/', '*\u200b/').replaceAll('\n', ' ')} */\n`;
const key = (id) => (/^[A-Za-z_$][\w$]*$/.test(id) ? id : `'${id}'`);

/** Of a part: one by its id alone, or with what differs from its defaults. Experiments within experiments stay open. */
const partType = (family) => (family === 'experiment' ? 'OtherPart' : pascal(family));

/** The type of a parameter's value, as a property takes it. */
export function typeOf({ kind, choices, family, default: value }) {
  const types = {
    number: () => 'number',
    integer: () => 'number',
    boolean: () => 'boolean',
    text: () => 'string',
    choice: () => union(choices.map(({ id }) => id)),
    numbers: () => 'readonly number[]',
    pairs: () => 'readonly (readonly [number, number])[]',
    'named-numbers': () => 'Readonly<Record<string, number>>',
    part: () => partType(family),
    parts: () => `readonly ${partType(family)}[]`,
  };
  return `${types[kind]()}${value === null ? ' | null' : ''}`;
}

/** A family: a type for each of its parts, and for any of them. */
function familyTypes(id, { title, parts }) {
  const name = pascal(id);
  const nameOf = (part) => `${pascal(part.id)}${name}`;
  const interfaces = parts.map((part) => {
    const within = part.parameters
      .map((parameter) => `${comment(sentenceOf(parameter))}  readonly ${key(parameter.id)}?: ${typeOf(parameter)};\n`)
      .join('');
    const about = comment(part.help ? `${part.title}: ${part.help}` : part.title, '');
    return `${about}export interface ${nameOf(part)} {\n  readonly id: '${part.id}';\n${within}}\n`;
  });
  const ids = `export type ${name}Id =\n${parts.map((part) => `  | '${part.id}'`).join('\n')};\n`;
  const any = `export type ${name} =\n  | ${name}Id\n${parts.map((part) => `  | ${nameOf(part)}`).join('\n')};\n`;
  return `${interfaces.join('\n')}\n${comment(`${title}, by id.`, '')}${ids}\n${comment(`${title}: one by its id, or with what differs from its defaults.`, '')}${any}`;
}

/** The families that are named, and those that their parts name in turn. */
function namedFamilies(labs) {
  const found = new Map();
  const add = (parameters, families) => {
    for (const { family } of parameters) {
      if (!family || family === 'experiment' || found.has(family)) continue;
      found.set(family, families[family]);
      for (const part of families[family].parts) add(part.parameters, families);
    }
  };
  for (const { experiment, families } of labs) add(experiment.parameters, families);
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

function labTypes({ tag, name, experiment, properties, preset }) {
  const { title, help, parameters } = experiment;
  const fields = properties.map(
    (parameter) =>
      `${comment(sentenceOf(parameter, preset))}  ${key(parameter.id)}: ${typeOf(parameter)} | undefined;\n`,
  );
  const attributes = parameters.map(
    (parameter) =>
      `${comment(sentenceOf(parameter, preset))}  readonly ${parameter.id.toLowerCase()}?: AttributeValue;\n`,
  );
  return `${comment(`\`<${tag}>\`. ${title}: ${help}`, '')}export interface ${name}Element extends LabElement {
${fields.join('')}}

${comment(`What \`<${tag}>\` takes in HTML.`, '')}export interface ${name}Attributes extends LabAttributes {
${attributes.join('')}}
`;
}

/** The text of elements.d.ts; `settings` is the module of the type of that name. */
export function elementTypes(labs, settings) {
  const map = (entry) => labs.map((lab) => `${entry(lab)}\n`).join('');
  return `// Made from the descriptors of the core by web/scripts/package.mjs.
import type { Settings } from '${settings}';

/** A part of a family that is not written down here. */
export type OtherPart = string | { readonly id: string; readonly [key: string]: unknown };

/** What every lab's element has beside its parameters, which are properties that can be set at any time. */
export interface LabElement extends HTMLElement {
  /** All that differs from the defaults, to be read, kept and set again. */
  settings: Settings;
  /** The value of a parameter, as the lab has it now. */
  setting(id: string): Settings[string] | undefined;
}

/** As HTML takes it: a text, or what a framework makes one of. */
export type AttributeValue = string | number | boolean;

/** Attributes that every lab has; parts are set within by dotted names: \`surface.tilt\`, \`racers.1.learningrate\`. */
export interface LabAttributes {
  /** The ground: \`auto\` follows what is painted behind the lab. */
  readonly theme?: 'auto' | 'light' | 'dark';
  readonly [within: \`\${string}.\${string}\`]: AttributeValue;
}

${namedFamilies(labs)
  .map(([id, family]) => familyTypes(id, family))
  .join('\n')}
${labs.map(labTypes).join('\n')}
/** Tag → its element. */
export interface LabElementMap {
${map(({ tag, name }) => `  '${tag}': ${name}Element;`)}}

/** Tag → what it takes in HTML: for the types of a framework's templates. */
export interface LabAttributesMap {
${map(({ tag, name }) => `  '${tag}': ${name}Attributes;`)}}

export type LabTag = keyof LabElementMap;

declare global {
  interface HTMLElementTagNameMap extends LabElementMap {}
}
`;
}
