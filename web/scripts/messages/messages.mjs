import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setup } from '../setup.mjs';
import { main, must, root } from '../shell.mjs';
import { buildWasm } from '../wasm.mjs';
import { makeDigits } from '../digits.mjs';
import { coreTexts } from './core.mjs';

const web = join(root, 'web');
const generated = join(web, 'generated/messages');
const tool = join(root, 'node_modules/@lit/localize-tools/bin/lit-localize.js');
const config = join(web, 'messages/lit-localize.json');

/** Makes what web/messages says in each language into modules that the page loads: web/generated/messages. */
export async function buildMessages() {
  await listTexts();
  const stamp = join(generated, 'stamp');
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.log('Building the messages …');
  await localize('build');
  for (const { code, missing } of languages()) {
    if (missing > 0) console.warn(`web/messages/${code}.xlf lacks ${missing} messages: they are said in English.`);
    plain(join(generated, `${code}.ts`));
  }
  writeFileSync(stamp, now);
}

/** Puts new messages into web/messages, and takes out those that are said no more. */
export async function extractMessages() {
  await listTexts();
  await localize('extract');
}

/** All messages in a new file for one language, without what is said in it, in another folder. */
export async function extractAnew(folder, code) {
  await listTexts();
  const { tsConfig, inputFiles, output, ...common } = JSON.parse(readFileSync(config, 'utf8'));
  const here = (path) => join(web, 'messages', path);
  const anew = {
    ...{ ...common, targetLocales: [code], tsConfig: here(tsConfig), inputFiles: inputFiles.map(here) },
    ...{ output: { ...output, outputDir: folder }, interchange: { format: 'xliff', xliffDir: folder } },
  };
  const file = join(folder, 'lit-localize.json');
  writeFileSync(file, JSON.stringify(anew));
  await localize('extract', file);
}

const localize = (command, settings = config) =>
  must('Localization', process.execPath, [tool, command, '--config', settings], { quiet: true });

/** Texts that do not stand in the page's code, as the tool finds them: the core's, and those between braces in the pages. */
export async function listTexts() {
  const wasm = join(web, 'generated/wasm');
  const hash = createHash('sha256').update(readFileSync(new URL('core.mjs', import.meta.url)));
  for (const file of readdirSync(wasm).sort()) hash.update(readFileSync(join(wasm, file)));
  const kept = join(generated, 'core.json');
  const key = hash.digest('hex');
  let core = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};
  mkdirSync(generated, { recursive: true });
  if (core.key !== key) {
    core = { key, texts: await coreTexts() };
    writeFileSync(kept, JSON.stringify(core));
  }
  const sentences = JSON.parse(readFileSync(join(web, 'src/language/core-sentences.json'), 'utf8'));
  const texts = [...new Set([...core.texts, ...sentences, ...pageTexts()])];
  const lines = texts.map((text) => `  msg(${JSON.stringify(text)}),\n`).join('');
  const source = `import { msg } from '@lit/localize';\n\nexport const texts = () => [\n${lines}];\n`;
  const target = join(generated, 'core.ts');
  if (!existsSync(target) || readFileSync(target, 'utf8') !== source) writeFileSync(target, source);
}

/** `{{About this lab}}` in an HTML file is a text in each page's language. */
function pageTexts() {
  const files = readdirSync(web).filter((file) => file.endsWith('.html'));
  return files.flatMap((file) => {
    const html = readFileSync(join(web, file), 'utf8');
    return [...html.matchAll(/\{\{([^]+?)\}\}/g)].map(([, text]) => text.replace(/\s+/g, ' ').trim());
  });
}

/** The languages there are files for, and how many messages each lacks. */
function languages() {
  const { targetLocales } = JSON.parse(readFileSync(config, 'utf8'));
  return targetLocales.map((code) => {
    const file = join(web, `messages/${code}.xlf`);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const said = (text.match(/<target>/g) ?? []).length;
    return { code, missing: (text.match(/<source>/g) ?? []).length - said };
  });
}

/** The tool writes texts without markup as if they were markup; they are not. */
function plain(file) {
  const text = readFileSync(file, 'utf8').replace(/^'s[0-9a-f]{16}': .*$/gm, (line) =>
    line.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  );
  writeFileSync(file, text);
}

function fingerprint() {
  const hash = createHash('sha256');
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (/\.(?:ts|xlf|json)$/.test(entry.name)) hash.update(`${path}\0`).update(readFileSync(path));
    }
  };
  for (const folder of ['src', 'embed', 'single', 'messages', 'scripts/page']) walk(join(web, folder));
  return hash.update(readFileSync(join(generated, 'core.ts'))).digest('hex');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    await setup('page');
    await buildWasm();
    makeDigits();
    await extractMessages();
    for (const { code, missing } of languages()) console.log(`web/messages/${code}.xlf lacks ${missing} messages.`);
  });
}
