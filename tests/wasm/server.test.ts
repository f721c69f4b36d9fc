import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../web/scripts/server.mjs';

let server: Awaited<ReturnType<typeof serve>>;
let outside: string;

beforeAll(async () => {
  outside = mkdtempSync(join(tmpdir(), 'descent-server-'));
  const folder = join(outside, 'dist');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets/worker.js'), '');
  writeFileSync(join(folder, 'assets/descent.wasm'), '');
  server = await serve(folder);
});

afterAll(async () => {
  await server.close();
  rmSync(outside, { recursive: true });
});

/** The path as it stands: fetch would tidy it up first. */
function get(path: string, method = 'GET'): Promise<{ status: number; type: string; policy: string; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    request({ hostname, port, path, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      response.on('end', () => {
        const { headers, statusCode = 0 } = response;
        const policy = String(headers['content-security-policy']);
        resolve({ status: statusCode, type: headers['content-type'] ?? '', policy, body });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe('the server', () => {
  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html?x=1', 'text/html; charset=utf-8'],
    ['/assets/worker.js', 'text/javascript; charset=utf-8'],
    ['/assets/descent.wasm', 'application/wasm'],
  ])('%s is %s, with the security policy', async (path, type) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.type).toBe(type);
    expect(answer.policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(answer.policy).not.toMatch(/'unsafe-(eval|inline)'/);
    expect(answer.policy).toContain("require-trusted-types-for 'script'; trusted-types lit-html descent");
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '//../secret.txt',
    '/%5c..%5csecret.txt',
    '/%00',
    '/%zz',
    '/nothing',
    '/assets',
  ])('%s is not found', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret');
  });

  test.each(['br', 'gzip'])('sends text packed to those who take %s, and others as it is', async (way) => {
    // fetch unpacks by itself.
    const answer = await fetch(server.url, { headers: { 'accept-encoding': `${way}, *;q=0` } });
    expect(answer.headers.get('content-encoding')).toBe(way);
    expect(await answer.text()).toBe('<!doctype html>');
    const plain = await fetch(server.url, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe('<!doctype html>');
  });

  test('answers HEAD without a body, and nothing that would change something', async () => {
    expect(await get('/', 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect((await get('/', 'POST')).status).toBe(405);
  });
});
