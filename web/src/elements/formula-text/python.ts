import type { Value } from '../../engine/contract';
import type { Expression } from './expression';

const reserved = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
    'import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);
/** Names of the script's own functions, which a learner's parameter may bear too. */
const taken = new Set(['f', 'gradient', 'np', 'torch', 'noise', 'rates', 'math', 'race']);

/** A name that Python takes, and that is none of its words nor (with a stroke at the end) of the script's helpers. */
export function pythonName(name: string): string {
  return reserved.has(name) || taken.has(name) || name.endsWith('_') ? `${name}_` : name;
}

/** A number as Python writes it; booleans are numbers here, as in the expressions. */
export function pythonNumber(value: Value | undefined): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'number' || Number.isNaN(value)) return 'float("nan")';
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const rank = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 4 } as const;
const operators = { '+': ' + ', '-': ' - ', '*': '*', '/': '/', '^': '**' } as const;

/** An expression of the catalogue as Python; its functions are those of `helpers`. */
export function python(tree: Expression, outer = 0): string {
  switch (tree.kind) {
    case 'number':
      return tree.text;
    case 'name':
      return pythonName(tree.name);
    case 'negate':
      return bracket(`-${python(tree.of, 3)}`, outer > 0);
    case 'call':
      return `${tree.name}_(${tree.args.map((arg) => python(arg)).join(', ')})`;
    case 'binary': {
      const own = rank[tree.op];
      const left = python(tree.left, tree.op === '^' ? own + 1 : own);
      const right = python(tree.right, tree.op === '^' ? 3 : own + 1);
      return bracket(`${left}${operators[tree.op]}${right}`, own < outer);
    }
  }
}

function bracket(text: string, needed: boolean): string {
  return needed ? `(${text})` : text;
}

/** The names of the functions that an expression calls. */
export function functionsIn(tree: Expression): readonly string[] {
  switch (tree.kind) {
    case 'call':
      return [tree.name, ...tree.args.flatMap(functionsIn)];
    case 'negate':
      return functionsIn(tree.of);
    case 'binary':
      return [...functionsIn(tree.left), ...functionsIn(tree.right)];
    default:
      return [];
  }
}

/** The names of numbers in it. */
export function namesIn(tree: Expression): readonly string[] {
  switch (tree.kind) {
    case 'name':
      return [tree.name];
    case 'call':
      return tree.args.flatMap(namesIn);
    case 'negate':
      return namesIn(tree.of);
    case 'binary':
      return [...namesIn(tree.left), ...namesIn(tree.right)];
    default:
      return [];
  }
}

const arcs: Readonly<Record<string, string>> = { asin: 'arcsin', acos: 'arccos', atan: 'arctan' };

/** What `python` calls: each a line or two of NumPy, good for the complex numbers too by which it differentiates. */
export function numpyHelpers(functions: ReadonlySet<string>): readonly string[] {
  return [...functions].sort().map((name) => {
    switch (name) {
      case 'abs':
        return 'def abs_(z): return np.where(np.real(z) < 0, -z, np.where(np.real(z) > 0, z, 0*z))';
      case 'sign':
        return 'def sign_(z): return np.sign(np.real(z))';
      case 'min':
        return 'def min_(a, b): return np.where(np.real(a) <= np.real(b), a, b)';
      case 'max':
        return 'def max_(a, b): return np.where(np.real(a) >= np.real(b), a, b)';
      default:
        return `def ${name}_(z): return np.${arcs[name] ?? name}(z)`;
    }
  });
}

/** The same in PyTorch, for tensors and plain numbers. */
export function torchHelpers(functions: ReadonlySet<string>): readonly string[] {
  const two = new Set(['min', 'max']);
  return [...functions]
    .sort()
    .map((name) =>
      two.has(name)
        ? `def ${name}_(a, b): return torch.${name}imum(tensor(a), tensor(b))`
        : `def ${name}_(z): return torch.${name}(tensor(z))`,
    );
}
