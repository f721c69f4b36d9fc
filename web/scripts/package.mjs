/**
 * What npm pack packs, in dist/: the built site as it is, types, the custom-elements manifest, and a bill of materials. npm
 * runs it before it packs; `npm run build:package` makes the folder alone.
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { writeDeclarations } from './package/declarations.mjs';
import { describeLabs } from './package/labs.mjs';
import { manifestOf } from './package/manifest.mjs';
import { billOfMaterials } from './package/sbom.mjs';
import { elementTypes } from './package/types.mjs';
import { setup } from './setup.mjs';
import { main, root } from './shell.mjs';

const to = join(root, 'dist');
const types = join(to, 'types');

/** What the module exports, of which the types of the labs are a part. */
const entryTypes = `export * from './types/embed/descent-lab.js';
export * from './types/elements.js';
`;

async function makePackage() {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(types, { recursive: true });
  cpSync(join(root, 'web/dist'), to, { recursive: true, filter: (file) => !file.endsWith('.vite') });
  const labs = await describeLabs();
  const declared = await writeDeclarations(['embed/descent-lab'], types);
  const settings = declared.find((file) => file.endsWith('state/tree.d.ts'));
  writeFileSync(join(types, 'elements.d.ts'), elementTypes(labs, `./${settings.replace('.d.ts', '.js')}`));
  writeFileSync(join(to, 'descent-lab.d.ts'), entryTypes);
  const manifest = manifestOf(labs, 'dist/descent-lab.js');
  writeFileSync(join(to, 'custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(join(to, 'sbom.cdx.json'), `${JSON.stringify(billOfMaterials(to), null, 2)}\n`);
  return labs.length;
}

await main(async () => {
  await setup('page');
  await build();
  const count = await makePackage();
  console.log(`The package is in dist: ${count} labs.`);
});
