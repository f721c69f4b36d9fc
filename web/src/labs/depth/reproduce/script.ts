import type { Catalog } from '../../../engine/contract';
import type { Result } from '../../../engine/result';
import { functionsIn, numpyHelpers, python, pythonName, pythonNumber } from '../../../elements/formula-text/python';
import { parseExpression } from '../../../elements/formula-text/expression';
import { schemesOf, settingsOf, type Scheme } from '../../schemes/schemes';
import { pythonActivation } from './activations';

export type Dialect = 'numpy' | 'torch';

/**
 * The stack as a Python script that prints: scheme, layer, standard deviation of the activations and of the gradient, each
 * the geometric mean over the seeds. Its random numbers are Python's own: it agrees as far as the seeds' bands go.
 */
export function script(dialect: Dialect, result: Result, catalog: Catalog, link: string): string {
  const { spec } = result;
  const activation = pythonActivation(settingsOf(spec['activation'] ?? null));
  const torch = dialect === 'torch';
  const functions = new Set<string>();
  const draws = schemesOf(spec['initializers'], catalog).flatMap((scheme) =>
    drawLines(torch, scheme, result, functions),
  );
  const size = (id: string): string => String(Number(spec[id]));
  return [
    `"""A signal through depth, by Descent Lab, as a ${torch ? 'PyTorch' : 'NumPy'} script.`,
    '',
    'It prints: scheme, layer, standard deviation of the activations, of the gradient by them.',
    `The lab: ${link}`,
    `Run it: python3 depth.py (needs ${torch ? 'torch' : 'numpy'})`,
    '"""',
    ...(torch ? ['import torch', 'import torch.nn.functional as F'] : ['import math', 'import numpy as np']),
    '',
    `depth, width, batch, seeds = ${['depth', 'width', 'batch', 'seeds'].map(size).join(', ')}`,
    'fanIn = fanOut = width',
    ...(torch
      ? ['torch.set_default_dtype(torch.float64)', 'sqrt_ = lambda z: z**0.5', 'max_ = max']
      : ['erf = np.vectorize(math.erf)', ...numpyHelpers(functions)]),
    '',
    '',
    'def phi(z):',
    `    return ${(torch ? activation?.torch : activation?.numpy[0]) ?? 'z'}`,
    ...(torch ? [] : ['', '', 'def slope(z):', `    return ${activation?.numpy[1] ?? ''}`]),
    ...draws,
    '',
    '',
    ...(torch ? torchRun(spec['input'] === 'ones') : numpyRun(spec['input'] === 'ones')),
    '',
  ].join('\n');
}

function drawLines(torch: boolean, scheme: Scheme, result: Result, functions: Set<string>): readonly string[] {
  const { index, part, settings } = scheme;
  const way = part.substeps[result.table('worked').at('way', index)];
  const tree = way && parseExpression(way.expression);
  for (const name of tree ? functionsIn(tree) : []) functions.add(name);
  const numbers = part.parameters.flatMap(({ id }) => {
    const value = settings[id];
    return typeof value === 'number' ? [`    ${pythonName(id)} = ${pythonNumber(value)}`] : [];
  });
  return [
    '',
    '',
    `def draw_${index}(${torch ? '' : 'rng'}):`,
    `    """${part.title}."""`,
    ...numbers,
    ...(tree ? [`    deviation = ${python(tree)}`] : []),
    `    return ${(torch ? torchWeights : numpyWeights)(part.id, settings['value'])}`,
  ];
}

function numpyWeights(id: string, value: unknown): string {
  if (id === 'zeros') return 'np.zeros((width, width))';
  if (id === 'constant') return `np.full((width, width), ${typeof value === 'number' ? pythonNumber(value) : '0.0'})`;
  if (id === 'orthogonal') return 'gain*np.linalg.qr(rng.normal(size=(width, width)))[0]';
  return id.endsWith('uniform')
    ? 'rng.uniform(-3**0.5*deviation, 3**0.5*deviation, (width, width))'
    : 'rng.normal(0, deviation, (width, width))';
}

/** By the names that PyTorch gives the schemes, where it has them. */
function torchWeights(id: string, value: unknown): string {
  const empty = 'torch.empty(width, width)';
  if (id === 'zeros') return `torch.nn.init.zeros_(${empty})`;
  if (id === 'constant')
    return `torch.nn.init.constant_(${empty}, ${typeof value === 'number' ? pythonNumber(value) : '0.0'})`;
  if (id === 'orthogonal') return `torch.nn.init.orthogonal_(${empty}, gain)`;
  if (id === 'xavier-normal' || id === 'xavier-uniform')
    return `torch.nn.init.${id.replace('-', '_')}_(${empty}, gain)`;
  return id.endsWith('uniform')
    ? `torch.nn.init.uniform_(${empty}, -3**0.5*deviation, 3**0.5*deviation)`
    : `torch.nn.init.normal_(${empty}, 0, deviation)`;
}

const numpyRun = (ones: boolean): readonly string[] => [
  'for number, draw in enumerate([f for name, f in sorted(globals().items()) if name.startswith("draw_")]):',
  '    forward, back = np.zeros((seeds, depth + 1)), np.zeros((seeds, depth + 1))',
  '    for seed in range(seeds):',
  '        rng = np.random.default_rng(seed)',
  `        a = ${ones ? 'np.ones((width, batch))' : 'rng.normal(size=(width, batch))'}`,
  '        weights, sums = [], []',
  '        forward[seed, 0] = a.std()',
  '        for layer in range(1, depth + 1):',
  '            weights.append(draw(rng))',
  '            sums.append(weights[-1] @ a)',
  '            a = phi(sums[-1])',
  '            forward[seed, layer] = a.std()',
  '        g = rng.normal(size=(width, batch))',
  '        back[seed, depth] = g.std()',
  '        for layer in range(depth, 0, -1):',
  '            g = weights[layer - 1].T @ (g*slope(sums[layer - 1]))',
  '            back[seed, layer - 1] = g.std()',
  '    with np.errstate(divide="ignore"):',
  '        forward, back = np.exp(np.log(forward).mean(0)), np.exp(np.log(back).mean(0))',
  '    for layer in range(depth + 1):',
  '        print(number, layer, forward[layer], back[layer])',
];

const torchRun = (ones: boolean): readonly string[] => [
  'for number, draw in enumerate([f for name, f in sorted(globals().items()) if name.startswith("draw_")]):',
  '    forward, back = torch.zeros(seeds, depth + 1), torch.zeros(seeds, depth + 1)',
  '    for seed in range(seeds):',
  '        torch.manual_seed(seed)',
  `        a = ${ones ? 'torch.ones(width, batch)' : 'torch.randn(width, batch)'}.requires_grad_()`,
  '        layers = [a]',
  '        for layer in range(depth):',
  '            layers.append(phi(draw() @ layers[-1]))',
  '            layers[-1].retain_grad()',
  '        (layers[-1]*torch.randn(width, batch)).sum().backward()',
  '        for layer, a in enumerate(layers):',
  '            forward[seed, layer] = a.detach().std(unbiased=False)',
  '            back[seed, layer] = a.grad.std(unbiased=False)',
  '    forward, back = forward.log().mean(0).exp(), back.log().mean(0).exp()',
  '    for layer in range(depth + 1):',
  '        print(number, layer, float(forward[layer]), float(back[layer]))',
];
