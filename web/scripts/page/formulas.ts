import type { Catalog, Value } from '../../src/engine/contract';
import type { Core } from './core';
import { setFormula } from './math';

type Formulas = Record<string, string>;

/** Every formula and symbol that the core speaks of, from LaTeX to MathML, so that no formula is set in the browser. */
export function catalogFormulas(core: Core): { readonly formulas: Formulas; readonly symbols: Formulas } {
  const formulas: Formulas = {};
  const symbols: Formulas = {};
  const add = (latex: string, display = false) => {
    if (latex && !formulas[latex]) (display ? formulas : symbols)[latex] ??= setFormula(latex, display);
  };
  const catalog = core.catalog();
  for (const { parts } of Object.values(catalog)) {
    for (const part of parts) {
      add(part.formula, true);
      part.terms.forEach(({ symbol }) => add(symbol));
      part.parameters.forEach(({ symbol }) => add(symbol));
      part.quantities.forEach(({ symbol }) => add(symbol));
    }
  }
  for (const symbol of columnSymbols(core, catalog)) add(symbol);
  return { formulas, symbols };
}

/** Columns are known only from results: each experiment is begun at its defaults, then with every part of its lists. */
function* columnSymbols(core: Core, catalog: Catalog): Generator<string> {
  for (const { id, parameters } of catalog['experiment']?.parts ?? []) {
    const everyPart: Record<string, Value>[] = [{}];
    for (const { id: key, kind, family, minCount } of parameters) {
      // The digits are the training experiment once more, with data that its lists of parts don't fit.
      if (kind !== 'parts' || minCount > 1 || id === 'digits') continue;
      for (const part of catalog[family]?.parts ?? []) everyPart.push({ [key]: [part.id] });
    }
    for (const spec of everyPart) {
      for (const table of core.beginning({ experiment: id, ...spec }).tables) {
        for (const { symbol } of table.columns) yield symbol;
      }
    }
  }
}
