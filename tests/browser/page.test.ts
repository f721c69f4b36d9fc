import { describe, expect, test } from 'vitest';
import { openPage, screenshot, visitAll, type OpenPage, type PageOptions, violationsOnBothGrounds } from './harness';

const labs = ['descent-ewma', 'descent-race'] as const;

/** Opens the page, and closes it whatever becomes of the test. */
async function withPage<T>(options: PageOptions, use: (opened: OpenPage) => Promise<T>): Promise<T> {
  const opened = await openPage('', options);
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
}

/** Waits until every lab has drawn something. */
async function allAlive({ page }: OpenPage): Promise<void> {
  await visitAll(page);
  for (const lab of labs) {
    // Where a frame takes long, a lab that was scrolled past has not been seen.
    await page.locator(lab).first().scrollIntoViewIfNeeded();
    await page.locator(`${lab} canvas`).first().waitFor({ state: 'attached', timeout: 60_000 });
  }
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
}

/** Runs in the page: what makes it wider than the window, through all shadow roots, unless it scrolls within itself. */
function overflowing(): string[] {
  const limit = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= limit) return [];
  const parent = (element: Element): Element | null => {
    const root = element.getRootNode();
    return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  const contained = (element: Element): boolean => {
    for (let box = parent(element); box; box = parent(box)) {
      if (box !== document.body && getComputedStyle(box).overflowX !== 'visible') return true;
    }
    return false;
  };
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ]);
  return [
    `${document.documentElement.scrollWidth} px in ${limit} px`,
    ...all(document.body)
      .filter((element) => element.getBoundingClientRect().right > limit + 0.5 && !contained(element))
      .map((element) => `${element.tagName} in ${parent(element)?.tagName}: ${element.getBoundingClientRect().right}`),
  ].slice(0, 12);
}

describe('the page', () => {
  test('loads without a single error, and its labs are alive on arrival', async () => {
    await withPage({}, async (opened) => {
      await allAlive(opened);
      expect(opened.errors).toEqual([]);
    });
  });

  test('is served with a policy that allows no eval and no inline script', async () => {
    await withPage({}, async ({ page, url }) => {
      const scripts = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
      const worker = scripts.find((name) => /worker[^/]*\.js$/.test(name));
      for (const address of [url, worker ?? url]) {
        const policy = (await fetch(address)).headers.get('content-security-policy') ?? '';
        expect(policy).toContain("default-src 'none'");
        expect(policy).not.toMatch(/'unsafe-(eval|inline)'/);
      }
      const html = await (await fetch(url)).text();
      expect(html).toMatch(/<meta http-equiv="Content-Security-Policy"/);
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+="/);
    });
  });

  test('keeps to its own host', async () => {
    await withPage({}, async ({ page, url }) => {
      const foreign: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(url) && !request.url().startsWith('data:')) foreign.push(request.url());
      });
      await page.reload();
      await visitAll(page);
      expect(foreign).toEqual([]);
    });
  });

  test('fits every width without scrolling sideways', async () => {
    await withPage({ width: 1920, height: 800 }, async (opened) => {
      await allAlive(opened);
      for (const width of [1920, 1440, 820, 390, 360]) {
        await opened.page.setViewportSize({ width, height: 800 });
        await expect.poll(() => opened.page.evaluate(overflowing), { message: `${width} px` }).toEqual([]);
      }
    });
  });

  test('jumps to a chapter that a link names', async () => {
    const { page, close } = await openPage('#optimizers');
    const top = () => page.locator('#optimizers').evaluate((element) => element.getBoundingClientRect().top);
    await expect.poll(top, { timeout: 5000 }).toBeLessThan(300);
    // Also when the labs above it have grown to their size.
    await page.waitForTimeout(1500);
    expect(Math.abs(await top())).toBeLessThan(300);
    await close();
  });
});

describe('without JavaScript', () => {
  test('the text, its formulas and a picture of each lab are there', async () => {
    await withPage({ javaScript: false }, async ({ page, errors }) => {
      expect(await page.locator('h1').count()).toBe(1);
      expect((await page.locator('main p').allTextContents()).join(' ').length).toBeGreaterThan(2000);
      expect(await page.locator('main math').count()).toBeGreaterThan(5);
      expect(await page.locator('main').textContent()).not.toMatch(/\[\[|\$\$|<!--/);
      for (const lab of labs) {
        const picture = page.locator(`${lab} img`).first();
        await picture.scrollIntoViewIfNeeded();
        expect(await picture.getAttribute('alt')).toMatch(/\w{3}/);
        await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
        expect(await page.locator(`${lab} figcaption`).first().isVisible()).toBe(true);
      }
      await screenshot(page, 'page-without-javascript');
      expect(errors).toEqual([]);
    });
  });
});

describe('without WebAssembly', () => {
  test('each lab says so, and its picture stays', async () => {
    const opened = await openPage('', { withoutWebAssembly: true });
    const { page } = opened;
    for (const lab of labs) {
      await page.locator(lab).scrollIntoViewIfNeeded();
      await page
        .locator(lab)
        .getByText(/needs WebAssembly/)
        .first()
        .waitFor();
      expect(await page.locator(`${lab} img`).first().isVisible()).toBe(true);
    }
    await screenshot(page, 'page-without-webassembly');
    await opened.close();
  });
});

// The labs one by one: readers.test.ts.
test('axe finds nothing at all in the walk as a whole, light and dark', async () => {
  await withPage({}, async (opened) => {
    await allAlive(opened);
    await screenshot(opened.page, 'page-1440-light');
    expect(await violationsOnBothGrounds(opened.page)).toEqual([]);
    await screenshot(opened.page, 'page-1440-dark');
    expect(opened.errors).toEqual([]);
  });
}, 180_000);
