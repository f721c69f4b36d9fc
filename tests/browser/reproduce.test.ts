import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Spec } from '../../web/src/engine/contract';
import { descent, run } from '../wasm/load';
import { accessibilityProblems, openPage, type OpenPage, type PageOptions } from './harness';

/** A race to take away: scripts on the clipboard, files. That the scripts print the same numbers is tests/parity. */

let opened: OpenPage | undefined;
beforeEach(() => (opened = undefined));
afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.close();
  expect(errors).toEqual([]);
});

async function openReproduce(options: PageOptions = {}): Promise<{ page: Page; lab: Locator }> {
  opened = await openPage('#race.surface.id=bowl&race.racers.0.id=gd&race.racers.1.id=adam&race.noise=0.5', options);
  const { page } = opened;
  const lab = page.locator('descent-race');
  await lab.scrollIntoViewIfNeeded();
  await lab.getByText('Reproduce this race').click({ timeout: 15_000 });
  return { page, lab };
}

async function saved(page: Page, button: Locator): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

describe('reproduce', () => {
  test('the JSON file holds the spec, which gives the same numbers again; the CSV file every row', async () => {
    const { page, lab } = await openReproduce();
    const json = await saved(page, lab.getByRole('button', { name: 'Save as JSON' }));
    expect(json.name).toBe('descent-race-bowl.json');
    const content = JSON.parse(json.text) as { spec: Spec; tables: Record<string, Record<string, (number | null)[]>> };
    const result = run(await descent(), content.spec);
    expect(content.tables['racer.1']?.['x']).toEqual([...result.table('racer.1').column('x')]);

    const csv = await saved(page, lab.getByRole('button', { name: 'Save as CSV' }));
    expect(csv.name).toBe('descent-race-bowl.csv');
    const [head = '', ...rows] = csv.text
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const rowsOf = (racer: string): string[][] => rows.filter(([name]) => name === racer);
    expect(rowsOf('Adam').length).toBe(result.table('racer.1').rows);
    const y = [...head].indexOf('y');
    expect(rowsOf('Gradient descent').map((row) => Number(row[y]))).toEqual([...result.table('racer.0').column('y')]);
  });

  test('a script goes to the clipboard, and is shown', async () => {
    const { page, lab } = await openReproduce();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await lab.getByRole('button', { name: 'Copy PyTorch script' }).click();
    const shown = lab.getByRole('region', { name: 'PyTorch script' });
    const text = await shown.innerText();
    expect(text).toContain('torch.optim.Adam([p], lr=');
    expect(text).toContain('#race.surface.id=bowl');
    expect((await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\r', '').trim()).toBe(text.trim());
    await lab.getByRole('button', { name: 'Copy NumPy script' }).click();
    expect(await lab.getByRole('region', { name: 'NumPy script' }).innerText()).toContain('import numpy as np');
    expect(await accessibilityProblems(page, 'descent-race')).toEqual([]);
  });

  test('where copying is not allowed, the script can be selected', async () => {
    const { lab } = await openReproduce({
      width: 390,
      before: "navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));",
    });
    await lab.getByRole('button', { name: 'Copy NumPy script' }).click();
    await lab.getByText('Select and copy the NumPy script').waitFor();
    expect(await lab.getByRole('region', { name: 'NumPy script' }).innerText()).toContain('def gradient(p');
  });
});
