import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { Core } from '../../web/scripts/page/core';
import { CoreFiles } from '../../web/scripts/page/core-files';
import { catalogFormulas } from '../../web/scripts/page/formulas';
import { openBook } from '../../web/scripts/page/pages';
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
  const { formulas, symbols } = catalogFormulas(core);
  const set: Readonly<Record<string, string>> = { ...symbols, ...formulas };
  const missing = Object.values(core.catalog())
    .flatMap(({ parts }) => parts)
    .flatMap((part) => [part.formula, ...part.parameters.map(({ symbol }) => symbol)])
    .filter((latex) => latex !== '' && !set[latex]?.includes('<math'));
  expect(missing).toEqual([]);
});

describe('the bibliography', () => {
  const web = fileURLToPath(new URL('../../web', import.meta.url));

  test('has every source of the catalogue once, however its authors are written', () => {
    const { works } = openBook(web, core).bibliography;
    const uses = [...works.values()].flatMap(({ parts }) => parts);
    const named = Object.values(core.catalog()).flatMap(({ parts }) => parts.flatMap(({ sources }) => sources));
    expect(uses.length).toBe(named.length);
    const titles = [...works.values()].map(({ title, year }) => `${title.toLowerCase()} ${year}`);
    expect(new Set(titles).size).toBe(titles.length);
    expect(works.get('kingma-2015')).toMatchObject({ authors: 'D. P. Kingma and J. Ba', short: 'Kingma and Ba 2015' });
    expect(works.get('beale-1958')).toMatchObject({ authors: 'E. M. L. Beale', short: 'Beale 1958' });
    expect(works.get('muhlenbein-1991')).toMatchObject({ short: 'Mühlenbein et al. 1991' });
    expect(works.get('liu-2020')).toMatchObject({ authors: 'L. Liu and others', short: 'Liu et al. 2020' });
    expect(works.get('lecun-1998b')?.title).toMatch(/document recognition/);
  });

  test('gives a part of the core the file that describes it', () => {
    const files = new CoreFiles(join(web, '../native/descent'), core.catalog());
    const found = Object.entries(core.catalog()).flatMap(([family, { parts }]) =>
      parts.map((part) => files.fileOf(family, part.id)),
    );
    expect(found).toEqual(expect.arrayContaining(['optim/adam.h', 'scaling/none.h', 'nn/normalization.cpp']));
  });
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
