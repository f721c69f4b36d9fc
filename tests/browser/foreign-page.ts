import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';

/** A blog on a server of its own, with a security policy of its own. */
export interface Blog {
  readonly url: string;
  close(): Promise<void>;
}

const file = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`./foreign/${name}`, import.meta.url)), 'utf8');

export interface BlogOptions {
  /** The address of the labs' folder. */
  readonly labs: string;
  readonly policy?: string;
  /** Style sheet of the page beside its own. */
  readonly hostile?: boolean;
  /** Instead of the article. */
  readonly body?: string;
}

export function serveBlog({ labs, policy, hostile = false, body }: BlogOptions): Promise<Blog> {
  const html = file('blog.html').replace('LABS', `${labs}descent-lab.js`);
  const page = body === undefined ? html : html.replace(/<main>[^]*<\/main>/, `<main>${body}</main>`);
  const files: Readonly<Record<string, readonly [type: string, content: string]>> = {
    '/': ['text/html; charset=utf-8', page],
    '/blog.css': ['text/css', file('blog.css') + (hostile ? file('hostile.css') : '')],
    '/counter.js': ['text/javascript', file('counter.js')],
    '/favicon.ico': ['image/x-icon', ''],
  };
  const server: Server = createServer(({ url }, response) => {
    const [type, content] = files[new URL(url ?? '/', 'http://blog').pathname] ?? [];
    response.writeHead(type === undefined ? 404 : 200, {
      'content-type': type ?? 'text/plain',
      ...(policy === undefined ? {} : { 'content-security-policy': policy }),
    });
    response.end(content ?? 'Not found.');
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}
