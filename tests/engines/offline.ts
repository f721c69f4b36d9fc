import { expect } from 'vitest';
import { theLab } from './labs';
import { EnginePage, type Find } from './page';
import { serveSite } from './site';

/** After a visit the host is gone, and the lab opens as before: another one, too. Its host is its own. */
export async function comeBackOffline(own: EnginePage): Promise<void> {
  const { driver } = own;
  const host = await serveSite();
  const page = new EnginePage(driver, host.url);
  try {
    await page.open('labs/ewma.html');
    await expect.poll(() => page.evaluate(result, theLab)).toBe('ewma');
    await expect
      .poll(() => page.evaluate(kept), { timeout: 60_000, message: 'all of it is kept' })
      .toBeGreaterThan(150);
  } finally {
    await host.close();
  }
  await page.open('labs/race.html#race.seed=5');
  await expect.poll(() => page.evaluate(result, theLab)).toBe('race');
  // That the host was asked for newer files and is gone is no complaint.
  driver.complaints.splice(0);
  await own.open('glossary.html');
}

/** Runs in the page. */
function result(find: Find, labOf: typeof theLab): string {
  const lab = labOf(find) as unknown as
    { readonly result?: { readonly spec: { readonly experiment: string } } } | undefined;
  return lab?.result?.spec.experiment ?? '';
}

/** How many files are kept, once none has come for a while. Runs in the page. */
async function kept(): Promise<number> {
  const count = async (): Promise<number> => {
    const [name] = await caches.keys();
    return name === undefined ? 0 : (await (await caches.open(name)).keys()).length;
  };
  const before = await count();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return (await count()) === before && navigator.serviceWorker.controller ? before : 0;
}
