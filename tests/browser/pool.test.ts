import { afterEach, expect, test } from 'vitest';
import type { Spec } from '../../web/src/engine/contract';
import { Result } from '../../web/src/engine/result';
import { compute, loadAll } from '../../web/scripts/page/core';
import { openPage, type OpenPage } from './harness';

/* One run, in several workers at once. */

let opened: OpenPage | undefined;
afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.close();
  opened = undefined;
  expect(errors).toEqual([]);
});

interface Asked {
  readonly worker: number;
  readonly kind: string;
  readonly id: number;
  readonly spec?: Spec;
  readonly share?: { readonly index: number; readonly count: number };
}

/** A computer with three cores, so with two workers; what they are asked is written down. */
const watched = `
  Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => 3 });
  const workers = [];
  const post = Worker.prototype.postMessage;
  window.asked = [];
  Worker.prototype.postMessage = function (message, ...rest) {
    if (!workers.includes(this)) workers.push(this);
    const { kind, id, spec, share } = message;
    window.asked.push({ worker: workers.indexOf(this), kind, id, spec, share });
    return post.call(this, message, ...rest);
  };`;

test('a test of a claim is shared out among the workers, and says what it says in one piece', async () => {
  const spec: Spec = { experiment: 'trials', claim: 'velocity-grows', trials: 500 };
  opened = await openPage('#claims.claim.id=velocity-grows&claims.trials=500', { before: watched });
  const { page } = opened;
  const lab = page.locator('descent-claims');
  await lab.scrollIntoViewIfNeeded();
  await lab.locator('[data-guess=mostly]').click({ timeout: 20_000 });
  await lab.locator('[data-verdict]').waitFor({ timeout: 30_000 });

  const asked = await page.evaluate(() => (window as unknown as { asked: Asked[] }).asked);
  const second = asked.filter(
    ({ spec: { experiment } = { experiment: '' }, share }) => experiment === 'trials' && share,
  );
  expect(second.map(({ share }) => share)).toEqual([{ index: 1, count: 2 }]);
  const whole = { ...second[0]?.spec };
  const first = asked.find(({ kind, spec: of, share }) => kind === 'run' && !share && of && same(of, whole));
  expect(first).toBeDefined();
  expect(second[0]?.worker).not.toBe(first?.worker);
  expect(asked.some(({ kind }) => kind === 'merge')).toBe(true);

  const outcome = compute(await loadAll(), spec);
  if (!outcome.ok) throw new Error(outcome.error.message);
  const overall = new Result(outcome).table('overall');
  const words = `held in ${overall.at('held', 0)} of ${overall.at('applicable', 0)} trials`;
  expect(await lab.locator('.verdict').innerText()).toContain(words);
});

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
