import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { works } from './shell.mjs';

/**
 * Where a command is, like `which`.
 * @param {string[]} names
 * @returns {string | undefined}
 */
export function onPath(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not in this folder.
      }
    }
  }
  return undefined;
}

/**
 * A browser of the Chromium family: CHROMIUM names one, else the usual places are looked at.
 * @returns {string | undefined}
 */
export function findChromium() {
  if (process.env.CHROMIUM) return existsSync(process.env.CHROMIUM) ? process.env.CHROMIUM : undefined;
  const mac = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  return (
    onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome') ??
    mac.find((file) => existsSync(file))
  );
}

/**
 * Chromium without windows and all that is around a page: the same engine, with a quarter less to do for each page of a test.
 * @returns {string | undefined}
 */
export const findHeadlessShell = () => (process.env.CHROMIUM ? undefined : onPath('chromium-headless-shell'));

/** Of Chromium: it starts as root, and asks nobody for anything. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Firefox: FIREFOX names one, else the usual places are looked at. One in a snap can't reach the profile that a test makes.
 * @returns {string | undefined}
 */
export function findFirefox() {
  if (process.env.FIREFOX) return existsSync(process.env.FIREFOX) ? process.env.FIREFOX : undefined;
  const mac = '/Applications/Firefox.app/Contents/MacOS/firefox';
  const inSnap = existsSync('/snap/bin/firefox');
  return onPath('firefox-esr', ...(inSnap ? [] : ['firefox'])) ?? (existsSync(mac) ? mac : undefined);
}

/**
 * What drives WebKit on Linux: WEBKIT_DRIVER names one. It needs its browser and, as that is never headless, Xvfb.
 * @returns {string | undefined}
 */
export function findWebKitDriver() {
  if (process.env.WEBKIT_DRIVER) return existsSync(process.env.WEBKIT_DRIVER) ? process.env.WEBKIT_DRIVER : undefined;
  return onPath('WebKitWebDriver');
}

/** @returns {string | undefined} */
export function findMiniBrowser() {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/libexec', '/usr/lib64', '/usr/lib'];
  const files = folders.flatMap((folder) =>
    ['webkit2gtk-4.1', 'webkit2gtk-4.0'].map((version) => join(folder, version, 'MiniBrowser')),
  );
  return files.find((file) => existsSync(file));
}

/** @returns {string | undefined} */
export const findXvfb = () => onPath('Xvfb');

export const findClangFormat = () => onPath('clang-format-14', 'clang-format');

function cmakeIsNewEnough() {
  const [, major, minor] = /version (\d+)\.(\d+)/.exec((onPath('cmake') && works('cmake')) || '') ?? [];
  return Number(major) > 3 || (Number(major) === 3 && Number(minor) >= 25);
}

/** A CMake package, where distributions and Homebrew put it. */
function hasPackage(name) {
  const prefixes = ['/usr', '/usr/local', '/opt/homebrew', ...(process.env.CMAKE_PREFIX_PATH ?? '').split(/[;:]/)];
  const folders = [
    'share/cmake',
    'share/eigen3/cmake',
    'lib/cmake',
    'lib/x86_64-linux-gnu/cmake',
    'lib/aarch64-linux-gnu/cmake',
  ];
  return prefixes.some((prefix) => prefix && folders.some((folder) => existsSync(join(prefix, folder, name))));
}

/**
 * What the project needs beside Node. `page` is what building the page needs; the tests need everything. `fetched`:
 * CMake gets it from its home when it isn't installed, so that its absence isn't fatal. `engine`: another browser for the
 * tests, which are skipped where it is missing, unless every engine is asked for. `quicker`: another way to the same, which is
 * installed for that only.
 */
export const tools = [
  {
    name: 'Emscripten',
    apt: 'emscripten',
    brew: 'emscripten',
    hint: 'An activated emsdk serves as well: https://emscripten.org/docs/getting_started',
    page: true,
    found: () => onPath('emcc') && onPath('em-config'),
  },
  {
    name: 'CMake 3.25 or newer',
    apt: 'cmake',
    brew: 'cmake',
    hint: 'Where the distribution has an older CMake: pipx install cmake',
    page: true,
    found: cmakeIsNewEnough,
  },
  { name: 'Ninja', apt: 'ninja-build', brew: 'ninja', page: true, found: () => onPath('ninja') },
  { name: 'Eigen 3.4', apt: 'libeigen3-dev', page: true, fetched: true, found: () => hasPackage('Eigen3Config.cmake') },
  { name: 'a C++20 compiler', apt: 'g++', brew: 'llvm', native: true, found: () => onPath('c++', 'g++', 'clang++') },
  {
    name: 'nlohmann-json',
    apt: 'nlohmann-json3-dev',
    native: true,
    fetched: true,
    found: () => hasPackage('nlohmann_json'),
  },
  { name: 'Catch2', apt: 'catch2', fetched: true, found: () => hasPackage('Catch2') },
  { name: 'clang-format', apt: 'clang-format', brew: 'clang-format', found: findClangFormat },
  { name: 'Chromium (CHROMIUM may name one)', apt: 'chromium', brew: '--cask chromium', found: findChromium },
  { name: 'Chromium’s headless shell', apt: 'chromium-headless-shell', quicker: true, found: findHeadlessShell },
  {
    name: 'Firefox (FIREFOX may name one)',
    apt: 'firefox-esr',
    brew: '--cask firefox',
    engine: true,
    found: findFirefox,
  },
  {
    name: 'WebKit’s driver (WEBKIT_DRIVER may name one)',
    apt: 'webkit2gtk-driver',
    engine: true,
    found: () => findMiniBrowser() && findWebKitDriver(),
  },
  { name: 'Xvfb', apt: 'xvfb', engine: true, found: findXvfb },
];
