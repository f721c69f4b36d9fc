import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What a reader without a network has no use for: what is sent to unfolders of links, and the worker itself. */
const left = [/^pictures\//, /^labs\/.*\.json$/, /^sw\.js$/];
const head = /^self\.descent=.*;\n/;

/**
 * Writes into the service worker of a built site which files it is to keep: the path and the content of each, as Subresource
 * Integrity writes it, small ones first; and a name for all of them. Doing it again does no harm.
 * @param {string} site The folder.
 */
export function listFiles(site) {
  const paths = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .filter((path) => !left.some((pattern) => pattern.test(path)))
    .map((path) => ({ path, bytes: readFileSync(join(site, path)) }))
    .sort((a, b) => a.bytes.length - b.bytes.length || (a.path < b.path ? -1 : 1));
  const hash = (bytes) => createHash('sha256').update(bytes).digest('base64');
  const files = Object.fromEntries(paths.map(({ path, bytes }) => [path, `sha256-${hash(bytes)}`]));
  const version = hash(JSON.stringify(files)).slice(0, 12);
  const worker = join(site, 'sw.js');
  const code = readFileSync(worker, 'utf8').replace(head, '');
  writeFileSync(worker, `self.descent=${JSON.stringify({ version, files })};\n${code}`);
}
