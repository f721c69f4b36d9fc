/**
 * npm run size: what a reader downloads, after brotli (as strong as it gets): each WebAssembly module with the loader, and,
 * as a browser asks for it, each lab embedded in a foreign page with all that it loads by itself, and the page up to its
 * first working lab. Exit code 1 where a limit does not hold. The digits are data, and not counted.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { build } from './build.mjs';
import { labList } from './lab-list.mjs';
import { listModules, wasmFolder } from './modules.mjs';
import { listen, serve } from './server.mjs';
import { setup } from './setup.mjs';
import { Failure, main, root } from './shell.mjs';
import { chromiumFlags, findChromium, findHeadlessShell } from './tools.mjs';

/** At most, in kB of 1000 bytes. */
const limits = { module: 90, lab: 150, page: 200 };
/** A lab that has asked for nothing for so long has all that it wants by itself; in milliseconds. */
const quiet = 2000;
/** The longest wait for anything. */
const patience = 60_000;

const dist = join(root, 'web/dist');

const weights = new Map();

/** Of files, in bytes after brotli; each is compressed by itself, as a server does it. */
function weightOf(paths) {
  return [...new Set(paths)].reduce((total, path) => {
    if (!weights.has(path)) weights.set(path, brotliCompressSync(readFileSync(path)).length);
    return total + weights.get(path);
  }, 0);
}

/** The modules and the loader that each needs. */
async function moduleRows() {
  const loader = join(wasmFolder, 'descent.mjs');
  const name = (file) => file.slice(wasmFolder.length + 1, -'.wasm'.length);
  return (await listModules()).map(({ file }) => [name(file), weightOf([file, loader])]);
}

/** What a page asks of the site, until its first lab is ready and in all. */
async function askedFor(browser, site, address) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const files = new Set();
  let last = Date.now();
  context.on('request', (request) => {
    if (!request.url().startsWith(site)) return;
    const { pathname } = new URL(request.url());
    if (!pathname.endsWith('.bin')) files.add(join(dist, pathname === '/' ? 'index.html' : pathname));
    last = Date.now();
  });
  const page = await context.newPage();
  await page.addInitScript(
    "ready = new Promise((resolve) => addEventListener('descent-ready', ({ target }) => resolve(target.localName)));",
  );
  await page.goto(address);
  const first = await firstLab(page);
  const untilThen = [...files];
  for (const end = Date.now() + patience; Date.now() - last < quiet && Date.now() < end;) {
    await page.waitForTimeout(100);
  }
  await context.close();
  return { first, untilThen, all: [...files] };
}

/** The tag of the lab that works first. */
async function firstLab(page) {
  const tag = await Promise.race([page.evaluate(() => globalThis.ready), page.waitForTimeout(patience)]);
  if (!tag) throw new Failure(`No lab of ${page.url()} was ready within ${patience / 1000} s.`);
  return tag;
}

/** Of a lab in a page of another origin. */
async function labRow(browser, site, tag) {
  const html = `<!doctype html><title>A blog</title><script type="module" src="${site}descent-lab.js"></script><${tag}></${tag}>`;
  const blog = await listen((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(html));
  try {
    const { all } = await askedFor(browser, site, blog.url);
    return [tag, weightOf(all)];
  } finally {
    await blog.close();
  }
}

/** Of the front page, as far as its first lab. */
async function pageRow(browser, site) {
  const { first, untilThen } = await askedFor(browser, site, site);
  return [first, weightOf(untilThen)];
}

async function inBrowser() {
  const executablePath = findHeadlessShell() ?? findChromium();
  if (!executablePath) throw new Failure('No Chromium was found: install one, or name it in the variable CHROMIUM.');
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  const { url, close } = await serve(dist);
  try {
    const labs = [];
    for (const { tag } of labList()) labs.push(await labRow(browser, url, tag));
    return { labs, page: await pageRow(browser, url) };
  } finally {
    await browser.close();
    await close();
  }
}

async function measure() {
  const { labs, page } = await inBrowser();
  return [
    { title: 'WebAssembly and its loader', limit: limits.module, rows: await moduleRows() },
    { title: 'A lab elsewhere, with all it loads', limit: limits.lab, rows: labs },
    { title: 'The page, up to its first working lab', limit: limits.page, rows: [page] },
  ];
}

function print({ title, limit, rows }) {
  console.log(`\n${title}: at most ${limit} kB`);
  for (const [name, bytes] of rows) {
    const over = bytes - 1000 * limit;
    const verdict = over > 0 ? `${(over / 1000).toFixed(1)} too many` : 'ok';
    console.log(`  ${name.padEnd(24)}${(bytes / 1000).toFixed(1).padStart(7)} kB   ${verdict}`);
  }
  return rows.filter(([, bytes]) => bytes > 1000 * limit).length;
}

await main(async () => {
  await setup('page');
  await build();
  const over = (await measure()).map(print).reduce((total, count) => total + count, 0);
  if (over > 0) throw new Failure(`${over} of these are heavier than they may be.`);
});
