import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Spec } from '../../web/src/engine/contract';
import type { Reply, Request } from '../../web/src/engine/protocol';
import { digest } from './digest';
import type { Answer } from './native';
import type { EnginePage } from './page';

const assets = fileURLToPath(new URL('../../web/dist/assets', import.meta.url));

interface Rules {
  createScriptURL(text: string): string;
}
interface Types {
  createPolicy(name: string, rules: Rules): Rules;
}

/** What the page's own worker answers, under the policy of the pages that ship: the same bits as natively? */
export async function answersOf(page: EnginePage, specs: readonly Spec[]): Promise<readonly Answer[]> {
  const worker = readdirSync(assets).find((file) => /^worker-(?!frame)[\w-]+\.js$/.test(file));
  if (worker === undefined) throw new Error('There is no worker in web/dist: npm run build.');
  // The host's answer that there is nothing: it has the policy, and no script that has taken the name of ours in it already.
  await page.open('nothing.txt');
  await page.evaluate((_find, file) => {
    const { trustedTypes } = window as unknown as { readonly trustedTypes?: Types };
    const rules: Rules = { createScriptURL: (text) => text };
    const address = (trustedTypes?.createPolicy('descent', rules) ?? rules).createScriptURL(
      new URL(file, document.baseURI).href,
    );
    Object.assign(window, { started: new Worker(address, { type: 'module' }) });
  }, `assets/${worker}`);
  const answers: Answer[] = [];
  for (const [id, spec] of specs.entries()) {
    answers.push(await page.evaluate(ask, { kind: 'run', id, spec } as const, digest));
  }
  await page.evaluate(() => (window as unknown as { started: Worker }).started.terminate());
  // That there was nothing is no complaint.
  page.driver.complaints.splice(0);
  return answers;
}

/** Runs in the page. */
function ask(_find: unknown, request: Request & { readonly kind: 'run' }, digestOf: typeof digest): Promise<Answer> {
  const { started } = window as unknown as { started: Worker };
  const asked = request.spec;
  return new Promise((resolve, reject) => {
    started.onerror = ({ message }) => reject(new Error(message));
    started.onmessage = ({ data: reply }: MessageEvent<Reply>) => {
      if (reply.kind === 'unavailable' || reply.kind === 'crashed') reject(new Error(reply.message));
      if (!('id' in reply) || reply.id !== request.id) return;
      if (reply.kind === 'refused') resolve({ asked, refused: `${reply.error.path}: ${reply.error.message}` });
      if (reply.kind !== 'result') return;
      const { spec, tables, data } = reply.outcome;
      const columns = tables.flatMap((table) =>
        table.columns.map(({ id }, k) => {
          const start = table.offset + k * table.rows;
          return [`${table.id}.${id}`, digestOf(data.subarray(start, start + table.rows))] as const;
        }),
      );
      resolve({ asked, spec, columns: Object.fromEntries(columns) });
    };
    started.postMessage(request);
  });
}
