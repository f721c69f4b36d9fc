import type { Catalog, Descriptor } from '../../../engine/contract';
import type { Result, Table } from '../../../engine/result';
import { isGroup, isList } from '../../../state/tree';
import type { Settings } from '../../../state/tree';
import type { Racer } from '../../racers/racer';
import { parseExpression } from '../../../elements/formula-text/expression';
import {
  functionsIn,
  numpyHelpers,
  python,
  pythonName,
  pythonNumber,
  torchHelpers,
} from '../../../elements/formula-text/python';
import { holds, ruleLines } from './rule';

/** What a script is written with. */
export type Dialect = 'numpy' | 'torch';

const indent = (lines: readonly string[], by = '    '): string[] => lines.map((line) => (line === '' ? '' : by + line));

/** A race as a Python script that prints the same numbers: racer, step, x, y, loss, a line each. */
export function script(
  dialect: Dialect,
  result: Result,
  racers: readonly Racer[],
  catalog: Catalog,
  link: string,
): string {
  const functions = new Set<string>();
  const surface = surfaceLines(result, catalog, functions);
  const bodies = racers.map((racer) => racerLines(dialect, racer, result, functions));
  const numpy = dialect === 'numpy';
  return [
    `"""A race of Descent Lab as a ${numpy ? 'NumPy' : 'PyTorch'} script. It prints: racer, step, x, y, loss.`,
    '',
    `The race: ${link}`,
    `Run it: python3 race.py (needs ${numpy ? 'numpy' : 'torch'})`,
    '"""',
    ...(numpy ? ['import numpy as np', '', 'nan = np.nan'] : torchHead()),
    ...(numpy ? numpyHelpers(functions) : torchHelpers(functions)),
    '',
    '',
    ...surface,
    '',
    '',
    ...(numpy ? numpyGradient() : torchGradient()),
    '',
    '',
    'def show(racer, t, p):',
    '    x, y = float(p[0]), float(p[1])',
    numpy
      ? '    print(racer, t, x, y, float(np.real(f(x, y))))'
      : '    print(racer, t, x, y, float(f(tensor(x), tensor(y))))',
    ...bodies.flatMap((body) => ['', '', ...body]),
    '',
    '',
    ...racers.map(({ index }) => `race_${index}()`),
    '',
  ].join('\n');
}

function torchHead(): readonly string[] {
  return [
    'import torch',
    '',
    '# Some rules keep numbers of their own in the default type: with less than double they would differ.',
    'torch.set_default_dtype(torch.float64)',
    'nan = float("nan")',
    '',
    '',
    'def tensor(z):',
    '    return torch.as_tensor(z, dtype=torch.float64)',
    '',
    '',
  ];
}

function surfaceLines(result: Result, catalog: Catalog, functions: Set<string>): readonly string[] {
  const settings = result.spec['surface'];
  const group: Settings = isGroup(settings) ? settings : {};
  const part = catalog['surface']?.parts.find(({ id }) => id === group['id']);
  const own = group['formula'];
  const text = part && part.expression !== '' ? part.expression : typeof own === 'string' ? own : '';
  const tree = parseExpression(text);
  for (const name of functionsIn(tree)) functions.add(name);
  const named = Object.values(group).flatMap((value) => (isGroup(value) ? Object.entries(value) : []));
  const constants = [...Object.entries(group), ...named].filter(([, value]) => typeof value === 'number');
  return [
    'def f(x, y):',
    `    """${part?.title ?? 'The surface'}."""`,
    '    pi, e = 3.141592653589793, 2.718281828459045',
    ...constants.map(([name, value]) => `    ${pythonName(name)} = ${pythonNumber(value)}`),
    `    return ${python(tree)}`,
  ];
}

function numpyGradient(): readonly string[] {
  return [
    'def gradient(p, h=1e-100):',
    '    """Exact to rounding: the imaginary part of a complex step (Squire & Trapp 1998, SIAM Review 40)."""',
    '    x, y = p',
    '    return np.array([np.imag(f(x + 1j*h, y + 0j))/h, np.imag(f(x + 0j, y + 1j*h))/h])',
  ];
}

function torchGradient(): readonly string[] {
  return [
    'def gradient(p):',
    '    q = p.detach().clone().requires_grad_()',
    '    return torch.autograd.grad(f(q[0], q[1]), q)[0]',
  ];
}

function racerLines(dialect: Dialect, racer: Racer, result: Result, functions: Set<string>): readonly string[] {
  const { part, settings, table, index } = racer;
  const numpy = dialect === 'numpy';
  const array = numpy ? 'np.array' : 'tensor';
  const rates = Array.from({ length: table.rows - 1 }, (_, k) => table.at('rate', k + 1));
  const constant = rates.every((rate) => rate === settings['learningRate']);
  const noisy = Number(result.spec['noise']) > 0;
  const noise = Array.from({ length: table.rows }, (_, k) => [table.at('noise.x', k), table.at('noise.y', k)]);
  const call = !numpy && constant && part.torch !== '' && holds(part.torchWhen, part, settings);
  const start = startOf(result);
  const head = [
    `def race_${index}():`,
    `    """${racer.label}."""`,
    `    p = ${array}([${start.map(pythonNumber).join(', ')}])`,
    ...(noisy
      ? [
          '    # The very noise of the run: a row for each gradient.',
          `    noise = ${array}([`,
          ...noise.map((pair) => `        [${pair.map(pythonNumber).join(', ')}],`),
          '    ])',
        ]
      : []),
  ];
  const added = noisy ? ' + noise[t - 1]' : '';
  const name = racer.label.replaceAll(/[^\p{L}\p{M}\p{N}_.]+/gu, '-');
  const steps = table.rows - 1;
  if (call) {
    return [
      ...head,
      '    p.requires_grad_()',
      `    optimizer = torch.optim.${filled(part, settings)}`,
      `    show("${name}", 0, p)`,
      `    for t in range(1, ${steps + 1}):`,
      `        p.grad = gradient(p)${added}`,
      '        optimizer.step()',
      `        show("${name}", t, p)`,
    ];
  }
  const { point, update, trees } = ruleLines(part, settings, 'where');
  for (const tree of trees) for (const one of functionsIn(tree)) functions.add(one);
  return [
    ...head,
    ...settingLines(part, settings),
    ...(constant
      ? []
      : ['    # The schedule, worked out.', `    rates = [${rates.map((rate) => pythonNumber(rate)).join(', ')}]`]),
    '    # What the rule starts from.',
    ...part.quantities.map(({ id }) => `    ${pythonName(id)} = ${array}([${initial(table, id).join(', ')}])`),
    ...whereLines(numpy),
    `    show("${name}", 0, p)`,
    `    for t in range(1, ${steps + 1}):`,
    ...indent(
      [
        constant ? 'rate = learningRate' : 'rate = rates[t - 1]',
        `point = ${point}`,
        `g = gradient(point)${added}`,
        ...update,
        `show("${name}", t, p)`,
      ],
      '        ',
    ),
  ];
}

/** A choice by coordinate; what is not chosen may be no number. */
function whereLines(numpy: boolean): readonly string[] {
  return numpy
    ? ['    where = lambda when, yes, no: np.where(np.asarray(when) > 0, yes, no)', '    np.seterr(invalid="ignore")']
    : ['    where = lambda when, yes, no: torch.where(tensor(when) + 0*p > 0, tensor(yes) + 0*p, tensor(no) + 0*p)'];
}

function settingLines(part: Descriptor, settings: Settings): readonly string[] {
  return part.parameters.flatMap(({ id }) => {
    const value = settings[id];
    return typeof value === 'number' ? [`    ${pythonName(id)} = ${pythonNumber(value)}`] : [];
  });
}

function initial(table: Table, id: string): readonly string[] {
  return [table.at(`${id}.x`, 0), table.at(`${id}.y`, 0)].map((value) => pythonNumber(value));
}

function startOf({ spec }: Result): readonly number[] {
  const { start } = spec;
  return isList(start) ? start.filter((value) => typeof value === 'number') : [];
}

function filled({ torch }: Descriptor, settings: Settings): string {
  return torch.replaceAll(/\{(\w+)\}/g, (_, id: string) => pythonNumber(settings[id]));
}
