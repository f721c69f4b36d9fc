import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { Core } from '../../web/scripts/page/core';
import { labElements } from '../../web/scripts/page/lab-elements';
import { labHead, labPage, labPages, oembed, siteAddress, type LabPage } from '../../web/scripts/page/lab-pages';
import { palette } from '../../web/scripts/page/palette';
import { linkPicture } from '../../web/scripts/page/pictures';
import { ewmaPoster } from '../../web/scripts/page/poster-ewma';

/* What others make of a link to a lab: a page's head, an oEmbed answer, a picture. */

const web = fileURLToPath(new URL('../../web', import.meta.url));
const site = 'https://example.org/descent%20lab/';
let pages: readonly LabPage[];
let core: Core;

beforeAll(async () => {
  core = await Core.load();
  pages = labPages(labElements(web), core.catalog(), (name) => `A picture of “${name}” & more.`);
});

const named = (name: string): LabPage => {
  const page = pages.find((each) => each.name === name);
  if (!page) throw new Error(name);
  return page;
};

test('there is a page for each lab, with a title and a sentence', () => {
  expect(pages.length).toBe(labElements(web).length);
  expect(pages.length).toBeGreaterThan(15);
  for (const { name, title, help } of pages) {
    expect(title, name).toMatch(/^[A-Z]/);
    expect(help, name).toMatch(/[.?]$/);
  }
  // Two labs may be sides of one experiment; their pages are told apart.
  expect(new Set(pages.map(({ title }) => title)).size).toBe(pages.length);
});

describe('the head', () => {
  const values = (head: string) =>
    new Map(
      [...head.matchAll(/(?:property|name|rel)="([^"]+)"(?: type="[^"]+")? (?:content|href)="([^"]*)"/g)].map(
        ([, a = '', b = '']) => [a, b],
      ),
    );

  test('names whole addresses where the site’s is known', () => {
    const head = values(labHead(named('race'), site));
    expect(head.get('og:title')).toBe('Optimizer race');
    expect(head.get('og:url')).toBe(`${site}labs/race.html`);
    expect(head.get('canonical')).toBe(`${site}labs/race.html`);
    expect(head.get('og:image')).toBe(`${site}pictures/race.png`);
    expect(head.get('og:image:alt')).toBe('A picture of “race” &amp; more.');
    expect(head.get('alternate')).toBe(`${site}labs/race.json`);
    expect(labHead(named('race'), site)).toContain('type="application/json+oembed"');
  });

  test('is relative otherwise, and leaves out what may not be', () => {
    const head = values(labHead(named('race'), ''));
    expect(head.get('og:image')).toBe('../pictures/race.png');
    expect(head.has('canonical')).toBe(false);
    expect(head.has('og:url')).toBe(false);
    expect(head.has('alternate')).toBe(false);
  });

  test('stands in a page whose addresses lead a folder up', () => {
    const bare =
      '<a href="#main"></a><a href="./index.html#LAB"></a><script src="./assets/a.js"></script><a href="https://x.org/"></a><a href="de/lab.html"></a><!-- lab: head --><!-- lab: element -->';
    const html = labPage(bare, named('axis'), '');
    expect(html).toContain(
      '<a href="#main"></a><a href="../index.html#normalization"></a><script src="../assets/a.js">',
    );
    expect(html).toContain('<a href="https://x.org/"></a><a href="../de/labs/axis.html">');
    expect(html).toContain('<descent-axis data-lab="normalization"><figure slot="poster"');
    expect(html).not.toContain('<!-- lab');
  });
});

test('oEmbed answers as its version 1.0 asks of the type rich', () => {
  for (const page of pages) {
    const answer = JSON.parse(oembed(page, site)) as Record<string, string | number>;
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', title: page.title, provider_url: site });
    expect(answer['width']).toBeGreaterThan(0);
    expect(answer['height']).toBeGreaterThan(0);
    expect(answer['html']).toMatch(
      /^<iframe src="https:\/\/example\.org\/descent%20lab\/embed\.html#[a-z-]+" .*><\/iframe>$/,
    );
    // A thumbnail has all three or none.
    expect(answer['thumbnail_url']).toBe(`${site}pictures/${page.name}.png`);
    expect([answer['thumbnail_width'], answer['thumbnail_height']]).toEqual([1200, 630]);
  }
});

test('the site’s address ends with a slash, and is an address', () => {
  expect(siteAddress('')).toBe('');
  expect(siteAddress('https://example.org/labs')).toBe('https://example.org/labs/');
  expect(() => siteAddress('example.org')).toThrow(/DESCENT_SITE is “example.org”/);
  expect(() => siteAddress('ftp://example.org/')).toThrow(/must be an address/);
});

test('the picture is a PNG of 1200 × 630 with a poster and a name in it', async () => {
  const color = palette(join(web, 'src/styles/tokens.css'), 'light');
  const poster = ewmaPoster.draw(core, color);
  const drawn = await linkPicture(named('ewma'), poster, color);
  const nameless = await linkPicture({ ...named('ewma'), title: '' }, poster, color);
  const { width, height, bytes } = decoded(drawn);
  expect([width, height]).toEqual([1200, 630]);
  // Each row begins with its filter; the name has ink of its own.
  expect(new Set(bytes).size).toBeGreaterThan(50);
  expect(decoded(nameless).bytes.equals(bytes)).toBe(false);
});

/** Of an 8-bit PNG: its size, and its filtered bytes. */
function decoded(png: Uint8Array): { readonly width: number; readonly height: number; readonly bytes: Buffer } {
  const data = Buffer.from(png);
  expect(data.subarray(1, 4).toString('latin1')).toBe('PNG');
  const parts: Buffer[] = [];
  for (let at = 8; at < data.length;) {
    const length = data.readUInt32BE(at);
    if (data.subarray(at + 4, at + 8).toString('latin1') === 'IDAT') parts.push(data.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return { width: data.readUInt32BE(16), height: data.readUInt32BE(20), bytes: inflateSync(Buffer.concat(parts)) };
}
