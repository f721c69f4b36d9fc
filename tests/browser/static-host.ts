import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  ...{ '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' },
  ...{ '.wasm': 'application/wasm', '.json': 'application/json' },
};

/** A host that knows nothing of the project: it serves a folder somewhere below its root, with a type and no other header. */
export function serveBelow(path: string, folder: string, port = 0): Promise<{ url: string; close(): Promise<void> }> {
  const answer = async (address: string): Promise<{ readonly type: string; readonly body: Buffer } | undefined> => {
    const { pathname } = new URL(address, 'http://host');
    if (!pathname.startsWith(path)) return undefined;
    const file = join(folder, decodeURIComponent(pathname.slice(path.length)) || 'index.html');
    const body = await readFile(file).catch(() => undefined);
    return body && { type: types[extname(file)] ?? 'application/octet-stream', body };
  };
  const server = createServer((request, response) => {
    void answer(request.url ?? '/').then((found) => {
      response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain' });
      response.end(found?.body ?? 'Not found.');
    });
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}${path}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}
