import type { Descriptor, Substep } from '../../../engine/contract';
import type { Settings } from '../../../state/tree';
import { parseExpression, type Expression } from '../../../elements/formula-text/expression';
import { namesIn, python, pythonName } from '../../../elements/formula-text/python';

/** A sub-step that some setting has ruled out, or not; `maybe`: that shows in the run only. */
type Applies = 'always' | 'never' | 'maybe';

/** The place where the gradient is taken, when it is not where the racer is: the rule's step of that name. */
const ahead = 'ahead';

export interface RuleLines {
  /** Where the gradient is taken, as Python. */
  readonly point: string;
  /** One update: from p, g, rate and t to p. */
  readonly update: readonly string[];
  readonly trees: readonly Expression[];
}

/** One update, written out from the small steps of the rule's descriptor; `where` chooses by coordinate. */
export function ruleLines(part: Descriptor, settings: Settings, where: string): RuleLines {
  const scope = numbersOf(part, settings);
  const used = part.substeps.filter((step) => applies(step, scope) !== 'never');
  const seen = new Set([...part.quantities.map(({ id }) => id), 'p', 'g', 'rate', 'point']);
  const trees: Expression[] = [];
  let point = 'p';
  const update = used.flatMap((step) => {
    const tree = parseExpression(step.expression);
    trees.push(tree);
    const text = python(tree);
    if (step.id === ahead) {
      point = text;
      return [];
    }
    const name = pythonName(step.id);
    const known = seen.has(step.id);
    seen.add(step.id);
    const comment = `  # ${step.label}`;
    if (applies(step, scope) === 'always') return [`${name} = ${text}${comment}`];
    const when = parseExpression(step.when);
    trees.push(when);
    return [`${name} = ${where}(${python(when)}, ${text}, ${known ? name : 'nan'})${comment}`];
  });
  return { point, update, trees };
}

/** Whether an expression over the settings alone is above 0. */
export function holds(expression: string, part: Descriptor, settings: Settings): boolean {
  return expression === '' || valueOf(parseExpression(expression), numbersOf(part, settings)) > 0;
}

function applies({ when }: Substep, scope: ReadonlyMap<string, number>): Applies {
  if (when === '') return 'always';
  const tree = parseExpression(when);
  if (!namesIn(tree).every((name) => scope.has(name))) return 'maybe';
  return valueOf(tree, scope) > 0 ? 'always' : 'never';
}

/** The settings as the numbers that expressions know: a switch is 0 or 1, a choice its place. */
function numbersOf({ parameters }: Descriptor, settings: Settings): ReadonlyMap<string, number> {
  return new Map(
    parameters.map(({ id, choices }) => {
      const value = settings[id];
      const number = typeof value === 'string' ? choices.findIndex((choice) => choice.id === value) : Number(value);
      return [id, number];
    }),
  );
}

/** Only for choosing what the script says: conditions over settings, such as "1 - nesterov". */
function valueOf(tree: Expression, scope: ReadonlyMap<string, number>): number {
  const of = (part: Expression): number => valueOf(part, scope);
  switch (tree.kind) {
    case 'number':
      return Number(tree.text);
    case 'name':
      return scope.get(tree.name) ?? NaN;
    case 'negate':
      return -of(tree.of);
    case 'call':
      return tree.name === 'sign' && tree.args[0] ? Math.sign(of(tree.args[0])) : NaN;
    case 'binary': {
      const [a, b] = [of(tree.left), of(tree.right)];
      return { '+': a + b, '-': a - b, '*': a * b, '/': a / b, '^': a ** b }[tree.op];
    }
  }
}
