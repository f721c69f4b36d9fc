import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { msg, str } from '@lit/localize';
import type { Catalog } from '../../src/engine/contract';
import { short } from '../../src/elements/numbers';
import { meaningOf, parameterTable, rangeOf, valueOf } from './catalogue-page';
import { exampleView } from './examples';
import { labElements } from './lab-elements';
import { lessonsFolder } from './language';
import { palette } from './palette';
import { paragraphs } from './short-text';
import { escape } from './svg';

/** web/lessons/writers.md, a chapter for each of its headings, with examples and tables in their places. */
export function writersPage(web: string, catalog: Catalog): string {
  const fillings: Readonly<Record<string, (name: string) => string>> = {
    example: (name) => exampleView(name, web),
    'labs-attributes': () => attributesOfAll(web, catalog),
    'labs-tokens': () => tokens(web),
  };
  return chapters(web)
    .map(({ id, text }) => {
      const html = paragraphs(text)
        .replace('<h2>', `<h2 id="${id}-title">`)
        .replaceAll('<table>', '<div class="wide"><table>')
        .replaceAll('</table>', '</table></div>');
      const filled = html.replaceAll(/<!-- ([a-z-]+)(?:: ([a-z]+))? -->/g, (comment, kind: string, name: string) => {
        const filling = fillings[kind];
        if (!filling) throw new Error(`web/lessons/writers.md: ${comment} is not known`);
        return filling(name);
      });
      return `<section class="chapter" id="${id}" aria-labelledby="${id}-title">\n${filled}</section>`;
    })
    .join('\n');
}

/** What stands before the first heading. */
export const writersWords = (web: string): string => paragraphs(wordsOf(web).split(/^## /m)[0] ?? '');

const wordsOf = (web: string): string => readFileSync(join(lessonsFolder(web), 'writers.md'), 'utf8');

export function writersOutline(web: string): string {
  return chapters(web)
    .map(({ id, title }) => `<li><a href="#${id}">${escape(title)}</a></li>`)
    .join('\n');
}

interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** `## In a frame {#frame}` begins one. */
function chapters(web: string): readonly Chapter[] {
  return wordsOf(web)
    .split(/^(?=## )/m)
    .filter((part) => part.startsWith('## '))
    .map((part) => {
      const [, title, id] = /^## (.+?) \{#([\w-]+)\}$/m.exec(part) ?? [];
      if (title === undefined || id === undefined) throw new Error(`writers.md: a heading without {#id}: ${part}`);
      return { id, title, text: part.replace(/ \{#[\w-]+\}$/m, '') };
    });
}

function attributesOfAll(web: string, catalog: Catalog): string {
  return labElements(web)
    .map(({ tag, experiment, preset }) => {
      const described = catalog['experiment']?.parts.find(({ id }) => id === experiment);
      if (!described) throw new Error(`the catalogue has no experiment ${experiment}, which ${tag} names`);
      const { title, help, parameters } = described;
      const rows = parameters.map((parameter) => {
        const { id, unit } = parameter;
        const range = `${rangeOf(parameter, 'catalogue.html')}${unit && ` ${escape(unit)}`}`;
        const value = valueOf(preset[id] ?? parameter.default);
        return [`<code>${id.toLowerCase()}</code>`, range, value, meaningOf(parameter)];
      });
      const table = parameterTable(msg(str`Attributes of ${tag}`), msg('attribute'), rows);
      return `<details class="lab-attributes" id="${tag}">
<summary><code>&lt;${tag}&gt;</code> ${escape(title)}</summary>
<p>${escape(help)}</p>
${table}</details>`;
    })
    .join('\n');
}

/** Every custom property, with its value on either ground: tokens.css as a table. */
function tokens(web: string): string {
  const file = join(web, 'src/styles/tokens.css');
  const css = readFileSync(file, 'utf8').replaceAll(/@media[^{]*\{\s*:root[^}]*\}\s*\}/g, '');
  const [light, dark] = [palette(file, 'light'), palette(file, 'dark')];
  const swatch = (color: string): string =>
    color.startsWith('#')
      ? `<svg class="swatch" viewBox="0 0 16 16" aria-hidden="true"><rect width="16" height="16" fill="${color}"/></svg> <code>${color}</code>`
      : `<code>${escape(color)}</code>`;
  const rows = [...css.matchAll(/\/\*([^]*?)\*\/|^\s+(--[\w-]+):\s*([^;]+);/gm)].flatMap(
    ([, comment, name = '', value = '']) => {
      if (comment !== undefined || name.startsWith('--on-light') || name.startsWith('--on-dark')) return [];
      const both = value.includes('--on-light');
      const cells = both
        ? `<td>${swatch(light(name))}</td><td>${swatch(dark(name))}</td>`
        : `<td colspan="2"><code>${escape(value.replaceAll(/\s+/g, ' '))}</code></td>`;
      return [`<tr><th scope="row"><code>--descent-${name.slice(2)}</code></th>${cells}</tr>`];
    },
  );
  const count = short(rows.length);
  const heads = [msg('property'), msg('on a light ground'), msg('on a dark ground')];
  return `<details class="lab-attributes" id="all-properties"><summary>${msg(str`All ${count} custom properties`)}</summary>
<div class="wide"><table><caption class="hidden-visually">${msg('Custom properties')}</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div></details>`;
}
