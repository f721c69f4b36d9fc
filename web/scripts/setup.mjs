import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, main, root, run, works } from './shell.mjs';
import { onPath, tools } from './tools.mjs';

/**
 * Installs what is missing, and is quick when nothing is. `wanted`: 'page' (build and serve the page), 'native' (the
 * command and its tools), 'all' (the tests) or 'every-engine' (the tests, in every browser that they know).
 */
export async function setup(wanted = 'all') {
  checkNode();
  const needed = tools.filter((tool) => isNeeded(tool, wanted));
  let missing = needed.filter((tool) => !tool.found());
  if (missing.length) {
    await installWithApt(missing);
    missing = missing.filter((tool) => !tool.found());
  }
  const fatal = missing.filter((tool) => !tool.fetched);
  if (fatal.length) throw new Failure(explain(fatal));
  for (const { name } of missing) console.log(`${name} is not installed: CMake fetches it.`);
  if (wanted !== 'native') await installPackages();
}

function isNeeded(tool, wanted) {
  if (wanted === 'every-engine') return true;
  if (wanted === 'all') return !tool.engine && !tool.quicker;
  return wanted === 'native' ? isNative(tool) : tool.page;
}

/** The command needs what the page's build needs, but a compiler of its own in place of Emscripten. */
const isNative = (tool) => tool.native || (tool.page && tool.apt !== 'emscripten');

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Failure(`Node 20.19 or newer is needed; this is ${process.versions.node}. See https://nodejs.org`);
}

async function installWithApt(missing) {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (!onPath('apt-get') || (asRoot.length && !(onPath('sudo') && works('sudo', ['-n', 'true']) !== undefined))) return;
  const packages = missing.map((tool) => tool.apt);
  console.log(`Installing ${packages.join(', ')} …`);
  const apt = async (...args) => {
    const [command, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q'];
    // Another installation may hold the lock: wait for it.
    return run(command, [...rest, '-o', 'DPkg::Lock::Timeout=900', ...args], { quiet: true });
  };
  const updated = await apt('update');
  const installed = await apt('install', '-y', '--no-install-recommends', ...packages);
  if (installed.code === 0) return;
  const output = `${updated.code ? updated.output : ''}${installed.output}`;
  process.stderr.write(`${output.split('\n').slice(-20).join('\n')}\n`);
}

/** One message: what is missing, and the command that gets it. */
function explain(missing) {
  const apt = `  sudo apt install ${missing.map((tool) => tool.apt).join(' ')}`;
  const brew = missing.flatMap((tool) => (tool.brew ? `  brew install ${tool.brew}` : [])).join('\n');
  const [hasApt, hasBrew] = [onPath('apt-get'), onPath('brew') || process.platform === 'darwin'];
  const command = hasApt ? apt : hasBrew ? brew : `${apt}\nor\n${brew}`;
  const hints = missing.flatMap(({ hint }) => hint ?? []).map((hint) => `\n${hint}`);
  return `Missing: ${missing.map(({ name }) => name).join(', ')}.\nGet it with\n${command}${hints.join('')}\nThen start again.`;
}

/** npm's own note of what it installed (node_modules/.package-lock.json) is held against the lock file. */
function packagesAreInstalled() {
  const note = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = read(note);
  const wanted = read(join(root, 'package-lock.json'));
  const fits = (name) => installed[name]?.version === wanted[name]?.version;
  return (
    Object.keys(installed).every(fits) &&
    Object.keys(wanted).every((name) => name === '' || fits(name) || (wanted[name].optional && !installed[name]))
  );
}

async function installPackages() {
  if (packagesAreInstalled()) return;
  console.log('Installing the npm packages …');
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
  if (code !== 0) throw new Failure('npm ci failed.', output);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(() => setup(process.argv[2]));
