import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { headerPolicy, pagePolicy } from './policy.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

const headers = {
  'content-security-policy': headerPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  // Other pages may have the labs.
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

/** As static hosts do: what is text or code is sent packed to those who take it. */
const packable = new Set(['.html', '.js', '.mjs', '.css', '.json', '.wasm', '.svg', '.csv', '.txt']);
const packers = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body) => promisify(gzip)(body),
};

async function packed(file, body, request) {
  if (!packable.has(extname(file))) return { body, headers: {} };
  const accepted = String(request.headers['accept-encoding'] ?? '').split(/\s*,\s*/);
  const way = Object.keys(packers).find((name) => accepted.includes(name));
  const vary = { vary: 'accept-encoding' };
  return way
    ? { body: await packers[way](body), headers: { ...vary, 'content-encoding': way } }
    : { body, headers: vary };
}

/** The file that a request means, or undefined when it points out of the folder. */
function fileOf(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0') || path.includes('\\')) return undefined;
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  return file.startsWith(normalize(folder) + sep) ? file : undefined;
}

const pathOf = (folder, file) => relative(folder, file).replaceAll(sep, '/');

async function answer(folder, request, response) {
  const send = (status, type, body, extra = {}) => {
    response.writeHead(status, { ...headers, 'content-type': type, 'content-length': body.length, ...extra });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const plain = (status, text, extra) => send(status, types['.txt'], Buffer.from(`${text}\n`), extra);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return plain(405, 'Only GET and HEAD.', { allow: 'GET, HEAD' });
  }
  const file = fileOf(folder, request.url ?? '/');
  const body = file && (await readFile(file).catch(() => undefined));
  if (!body) return plain(404, 'Not found.');
  // Files in assets/ have their content's hash in their name.
  const cache = file.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache';
  const sent = await packed(file, body, request);
  return send(200, types[extname(file)] ?? 'application/octet-stream', sent.body, {
    'cache-control': cache,
    ...sent.headers,
    ...(file.endsWith('.html') ? { 'content-security-policy': pagePolicy(pathOf(folder, file)) } : {}),
  });
}

/**
 * Serves a folder to this machine only. Port 0: any free one.
 * @param {string} folder
 * @param {number} [port]
 */
export const serve = (folder, port = 0) => listen((request, response) => void answer(folder, request, response), port);

/**
 * Answers requests of this machine only.
 * @param {import('node:http').RequestListener} answer
 * @param {number} [port] 0: any free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export function listen(answer, port = 0) {
  const server = createServer(answer);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve({
        url: `http://127.0.0.1:${server.address().port}/`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}
