import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { serve } from '../../web/scripts/server.mjs';
import { watch } from './watch';

export interface Site {
  /** The address of the page's folder. */
  readonly url: string;
  close(): Promise<void>;
}

const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));
const script = '/engine-watch.js';

/** What ships, as `npm start` serves it. */
export const serveSite = (): Promise<Site> => serve(dist);

/** The same, to the header, but for one script more at the top of every page: for an engine that can't put it there. */
export async function serveWatched(): Promise<Site> {
  const site = await serveSite();
  const server = createServer((request, response) => {
    void (async () => {
      const own = request.url === script;
      const answer = await fetch(new URL(request.url ?? '/', site.url), { headers: { 'accept-encoding': 'identity' } });
      const type = own ? 'text/javascript; charset=utf-8' : (answer.headers.get('content-type') ?? '');
      const sent = Buffer.from(await answer.arrayBuffer());
      const body = own
        ? `(() => { ${watch} })();`
        : type.startsWith('text/html')
          ? sent.toString().replace('<head>', `<head><script src="${script}"></script>`)
          : sent;
      const kept = [...answer.headers].filter(
        ([name]) => !/^(?:content-length|date|connection|keep-alive)$/.test(name),
      );
      response.writeHead(own ? 200 : answer.status, { ...Object.fromEntries(kept), 'content-type': type });
      response.end(body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await site.close();
    },
  };
}
