/**
 * npm run lighthouse: what Lighthouse says of the built page as a phone on a slow line has it: the walk, the page for
 * frames, a page of text. Exit code 1 where one of its four scores is below 95. Lighthouse, with its two hundred packages,
 * is fetched when it is first asked for, and is no part of what the project installs.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { serve } from './server.mjs';
import { setup } from './setup.mjs';
import { Failure, main, must, root } from './shell.mjs';
import { chromiumFlags, findChromium } from './tools.mjs';

/** The last that runs on Node 20. */
const lighthouse = 'lighthouse@12.8.2';
const least = 95;
/** Slower machines than this measure themselves: Lighthouse slows the processor down fourfold, to that of a phone. */
const slow = 1000;

const pages = [
  { path: 'index.html', skip: [] },
  // It is no page of its own, and says so to search engines.
  { path: 'embed.html#race', skip: ['is-crawlable'] },
  { path: 'glossary.html', skip: [] },
];

const flags = ['--headless', '--disable-gpu', ...chromiumFlags];

async function look(url, { path, skip }, chromium) {
  const folder = join(root, 'build/lighthouse');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${path.replace(/\.html.*$/, '')}.json`);
  const args = [
    ...['exec', '--yes', `--package=${lighthouse}`, '--', 'lighthouse', url + path, '--quiet'],
    ...['--output=json', `--output-path=${file}`, `--chrome-flags=${flags.join(' ')}`],
    ...(skip.length ? [`--skip-audits=${skip.join(',')}`] : []),
  ];
  await must(`Lighthouse on ${path}`, 'npm', args, { env: { CHROME_PATH: chromium }, timeout: 300_000 });
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Prints the scores of a page, and what kept them down; gives how many are too low. */
function print(path, { categories, audits, environment }) {
  const scores = Object.values(categories).map(({ title, score }) => ({
    title,
    score: Math.round((score ?? 0) * 100),
  }));
  console.log(`\n${path}: ${scores.map(({ title, score }) => `${title} ${score}`).join(', ')}`);
  for (const { auditRefs } of Object.values(categories)) {
    for (const { id, weight } of auditRefs) {
      const { score, title, displayValue = '' } = audits[id];
      if (weight > 0 && score !== null && score < 0.9) console.log(`  ${title} ${displayValue}`);
    }
  }
  const { benchmarkIndex } = environment;
  if (benchmarkIndex < slow) {
    console.log(
      `  This machine is slow or busy (benchmark ${benchmarkIndex}): performance says as much of it as of the page.`,
    );
  }
  return scores.filter(({ score }) => score < least).length;
}

await main(async () => {
  const chromium = findChromium();
  if (!chromium) throw new Failure('No Chromium was found: install one, or name it in the variable CHROMIUM.');
  await setup('page');
  await build();
  const { url, close } = await serve(join(root, 'web/dist'));
  let low = 0;
  try {
    for (const page of pages) low += print(page.path, await look(url, page, chromium));
  } finally {
    await close();
  }
  if (low > 0) throw new Failure(`\n${low} scores are below ${least}. The reports are in build/lighthouse.`);
});
