/**
 * npm run build:single: each lab as one HTML file in build/single that runs from wherever it lies, without a network. Names
 * choose among them: `npm run build:single -- race digits`. SITE=https://labs.example/ makes their links lead there.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { describeLabs } from './package/labs.mjs';
import { setup } from './setup.mjs';
import { Failure, main, root } from './shell.mjs';
import { bundleLab } from './single/bundle.mjs';
import { singlePage } from './single/page.mjs';

const to = join(root, 'build/single');
/** Set by the build of the page, which the labs of a file share with it. */
const formulasFile = join(root, 'build/formulas.json');

const nameOf = ({ tag }) => tag.replace('descent-', '');

async function chosen(names) {
  const labs = await describeLabs();
  const unknown = names.find((name) => !labs.some((lab) => nameOf(lab) === name));
  if (unknown !== undefined) {
    throw new Failure(`There is no lab called ${unknown}; there are ${labs.map(nameOf).join(', ')}.`);
  }
  return names.length === 0 ? labs : labs.filter((lab) => names.includes(nameOf(lab)));
}

function publishedAt() {
  const { SITE = '' } = process.env;
  if (SITE !== '' && !/^https?:\/\/\S+$/.test(SITE)) throw new Failure(`SITE is to be an address, not ${SITE}.`);
  return SITE.replace(/(?<=.)\/?$/, '/');
}

await main(async () => {
  await setup('page');
  const labs = await chosen(process.argv.slice(2));
  await build();
  if (!existsSync(formulasFile)) throw new Failure(`${formulasFile} is missing: the page's build makes it.`);
  const options = {
    sets: JSON.parse(readFileSync(formulasFile, 'utf8')),
    publishedAt: publishedAt(),
  };
  if (process.argv.length === 2) rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const lab of labs) {
    const html = singlePage(lab, await bundleLab(lab, options));
    writeFileSync(join(to, `${nameOf(lab)}.html`), html);
    console.log(`build/single/${nameOf(lab)}.html`.padEnd(40) + `${(Buffer.byteLength(html) / 1e6).toFixed(2)} MB`);
  }
});
