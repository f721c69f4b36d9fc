import { msg } from '@lit/localize';
import type { Catalog } from '../../src/engine/contract';
import { language } from '../../src/language/language';
import type { LabElement } from './lab-elements';
import { folderOf } from './language';
import { posterCaption, posterSize } from './posters';
import { escape } from './svg';

/** A lab as it is told to those who only read a page’s head. */
export interface LabPage {
  readonly lab: LabElement;
  /** race */
  readonly name: string;
  readonly title: string;
  readonly help: string;
  /** What its picture shows. */
  readonly picture: string;
}

export const pictureSize = { width: 1200, height: 630 } as const;

export function labPages(
  labs: readonly LabElement[],
  catalog: Catalog,
  describe: (name: string) => string,
): readonly LabPage[] {
  return labs.map((lab) => {
    const described = catalog['experiment']?.parts.find(({ id }) => id === lab.experiment);
    const name = lab.tag.replace(/^descent-/, '');
    const told = { title: described?.title ?? name, help: described?.help ?? '', ...ownWords()[name] };
    return { lab, name, ...told, picture: describe(name) };
  });
}

/** Of labs that show another side of an experiment whose name is another lab's. */
const ownWords = (): Readonly<Record<string, { readonly title: string; readonly help: string }>> => ({
  downhill: {
    title: msg('Downhill'),
    help: msg('A global minimum and a local one, and three optimizers from one start: who ends where?'),
  },
  formulas: {
    title: msg('Rules that are misread'),
    help: msg('Two ways to write down a rule for the first weights, and a run that judges between them.'),
  },
});

/**
 * What an unfurler reads. `site`: the address of the folder, with a slash at its end; empty where it is not known: then
 * addresses are relative where a reader of the page can resolve them, and what must be whole by its standard is left out.
 */
export function labHead({ name, title, help, picture }: LabPage, site: string): string {
  const folder = folderOf(language());
  const up = site === '' ? `../${folder === '' ? '' : '../'}` : site;
  const page = `${site}${folder}labs/${name}.html`;
  return [
    `<meta name="description" content="${escape(help)}" />`,
    property('og:type', 'website'),
    property('og:site_name', 'Descent Lab'),
    property('og:title', title),
    property('og:description', help),
    ...(site === '' ? [] : [`<link rel="canonical" href="${page}" />`, property('og:url', page)]),
    ...image(`${up}pictures/${name}.png`, picture),
    ...(site === ''
      ? []
      : [
          `<link rel="alternate" type="application/json+oembed" href="${site}labs/${name}.json" title="${escape(title)}" />`,
        ]),
  ].join('\n    ');
}

/** The same for the lessons; their picture is that of the first lab. */
export function frontHead(html: string, site: string): string {
  const [, title = ''] = /<title>([^]*?)<\/title>/.exec(html) ?? [];
  const folder = folderOf(language());
  const [, about = ''] = /name="description"\s+content="([^"]*)"/.exec(html) ?? [];
  return [
    property('og:type', 'website'),
    property('og:site_name', 'Descent Lab'),
    property('og:title', title),
    property('og:description', about),
    ...(site === '' ? [] : [`<link rel="canonical" href="${site}${folder}" />`, property('og:url', site + folder)]),
    ...image(`${site || (folder === '' ? '' : '../')}pictures/downhill.png`, msg('Optimizers walk downhill on a map')),
  ].join('\n    ');
}

const property = (key: string, content: string | number): string =>
  `<meta property="${key}" content="${escape(String(content))}" />`;

const image = (address: string, words: string): readonly string[] => [
  property('og:image', address),
  property('og:image:type', 'image/png'),
  property('og:image:width', pictureSize.width),
  property('og:image:height', pictureSize.height),
  property('og:image:alt', words),
  `<meta name="twitter:card" content="summary_large_image" />`,
];

/** As oEmbed 1.0 has it, of the type rich: https://oembed.com. Whoever reads it is elsewhere, so every address is whole. */
export function oembed({ name, title }: LabPage, site: string): string {
  const [width, height] = [720, 900];
  const frame = `<iframe src="${escape(site)}embed.html#${name}" title="${escape(title)}" width="${width}" height="${height}" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`;
  const answer = {
    ...{ version: '1.0', type: 'rich', title, provider_name: 'Descent Lab', provider_url: site },
    ...{ html: frame, width, height, cache_age: 86_400 },
    ...{ thumbnail_url: `${site}pictures/${name}.png` },
    ...{ thumbnail_width: pictureSize.width, thumbnail_height: pictureSize.height },
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

/** The built page of one lab, from that of none, lab.html. It stands in the site’s folder, the page in labs/ below it. */
export function labPage(html: string, page: LabPage, site: string): string {
  const { lab, name, title, help, picture } = page;
  const fillings: Readonly<Record<string, string>> = {
    title: escape(title),
    help: escape(help),
    head: labHead(page, site),
    element: elementOf(lab, name, picture),
  };
  const below = html
    .replaceAll(/(\s(?:href|src)=")(?![a-z]+:|[#/])(?:\.\/)?/g, '$1../')
    .replaceAll(/(?<=[/"])lab\.html"/g, `labs/${name}.html"`)
    .replaceAll('index.html#LAB', `index.html#${lab.labId}`);
  return below.replaceAll(/<!-- lab: ([a-z]+) -->/g, (comment, key: string) => fillings[key] ?? comment);
}

/** A lab that links call by another name than its tag’s says so. */
const elementOf = ({ tag, labId }: LabElement, name: string, picture: string): string =>
  `<${tag}${tag === `descent-${labId}` ? '' : ` data-lab="${labId}"`}><figure slot="poster" class="poster">
<picture><source media="(prefers-color-scheme: dark)" srcset="../posters/${name}-dark.svg" ${posterSize(name)} /><img src="../posters/${name}.svg" alt="${escape(picture)}" ${posterSize(name)} /></picture>
<figcaption>${posterCaption()}</figcaption>
</figure></${tag}>`;

/** The address of the site as whoever builds it says it: DESCENT_SITE=https://example.org/labs/. Empty: not known. */
export function siteAddress(said = process.env['DESCENT_SITE'] ?? ''): string {
  if (said === '') return '';
  if (!URL.canParse(said) || !/^https?:$/.test(new URL(said).protocol)) {
    throw new Error(`DESCENT_SITE is “${said}”, and must be an address such as https://example.org/descent-lab/`);
  }
  return new URL(said.endsWith('/') ? said : `${said}/`).href;
}
