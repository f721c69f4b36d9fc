import type { Locator } from 'playwright-core';

/** What of it can be read in the lab, heard of it, or found in its closed parts; not what has been said aloud. */
export const said = (lab: Locator, what: RegExp): Promise<string | undefined> =>
  lab.evaluate((host, pattern) => {
    const all: string[] = [];
    const read = (node: Node): void => {
      if (node instanceof Element) {
        if (node.localName === 'style' || node.matches('[aria-live=polite]')) return;
        for (const name of ['aria-label', 'aria-valuetext', 'title', 'alt']) all.push(node.getAttribute(name) ?? '');
        node.shadowRoot?.childNodes.forEach(read);
      } else if (node instanceof Text) all.push(node.data);
      node.childNodes.forEach(read);
    };
    read(host);
    return new RegExp(pattern).exec(all.join(' ').replaceAll(/\s+/g, ' '))?.[0];
  }, what.source);

export const tables = (lab: Locator): Promise<string[]> =>
  lab
    .locator('descent-data-table')
    .evaluateAll((all) => all.map((each) => (each as unknown as { table: { id: string } }).table.id));

export const showMe = (lab: Locator): Promise<void> => lab.locator('.guess [data-show]').click();
