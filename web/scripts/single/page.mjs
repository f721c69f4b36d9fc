// The HTML around one lab's script: styles, policy and licences in the file itself.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../shell.mjs';

const read = (file) => readFileSync(join(root, file), 'utf8');
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Nothing may be loaded from anywhere; the worker and what it reads are made of what stands in the file. */
const policy = (script, style) =>
  [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    'img-src data: blob:',
    'worker-src blob:',
    'connect-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** @param {import('../package/labs.mjs').Lab} lab */
export function singlePage({ experiment }, { code, digits }) {
  const { version } = JSON.parse(read('package.json'));
  // HTML would end the script there. Within JavaScript these stand in strings, templates and regular expressions.
  const script = code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const style = ['tokens', 'base', 'embed'].map((name) => read(`web/src/styles/${name}.css`)).join('\n');
  const fillings = {
    POLICY: policy(script, style),
    TITLE: escape(experiment.title),
    STYLE: style,
    VERSION: version,
    DIGITS: digits ? ' The handwritten digits are from the MNIST database, CC BY-SA 3.0.' : '',
    LICENCES: `Descent Lab\n\n${read('LICENSE')}\n${read('web/dist/licenses.md')}`.replaceAll('--', '––'),
    SCRIPT: script,
  };
  return read('web/single/single.html').replace(/<%(\w+)%>/g, (_, name) => fillings[name]);
}
