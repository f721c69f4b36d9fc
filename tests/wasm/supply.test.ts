import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/* What the project takes from others: named to the digit, and checked by a sum. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const json = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

test('every package is pinned, with a sum of what it is, and none is needed by who installs ours', () => {
  const described = json('package.json') as Record<
    'dependencies' | 'devDependencies',
    Record<string, string> | undefined
  >;
  expect(described.dependencies).toBeUndefined();
  const { packages } = json('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> };
  expect(packages['']?.devDependencies).toEqual(described.devDependencies);
  for (const [name, version] of Object.entries(described.devDependencies ?? {})) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
  }
  const others = Object.entries(packages).filter(([path]) => path !== '');
  expect(others.length).toBeGreaterThan(100);
  for (const [path, { integrity }] of others) expect(integrity, path).toMatch(/^sha512-/);
});

test('what CMake may have to fetch is named by a sum or by a version', () => {
  for (const file of ['CMakeLists.txt', 'native/cli/CMakeLists.txt', 'tests/native/CMakeLists.txt']) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, url = ''] of text.matchAll(/^\s*URL (\S+)/gm))
      expect(url, file).toMatch(/^https:\/\/\S*\d+\.\d+\.\d+/);
  }
});
