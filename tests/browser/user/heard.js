/* global addEventListener */
// What labs have told the page, for the test that drives it.
globalThis.heard = [];
for (const name of ['ready', 'result', 'settings']) {
  addEventListener(`descent-${name}`, ({ target, detail }) => {
    const tables = detail.result?.tables.map(({ id }) => id);
    globalThis.heard.push({ name, tag: target.localName, settings: detail.settings, tables });
  });
}
