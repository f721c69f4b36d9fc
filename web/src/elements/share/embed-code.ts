import { msg } from '@lit/localize';

/** What is to be pasted where. */
export interface Embed {
  readonly id: 'element' | 'iframe' | 'markdown' | 'image';
  readonly label: string;
  readonly where: string;
  readonly code: string;
}

export interface Shared {
  readonly lab: string;
  readonly title: string;
  /** Behind an address: "#race&race.surface.id=beale". */
  readonly hash: string;
  /** As attributes of the element. */
  readonly attributes: string;
  /** The folder of the site. */
  readonly site: string;
  /** The folder of its pages in the language that is read. */
  readonly pages: string;
}

/** The ways to put a lab, in the state that is shown, into other people's pages. */
export function embeds({ lab, title, hash, attributes, site, pages }: Shared): readonly Embed[] {
  const picture = `${pages}posters/${lab}.svg`;
  const link = `${pages}labs/${lab}.html${hash}`;
  return [
    {
      id: 'element',
      label: msg('Element'),
      where: msg('For pages that may load a script: the lab is a part of the page, as wide as its column.'),
      code: `<script type="module" src="${attribute(`${site}descent-lab.js`)}"></script>\n<descent-${lab}${attributes}></descent-${lab}>`,
    },
    {
      id: 'iframe',
      label: msg('Iframe'),
      where: msg('For sites that strip scripts: the lab in a frame of its own.'),
      code: `<iframe src="${attribute(`${site}embed.html${hash}`)}" title="${attribute(title)}" width="100%" height="900" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`,
    },
    {
      id: 'markdown',
      label: 'Markdown',
      where: msg('For a README or a forum: a picture that leads to the lab.'),
      code: `[![${title.replaceAll(/[[\]\\]/g, '\\$&')}](${picture})](${link.replaceAll('(', '%28').replaceAll(')', '%29')})`,
    },
    {
      id: 'image',
      label: msg('Picture'),
      where: msg('For slides and print: the lab as it is at first, drawn with lines.'),
      code: `<a href="${attribute(link)}"><img src="${attribute(picture)}" alt="${attribute(title)}" width="720" /></a>`,
    },
  ];
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
