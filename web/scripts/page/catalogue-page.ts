import type { Catalog, Descriptor, Parameter, Value } from '../../src/engine/contract';
import { rangeText } from '../../src/elements/numbers';
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
    `<p class="facts"><span>id <code>${id}</code></span> <span>file <code>native/descent/${files.fileOf(family, id)}</code></span>`,
    works.length > 0 && ` <span>source ${works.join('; ')}</span>`,
    `</p></article>`,
  ]
    .filter((line) => line !== false && line !== '')
    .join('\n');
}

function table(family: string, title: string, parameters: readonly Parameter[]): string {
  const rows = parameters.map((parameter) => {
    const { id, symbol, unit } = parameter;
    const sign = symbol === '' ? '' : ` ${setFormula(symbol)}`;
    return `<tr><th scope="row"><code>${id}</code>${sign}</th><td>${rangeOf(parameter)}${unit && ` ${escape(unit)}`}</td><td>${valueOf(
      parameter.default,
    )}</td><td>${meaningOf(parameter)}</td></tr>`;
  });
  return `<div class="wide"><table><caption class="hidden-visually">Parameters of ${escape(title)} (${family})</caption>
<thead><tr><th scope="col">parameter</th><th scope="col">allowed</th><th scope="col">default</th><th scope="col">what it is</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`;
}

/** What a spec may hold there. `page`: where the families stand, seen from elsewhere. */
export function rangeOf(parameter: Parameter, page = ''): string {
  const { kind, family, choices, minCount, maxCount } = parameter;
  const count = maxCount > 0 ? `, ${minCount === maxCount ? minCount : `${minCount} to ${maxCount}`}` : '';
  const part = `<a href="${page}#${family}">${family}</a>`;
  switch (kind) {
    case 'boolean':
      return 'true or false';
    case 'choice':
      return choices.map(({ id, label }) => `<code>${id}</code>${label === id ? '' : ` ${escape(label)}`}`).join(', ');
    case 'text':
      return `text of at most ${maxCount} bytes`;
    case 'part':
      return `one ${part}`;
    case 'parts':
      return `a list of ${part}${count}`;
    case 'numbers':
      return `a list of numbers${count}; each ${rangeText(parameter) || 'any'}`;
    case 'pairs':
      return `a list of [index, value]${count}`;
    case 'named-numbers':
      return `numbers under names, at most ${maxCount}`;
    case 'integer':
      return `whole, ${rangeText(parameter) || 'any'}`;
    case 'number':
      return rangeText(parameter) || 'any number';
  }
}

export const meaningOf = ({ label, help }: Parameter): string =>
  `${escape(label.charAt(0).toUpperCase() + label.slice(1))}. ${escape(help)}`;

/** As it would stand in a spec. Null: the experiment chooses it from the rest. */
export const valueOf = (value: Value): string =>
  value === null ? 'chosen' : `<code>${escape(JSON.stringify(value))}</code>`;
