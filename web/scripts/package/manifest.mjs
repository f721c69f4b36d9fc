// The custom-elements manifest (schema 1.0.0 of github.com/webcomponents/custom-elements-manifest), for editors and
// documentation tools: from the descriptors of the core, the types of the events, and the tokens of the style sheet.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { Failure, root } from '../shell.mjs';
import { sentenceOf } from './labs.mjs';
import { typeOf } from './types.mjs';

const read = (file) => readFileSync(join(root, file), 'utf8');

/** Where a page's style can reach into a lab. */
const parts = {
  lab: 'All of the lab.',
  notice: 'What the lab has to say: what is wrong in its attributes, or what has happened.',
  footer: 'The row of buttons below it.',
};

function cssParts() {
  const folder = 'web/src/labs';
  const sources = readdirSync(join(root, folder)).filter((file) => file.endsWith('.ts'));
  const used = new Set(
    sources.flatMap((file) => [...read(`${folder}/${file}`).matchAll(/ part="([\w-]+)"/g)].map(([, part]) => part)),
  );
  const described = Object.keys(parts);
  if (described.some((part) => !used.has(part)) || [...used].some((part) => !(part in parts))) {
    throw new Failure(
      `The labs have the parts ${[...used].join(', ')}; package/manifest.mjs describes ${described.join(', ')}.`,
    );
  }
  return Object.entries(parts).map(([name, description]) => ({ name, description }));
}

/** Every token, under the name by which a page sets it; with the words that stand above it, and its value on light ground. */
function cssProperties() {
  const [, block = ''] = /\n:root \{\n([^]*?--ground[^]*?)\n\}/.exec(read('web/src/styles/tokens.css')) ?? [];
  let group = '';
  const found = [];
  for (const [, comment, name, value] of block.matchAll(/^ {2}\/\*([^]*?)\*\/$|^ {2}--([\w-]+): ([^;]+);/gm)) {
    if (comment !== undefined) group = comment.replaceAll(/\s*\n\s*\*?\s*/g, ' ').trim();
    else {
      const light = /^var\(--on-light, (.*?)\) var\(--on-dark/.exec(value)?.[1] ?? value;
      found.push({ name: `--descent-${name}`, description: group, default: light });
    }
  }
  if (found.length === 0) throw new Failure('web/src/styles/tokens.css has no tokens in a form that is known here.');
  return found;
}

/** What labs tell the page, from the interface that names it and the interfaces of its details. */
function events() {
  const file = 'web/src/labs/events.ts';
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const interfaces = new Map(source.statements.filter(ts.isInterfaceDeclaration).map((each) => [each.name.text, each]));
  const words = (node) => {
    const text = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc)?.comment;
    return typeof text === 'string' ? text.replaceAll(/\s*\n\s*/g, ' ') : '';
  };
  const members = interfaces.get('LabEvents')?.members ?? [];
  if (members.length === 0) throw new Failure(`${file} has no interface LabEvents.`);
  return members.map((member) => {
    const type = member.type.getText(source);
    const detail = interfaces.get(/CustomEvent<(\w+)>/.exec(type)?.[1] ?? '');
    return { name: member.name.text, type: { text: type }, description: detail ? words(detail) : '' };
  });
}

const described = (parameter, preset) => ({
  type: { text: typeOf(parameter) },
  description: sentenceOf(parameter, preset),
  ...(preset || parameter.default === null ? {} : { default: JSON.stringify(parameter.default) }),
});

/** The manifest, as an object; `path` is that of the module within the package. */
export function manifestOf(labs, path) {
  const shared = {
    events: events(),
    slots: [
      { name: '', description: 'Seen until the lab has something to show: a picture, words.' },
      { name: 'poster', description: 'The same, as the usual place for a picture.' },
    ],
    cssParts: cssParts(),
    cssProperties: cssProperties(),
  };
  const theme = {
    name: 'theme',
    type: { text: "'auto' | 'light' | 'dark'" },
    description: 'The ground: auto follows what is painted behind the lab.',
    default: '"auto"',
  };
  const settings = {
    kind: 'field',
    name: 'settings',
    type: { text: 'Settings' },
    description: 'All that differs from the defaults, to be read, kept and set again.',
  };
  const declarations = labs.map(({ tag, name, experiment, properties, preset }) => ({
    kind: 'class',
    customElement: true,
    name,
    tagName: tag,
    summary: experiment.title,
    description: experiment.help,
    attributes: [
      ...experiment.parameters.map((parameter) => ({
        name: parameter.id.toLowerCase(),
        ...(properties.includes(parameter) ? { fieldName: parameter.id } : {}),
        ...described(parameter, preset),
      })),
      theme,
    ],
    members: [
      ...properties.map((parameter) => ({ kind: 'field', name: parameter.id, ...described(parameter, preset) })),
      settings,
    ],
    ...shared,
  }));
  const exports = labs.map(({ tag, name }) => ({
    kind: 'custom-element-definition',
    name: tag,
    declaration: { name, module: path },
  }));
  return { schemaVersion: '1.0.0', modules: [{ kind: 'javascript-module', path, declarations, exports }] };
}
