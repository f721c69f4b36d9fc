import { msg, str } from '@lit/localize';
import type { Catalog, Descriptor, Parameter, Value } from '../../src/engine/contract';
import { rangeText, short } from '../../src/elements/numbers';
import { atStart } from '../../src/language/words';
import type { Bibliography } from './bibliography';
import type { CoreFiles } from './core-files';
import { setFormula } from './math';
import { escape } from './svg';

/** Everything that the descriptors say, a family in each section. */
export function cataloguePage(catalog: Catalog, files: CoreFiles, bibliography: Bibliography): string {
  return Object.entries(catalog)
    .map(([family, { title, parts }]) => {
      const all = parts.map((part) => partOf(family, part, files, bibliography)).join('\n');
      return `<section class="chapter" id="${family}">\n<h2>${escape(title)}</h2>\n${all}\n</section>`;
    })
    .join('\n');
}

export function catalogueOutline(catalog: Catalog): string {
  return Object.entries(catalog)
    .map(([family, { title }]) => `<li><a href="#${family}">${escape(title)}</a></li>`)
    .join('\n');
}

function partOf(family: string, part: Descriptor, files: CoreFiles, bibliography: Bibliography): string {
  const { id, title, help, formula, terms, parameters } = part;
  const works = [...bibliography.works.values()].flatMap((work) =>
    work.parts
      .filter((use) => use.family === family && use.part === id)
      .map(
        ({ equation }) =>
          `<a href="sources.html#${work.key}">${escape(work.short)}</a>${equation && `, ${escape(equation)}`}`,
      ),
  );
  const [name, file, sources] = [codeOf(id), codeOf(`native/descent/${files.fileOf(family, id)}`), works.join('; ')];
  const facts = [msg(str`id ${name}`), msg(str`file ${file}`), ...(sources ? [msg(str`source ${sources}`)] : [])];
  return [
    `<article class="part">`,
    `<h3 id="${family}-${id}">${escape(title)}</h3>`,
    `<p>${escape(help)}</p>`,
    formula && `<div class="formula">${setFormula(formula, true)}</div>`,
    terms.length > 0 &&
      `<dl class="terms">${terms
        .map(({ symbol, meaning }) => `<div><dt>${setFormula(symbol)}</dt><dd>${escape(meaning)}</dd></div>`)
        .join('')}</dl>`,
    part.expression && `<p class="expression"><code>f(x, y) = ${escape(part.expression)}</code></p>`,
    part.literature && `<p>${escape(part.literature)}</p>`,
    parameters.length > 0 && table(family, title, parameters),
    `<p class="facts">${facts.map((fact) => `<span>${fact}</span>`).join(' ')}</p></article>`,
  ]
    .filter((line) => line !== false && line !== '')
    .join('\n');
}

const codeOf = (text: string): string => `<code>${escape(text)}</code>`;

function table(family: string, title: string, parameters: readonly Parameter[]): string {
  const rows = parameters.map((parameter) => {
    const { id, symbol, unit } = parameter;
    const sign = symbol === '' ? '' : ` ${setFormula(symbol)}`;
    return [
      codeOf(id) + sign,
      rangeOf(parameter) + (unit && ` ${escape(unit)}`),
      valueOf(parameter.default),
      meaningOf(parameter),
    ];
  });
  const name = `${escape(title)} (${family})`;
  return parameterTable(msg(str`Parameters of ${name}`), msg('parameter'), rows);
}

/** What a parameter is called, what it may be, what it is otherwise, what it means: HTML, a row for each. */
export function parameterTable(caption: string, first: string, rows: readonly (readonly string[])[]): string {
  const heads = [first, msg('allowed'), msg('default'), msg('what it is')];
  const lines = rows.map(
    ([name, ...cells]) => `<tr><th scope="row">${name}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
  );
  return `<div class="wide"><table><caption class="hidden-visually">${caption}</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>${lines.join('\n')}</tbody></table></div>`;
}

/** What a spec may hold there. `page`: where the families stand, seen from elsewhere. */
export function rangeOf(parameter: Parameter, page = ''): string {
  const { kind, family, choices, maxCount } = parameter;
  const part = `<a href="${page}#${family}">${family}</a>`;
  const most = short(maxCount);
  const range = rangeText(parameter);
  switch (kind) {
    case 'boolean':
      return msg('true or false');
    case 'choice':
      return choices.map(({ id, label }) => `<code>${id}</code>${label === id ? '' : ` ${escape(label)}`}`).join(', ');
    case 'text':
      return msg(str`text of at most ${most} bytes`);
    case 'part':
      return msg(str`one ${part}`);
    case 'parts':
      return msg(str`a list of ${part}`) + countOf(parameter);
    case 'numbers':
      return `${msg('a list of numbers')}${countOf(parameter)}; ${range === '' ? msg('each any') : msg(str`each ${range}`)}`;
    case 'pairs':
      return msg('a list of [index, value]') + countOf(parameter);
    case 'named-numbers':
      return msg(str`numbers under names, at most ${most}`);
    case 'integer':
      return range === '' ? msg('whole, any') : msg(str`whole, ${range}`);
    case 'number':
      return range || msg('any number');
  }
}

/** How many a list has. */
function countOf({ minCount, maxCount }: Parameter): string {
  if (maxCount === 0) return '';
  const [least, most] = [short(minCount), short(maxCount)];
  return `, ${minCount === maxCount ? least : msg(str`${least} to ${most}`)}`;
}

export function meaningOf({ label, help }: Parameter): string {
  const [name, meaning] = [escape(atStart(label)), escape(help)];
  return msg(str`${name}. ${meaning}`);
}

/** As it would stand in a spec. Null: the experiment chooses it from the rest. */
export const valueOf = (value: Value): string => (value === null ? msg('chosen') : codeOf(JSON.stringify(value)));
