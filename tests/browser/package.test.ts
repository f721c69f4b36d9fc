import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { serve } from '../../web/scripts/server.mjs';
import { openAddress } from './harness';

/* The package as a user has it: packed, installed from the file into an empty project without a network, and used there. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const user = fileURLToPath(new URL('./user', import.meta.url));
const patient = { timeout: 30_000 };
let project: string;
let installed: string;

interface Manifest {
  readonly schemaVersion: string;
  readonly modules: readonly {
    readonly path: string;
    readonly declarations: readonly Declaration[];
    readonly exports: readonly { readonly kind: string; readonly name: string }[];
  }[];
}
interface Declaration {
  readonly tagName: string;
  readonly attributes: readonly { readonly name: string }[];
  readonly members: readonly { readonly name: string }[];
  readonly events: readonly { readonly name: string }[];
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(installed, path), 'utf8'));

/** npm as it is on the machine; its scripts make what is packed. */
const npm = (args: readonly string[], cwd: string): void =>
  void execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd, stdio: 'pipe' });

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'descent-user-'));
  npm(['pack', '--pack-destination', project], root);
  const [file = ''] = readdirSync(project).filter((name) => name.endsWith('.tgz'));
  writeFileSync(join(project, 'package.json'), '{ "name": "user", "private": true, "type": "module" }');
  npm(['install', '--offline', `./${file}`], project);
  installed = join(project, 'node_modules/descent-lab');
  cpSync(user, project, { recursive: true });
}, 600_000);

vi.setConfig({ testTimeout: 120_000 });

afterAll(() => rmSync(project, { recursive: true, force: true }));

interface Heard {
  readonly name: string;
  readonly tag: string;
  readonly settings?: Record<string, unknown>;
  readonly tables?: readonly string[];
}

const heard = (page: Page): Promise<Heard[]> => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);

/** Whatever is asked for, by whomever. */
function foreignRequests(page: Page, url: string): string[] {
  const found: string[] = [];
  page.context().on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(?:data|blob):/.test(request.url())) found.push(request.url());
  });
  return found;
}

test('what is packed is what is wanted, and depends on nothing', () => {
  expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['descent-lab']);
  const described = readJson('package.json') as { readonly customElements: string; readonly exports: unknown };
  expect(described.customElements).toBe('dist/custom-elements.json');
  const all = readdirSync(installed, { recursive: true, encoding: 'utf8' });
  const there = ['LICENSE', 'README.md', 'web/package/README.md', 'dist/descent-lab.js', 'dist/licenses.md'];
  expect(all).toEqual(expect.arrayContaining([...there, 'dist/worker-frame.html', 'dist/index.html']));
  const assets = all.filter((file) => file.startsWith('dist/assets/')).join();
  expect(assets).toMatch(/worker-[\w-]+\.js/);
  expect(assets).toMatch(/\.wasm/);
  expect(assets).toMatch(/digits-[\w-]+\.bin/);
  expect(all.filter((file) => /\.(?:cpp|tgz)$|\.test\.|^(?:native|tests|node_modules)\b/.test(file))).toEqual([]);
});

test('the bill of materials names what is bundled and compiled in, and no tool', () => {
  interface Component {
    readonly type: string;
    readonly name: string;
    readonly version?: string;
    readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  }
  const bill = readJson('dist/sbom.cdx.json') as {
    readonly bomFormat: string;
    readonly components: readonly Component[];
  };
  expect(bill.bomFormat).toBe('CycloneDX');
  const libraries = bill.components
    .filter(({ type }) => type === 'library')
    .map(({ name, version }) => `${name} ${version}`);
  const licensed = readFileSync(join(installed, 'dist/licenses.md'), 'utf8').matchAll(/^## (\S+) - (\S+)/gm);
  const named = [...licensed].map(([, name, version]) => `${name} ${version}`);
  expect(libraries.filter((each) => !/^(?:eigen|emscripten) \d+\.\d+\.\d+$/.test(each))).toEqual(named);
  expect(libraries).toHaveLength(named.length + 2);
  expect(named.join()).toMatch(/lit .*three /);
  expect(bill.components.filter(({ type }) => type === 'data').map(({ name }) => name)).toEqual(['mnist']);
  // Every module is the very file that is packed.
  const files = bill.components.filter(({ type }) => type === 'file');
  const modules = readdirSync(join(installed, 'dist/assets')).filter((file) => file.endsWith('.wasm'));
  expect(files.map(({ name }) => name).toSorted()).toEqual(modules.map((file) => `dist/assets/${file}`).toSorted());
  for (const { name, hashes } of files) {
    const sum = createHash('sha256')
      .update(readFileSync(join(installed, name)))
      .digest('hex');
    expect(hashes, name).toEqual([{ alg: 'SHA-256', content: sum }]);
  }
});

describe('without a bundler', () => {
  test('a lab runs, takes its attributes, and tells of its result; every element is as the manifest says', async () => {
    const server = await serve(project);
    const { page, errors, close } = await openAddress(`${server.url}plain.html`);
    try {
      const foreign = foreignRequests(page, server.url);
      await expect.poll(async () => (await heard(page)).map(({ name }) => name), patient).toContain('result');
      const [ready, result] = await heard(page);
      const given = { surface: { id: 'bowl' }, racers: [{ id: 'gd' }, { id: 'adam' }], steps: 40, seed: 7 };
      expect(ready).toMatchObject({ name: 'ready', tag: 'descent-race', settings: given });
      expect(result?.tables).toContain('standings');
      await page
        .locator('descent-race canvas')
        .first()
        .waitFor({ state: 'attached', ...patient });

      const manifest = readJson('dist/custom-elements.json') as Manifest;
      const [module] = manifest.modules;
      const labs = module?.declarations ?? [];
      expect(manifest.schemaVersion).toBe('1.0.0');
      expect(module?.exports.map(({ name }) => name)).toEqual(labs.map(({ tagName }) => tagName));
      const race = labs.find(({ tagName }) => tagName === 'descent-race');
      expect(race?.attributes.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['surface', 'start', 'racers', 'steps', 'noise', 'seed', 'theme']),
      );
      expect(race?.events.map(({ name }) => name)).toContain('descent-result');
      // A property that stood on the class already would never reach the core.
      const others = labs.filter(({ tagName }) => tagName !== 'descent-race');
      const taken = await page.evaluate(
        async (all) => {
          const { load } = window as unknown as { load: (tag: string) => Promise<void> };
          const found: string[] = [];
          for (const { tag, names } of all) {
            await load(tag);
            const lab = document.createElement(tag);
            found.push(...names.filter((name) => name in lab).map((name) => `${tag}.${name}`));
          }
          return found;
        },
        others.map(({ tagName: tag, members }) => ({
          tag,
          names: members.map(({ name }) => name).filter((name) => name !== 'settings'),
        })),
      );
      expect(taken).toEqual([]);
      expect(foreign).toEqual([]);
      expect(await page.context().cookies()).toEqual([]);
      expect(errors).toEqual([]);
    } finally {
      await close();
      await server.close();
    }
  });
});

describe('with a bundler', () => {
  test('Vite takes the labs into the user’s code, and the copied folder has worker and WebAssembly', async () => {
    const { build } = await import('vite');
    mkdirSync(join(project, 'public'));
    cpSync(join(installed, 'dist'), join(project, 'public/lab-files'), { recursive: true });
    await build({
      ...{ root: project, configFile: false, base: './', logLevel: 'error' },
      build: { rolldownOptions: { input: join(project, 'bundled.html') }, reportCompressedSize: false },
    });
    const server = await serve(join(project, 'dist'));
    const { page, errors, close } = await openAddress(`${server.url}bundled.html`);
    try {
      const foreign = foreignRequests(page, server.url);
      const lab = page.locator('descent-ewma');
      await lab
        .locator('canvas')
        .first()
        .waitFor({ state: 'attached', ...patient });
      const beta = lab.locator('descent-knob[data-id=beta] #field').first();
      expect(await beta.inputValue()).toBe('0.98');
      await beta.fill('0.8');
      await beta.press('Enter');
      await expect
        .poll(async () => (await heard(page)).find(({ name }) => name === 'settings')?.settings, patient)
        .toEqual({ beta: 0.8, series: { id: 'temperatures', days: 90 } });
      // The code is the user's own, and only what runs beside it comes from the folder.
      expect(page.workers().map((worker) => worker.url())).toEqual([
        expect.stringMatching(`^${server.url}lab-files/assets/worker-`),
      ]);
      const scripts = await page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
      );
      expect(scripts.filter((path) => path.startsWith('/lab-files/') && !/worker-|\.wasm$/.test(path))).toEqual([]);
      expect(foreign).toEqual([]);
      expect(errors).toEqual([]);
    } finally {
      await close();
      await server.close();
    }
  });

  test.each(['bundler', 'nodenext'])('the types hold in strict TypeScript, with modules found as by %s', (way) => {
    const options = {
      ...{ strict: true, noEmit: true, target: 'es2022', lib: ['es2022', 'dom'], types: [] },
      ...{ module: way === 'bundler' ? 'esnext' : 'nodenext', moduleResolution: way },
    };
    const config = join(project, `tsconfig.${way}.json`);
    writeFileSync(config, JSON.stringify({ compilerOptions: options, files: ['types.ts'] }));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    let said = '';
    try {
      execFileSync(process.execPath, [tsc, '-p', config], { cwd: project, encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      said = String((error as { stdout?: string }).stdout);
    }
    expect(said).toBe('');
  });
});
