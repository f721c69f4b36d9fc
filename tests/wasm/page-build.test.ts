import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { Core } from '../../web/scripts/page/core';
import { catalogFormulas } from '../../web/scripts/page/formulas';
import { palette } from '../../web/scripts/page/palette';
import { digitsPoster } from '../../web/scripts/page/poster-digits';
import { ewmaPoster } from '../../web/scripts/page/poster-ewma';
import { initTrainingPoster } from '../../web/scripts/page/poster-init-training';
import { racePoster } from '../../web/scripts/page/poster-race';
import { trainingRacePoster } from '../../web/scripts/page/poster-training-race';

let core: Core;
beforeAll(async () => {
  core = await Core.load();
});

test('every formula and symbol of the catalogue can be set as MathML', () => {
  const set = catalogFormulas(core);
  const missing = Object.values(core.catalog())
    .flatMap(({ parts }) => parts)
    .flatMap((part) => [part.formula, ...part.parameters.map(({ symbol }) => symbol)])
    .filter((latex) => latex !== '' && !set[latex]?.includes('<math'));
  expect(missing).toEqual([]);
});

describe.each([
  ['race', racePoster],
  ['ewma', ewmaPoster],
  ['digits', digitsPoster],
  ['training-race', trainingRacePoster],
  ['init-training', initTrainingPoster],
] as const)('the poster of %s', (_name, poster) => {
  const tokens = fileURLToPath(new URL('../../web/src/styles/tokens.css', import.meta.url));

  test.each(['light', 'dark'] as const)('is drawn for a %s ground, from numbers that exist', (ground) => {
    const svg = poster.draw(core, palette(tokens, ground));
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity|style=/);
    expect(svg.length).toBeLessThan(120_000);
  });

  test('says what it shows', () => {
    expect(poster.describe(core)).toMatch(/\d.+\.$/);
    expect(poster.describe(core)).not.toMatch(/NaN|undefined/);
  });
});
