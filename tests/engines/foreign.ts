import { expect } from 'vitest';
import { serveBlog } from '../browser/foreign-page';
import { theLab } from './labs';
import type { EnginePage, Find } from './page';
import { watch } from './watch';

/* A lab and a frame with another one on somebody else's page, from another port. */

const listening = `
  window.troubles ?? (() => { ${watch} })();
  addEventListener('message', ({ data }) => { window.said = data; });`;

export async function embedElsewhere(page: EnginePage): Promise<void> {
  const blog = await serveBlog({
    labs: page.site,
    body: `<script>${listening}</script>
      <descent-ewma beta="0.98"></descent-ewma>
      <iframe title="A lab" src="${page.site}embed.html#scaling" width="360" height="300"></iframe>`,
  });
  try {
    await page.driver.open(blog.url);
    await elementGrows(page);
    await frameTells(page);
    expect(new URL(await page.evaluate(() => location.href)).hash).toBe('');
  } finally {
    await blog.close();
  }
}

async function elementGrows(page: EnginePage): Promise<void> {
  const heights = (): Promise<readonly number[]> => page.evaluate(heightsOf, theLab);
  await expect.poll(heights, { message: 'the lab is as high as its content' }).toSatisfy(([outer, inner]: number[]) => {
    return outer !== undefined && outer > 300 && outer === inner;
  });
  const [before = 0] = await heights();
  await page.press(['main', 'details[data-control=more] > summary'], 'Enter');
  await expect.poll(heights, { message: 'and grows with it' }).toSatisfy(([outer = 0, inner]: number[]) => {
    return outer > before && outer === inner;
  });
  const beta = (): Promise<unknown> => page.evaluate(settingOf, theLab, 'beta');
  expect(await beta()).toBe(0.98);
  await page.press(['main', 'descent-knob', 'input[type=range]'], 'ArrowLeft');
  await expect.poll(beta).not.toBe(0.98);
}

async function frameTells(page: EnginePage): Promise<void> {
  const said = (): Promise<{ descent?: string; lab?: string; height?: number } | null> =>
    page.evaluate(() => (window as unknown as { said?: object }).said ?? null);
  // Frames begin when they come near.
  await page.evaluate(() => document.querySelector('iframe')?.scrollIntoView({ block: 'start', behavior: 'instant' }));
  await expect
    .poll(async () => (await said())?.height ?? 0, { message: 'the frame tells its height' })
    .toBeGreaterThan(600);
  expect(await said()).toMatchObject({ descent: 'height', lab: 'scaling' });
  const high = (await said())?.height ?? 0;
  await page.evaluate(() => document.querySelector('iframe')?.setAttribute('width', '1000'));
  await expect
    .poll(async () => (await said())?.height ?? high, { message: 'and another one when it is wider' })
    .toBeLessThan(high);
}

/** Runs in the page. */
function heightsOf(find: Find, labOf: typeof theLab): number[] {
  const lab = labOf(find);
  const section = lab?.shadowRoot?.querySelector('section');
  return lab && section ? [lab.clientHeight, section.clientHeight] : [];
}

/** Runs in the page. */
function settingOf(find: Find, labOf: typeof theLab, id: string): unknown {
  const { settings } = labOf(find) as unknown as { readonly settings: Readonly<Record<string, unknown>> };
  return settings[id];
}
