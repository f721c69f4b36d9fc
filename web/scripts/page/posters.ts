import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { msg } from '@lit/localize';
import { language } from '../../src/language/language';
import { speaking, type Knowledge } from './knowledge';
import { folderOf, tagOf } from './language';
import { lightPaths } from './light-paths';
import { palette } from './palette';
import { axisPoster } from './poster-axis';
import { basinsPoster } from './poster-basins';
import { claimsPoster } from './poster-claims';
import { depthPoster, formulasPoster } from './poster-depth';
import { digitsPoster } from './poster-digits';
import { ewmaPoster } from './poster-ewma';
import { firstNetworkPoster } from './poster-first-network';
import { initTrainingPoster } from './poster-init-training';
import { networkPoster } from './poster-network';
import { playgroundPoster } from './poster-playground';
import { downhillPoster, racePoster } from './poster-race';
import { scalingPoster } from './poster-scaling';
import { symmetryPoster } from './poster-symmetry';
import { terrainPoster } from './poster-terrain';
import { trainingRacePoster } from './poster-training-race';
import { weightNormPoster } from './poster-weight-norm';
import { escape, type Color } from './svg';

/** A lab's picture for readers without JavaScript, and for the moment before the lab has started. */
export interface Poster {
  readonly width: number;
  readonly height: number;
  /** SVG, drawn from a real run. */
  draw(core: Knowledge, color: Color): string;
  /** What the picture shows, for those who can't see it. */
  describe(core: Knowledge): string;
}

/** Lab → its poster. To add one: its file, and a line here. */
export const posters: Readonly<Record<string, Poster>> = {
  ewma: ewmaPoster,
  downhill: downhillPoster,
  race: racePoster,
  scaling: scalingPoster,
  symmetry: symmetryPoster,
  depth: depthPoster,
  formulas: formulasPoster,
  basins: basinsPoster,
  claims: claimsPoster,
  axis: axisPoster,
  'first-network': firstNetworkPoster,
  digits: digitsPoster,
  network: networkPoster,
  playground: playgroundPoster,
  terrain: terrainPoster,
  'training-race': trainingRacePoster,
  'init-training': initTrainingPoster,
  'weight-norm': weightNormPoster,
};

/** Where the pictures lie, in web, that are drawn in the language of the page. */
export const postersFolder = (): string => `generated/posters/${folderOf(language())}`;

/** What the picture of a lab shows, in words. */
export function describePoster(lab: string, core: Knowledge): string {
  const poster = posters[lab];
  if (!poster) throw new Error(`posters.ts has no poster of ${lab}`);
  return poster.describe(speaking(core));
}

/** For the element that shows it: the page keeps its place free before it is there. */
export function posterSize(lab: string): string {
  const poster = posters[lab];
  if (!poster) throw new Error(`posters.ts has no poster of ${lab}`);
  return `width="${poster.width}" height="${poster.height}"`;
}

/** What stands below it. */
export const posterCaption = (): string =>
  msg('A picture of one run. The lab that stands here can be operated where JavaScript and WebAssembly are available.');

/** Puts a poster into every lab element that brings none, and draws it, in the language of the page. */
export function placePosters(html: string, web: string, core: Knowledge): string {
  const spoken = speaking(core);
  const folder = join(web, postersFolder());
  mkdirSync(folder, { recursive: true });
  const filled = Object.entries(posters).reduce((page, [lab, poster]) => {
    const tag = new RegExp(`(<descent-${lab}(?:\\s[^>]*)?>)([^]*?)(</descent-${lab}>)`, 'g');
    if (!tag.test(page)) return page;
    for (const ground of ['light', 'dark'] as const) {
      const drawn = poster.draw(spoken, palette(join(web, 'src/styles/tokens.css'), ground));
      writeFileSync(join(folder, `${lab}-${ground}.svg`), lightPaths(inItsLanguage(drawn)));
    }
    return page.replace(tag, (whole, open: string, content: string, close: string) =>
      content.includes('slot="poster"') ? whole : `${open}${content}${figure(lab, poster, spoken)}${close}`,
    );
  }, html);
  return laterAfterFirst(filled);
}

/** Pictures further down wait until they are near: the first lab comes before them. Without scripts none waits. */
function laterAfterFirst(page: string): string {
  let pictures = 0;
  return page.replaceAll(/<figure slot="poster"[^]*?<img (?=src)/g, (start) =>
    pictures++ ? `${start}loading="lazy" ` : start,
  );
}

/** A picture knows nothing of the page around it, and Chinese has letters that look otherwise in Japanese. */
const inItsLanguage = (svg: string): string => svg.replace('<svg ', `<svg lang="${tagOf(language())}" `);

function figure(lab: string, { describe }: Poster, core: Knowledge): string {
  const source = (ground: string) => `/${postersFolder()}${lab}-${ground}.svg`;
  const size = posterSize(lab);
  return `<figure slot="poster" class="poster">
<picture><source media="(prefers-color-scheme: dark)" srcset="${source('dark')}" ${size}><img src="${source('light')}" alt="${escape(describe(core))}" ${size}></picture>
<figcaption>${posterCaption()}</figcaption>
</figure>`;
}
