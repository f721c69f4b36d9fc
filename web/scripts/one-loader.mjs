/**
 * One loader for all modules. Emscripten gives what a module imports names of one letter, by how often it is called, so that
 * modules with the same imports get loaders that differ in these letters only. Here they get those of the first one.
 */

const imports = /\{((?:"\w+":\w+,?)+)\}/g;

/** What a loader hands to its module, as [letter, function]: the longest list of names in it. */
function lettersOf(loader) {
  const lists = [...loader.matchAll(imports)].sort((a, b) => b[1].length - a[1].length);
  return (lists[0]?.[1] ?? '').split(',').map((entry) => entry.replaceAll('"', '').split(':'));
}

function readNumber(bytes, at) {
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    number |= (byte & 127) << shift;
    if (byte < 128) return [number, at];
  }
}

/** The places of the names of all functions that a module imports, from its section of imports (WebAssembly 1.0, 5.5.5). */
function placesOfNames(wasm) {
  const places = [];
  let at = 8;
  while (at < wasm.length) {
    const id = wasm[at];
    const [size, start] = readNumber(wasm, at + 1);
    at = start + size;
    if (id !== 2) continue;
    let [count, here] = readNumber(wasm, start);
    for (; count > 0; count -= 1) {
      let length;
      [length, here] = readNumber(wasm, here);
      [length, here] = readNumber(wasm, here + length);
      places.push([here, length]);
      here += length;
      // Memory and tables are the modules' own.
      if (wasm[here] !== 0) return null;
      [, here] = readNumber(wasm, here + 1);
    }
  }
  return places;
}

/**
 * The module with the names that `wanted`, a loader, has for its imports, in place of those that `loader`, its own, has; null
 * where the two differ in more than that.
 */
export function renamed(wasm, loader, wanted) {
  if (loader === wanted) return wasm;
  const theirs = new Map(lettersOf(wanted).map(([letter, name]) => [name, letter]));
  const letters = new Map(lettersOf(loader).map(([letter, name]) => [letter, theirs.get(name)]));
  const bare = (text) => text.replace(imports, '{}');
  const places = placesOfNames(wasm);
  if (bare(loader) !== bare(wanted) || letters.size !== theirs.size || !places) return null;
  const copy = Buffer.from(wasm);
  for (const [at, length] of places) {
    const letter = letters.get(wasm.toString('latin1', at, at + length));
    if (letter?.length !== length) return null;
    copy.write(letter, at, 'latin1');
  }
  return copy;
}
