import { describe, expect, it } from 'vitest';
import type { Spec, Value } from '../../web/src/engine/contract';
import { parseHash } from '../../web/src/state/url';
import { descent } from './load';

/* What somebody may put into a link, or hand to the module, as a function of their own. */

const formulas = [
  '',
  ' ',
  '__proto__',
  '__proto__*x',
  'constructor(x)',
  'x.constructor',
  'x["y"]',
  'x;y',
  'x=1',
  '`x`',
  '${x}',
  '<img src=x onerror=alert(1)>',
  'eval(x)',
  'import(x)',
  '('.repeat(1900),
  ')'.repeat(1900),
  `${'('.repeat(99)}x`,
  `${'sin('.repeat(400)}x${')'.repeat(400)}`,
  `x${'^x'.repeat(900)}`,
  `x${'+x'.repeat(900)}`,
  `${'-'.repeat(1900)}x^`,
  `${'-'.repeat(1999)}`,
  'x'.repeat(2001),
  'é'.repeat(1500),
  '1e999*x',
  `${'9'.repeat(400)}*x`,
  'log(x)',
  '1/x',
  'x^y',
  'exp(exp(exp(x)))',
  '0/0',
  'x\u0000y',
  '\u0000',
  'x\u200by',
  'ｘ + 1',
  '\ud800',
  '\ud83d\ude00 + x',
  '∞',
  'π*x',
  '2x',
  '(x',
  'x)',
  'min(x)',
  'max(x,y,x)',
  'sin',
  'sin x',
  Array.from({ length: 40 }, (_, k) => `p${k}`).join('+'),
  'n'.repeat(40),
];

const constants: readonly Value[] = [
  2,
  'text',
  [1, 2],
  { sin: 1 },
  { x: 1 },
  { e: 1 },
  { '': 1 },
  { 'a b': 1 },
  { _a: 1 },
  { '2a': 1 },
  { é: 1 },
  { k: 1e13 },
  { k: NaN },
  { k: Infinity },
  { k: '1' },
  { k: null },
  { k: { k: 1 } },
  { [`k${'k'.repeat(1_000_000)}`]: 1 },
  Object.fromEntries(Array.from({ length: 1000 }, (_, k) => [`p${k}`, 1])),
  JSON.parse('{"__proto__": 1}') as Value,
  JSON.parse('{"__proto__": {"polluted": 1}}') as Value,
];

const refusal = async (surface: Value): Promise<string> => {
  const answer = (await descent()).validate({ experiment: 'race', surface });
  return answer.ok ? 'accepted' : `${answer.error.path}: ${answer.error.message}`;
};

describe('a formula that is no use', () => {
  it.each(formulas)('%s', async (formula) => {
    const message = await refusal({ id: 'own', formula });
    expect(message).toMatch(/^surface\.formula: .+\.$/);
    expect(message.length).toBeLessThan(400);
    // The same out of a link.
    const { labs } = parseHash(
      `#race.surface.id=own&race.surface.formula=${encodeURIComponent(formula.replaceAll('\ud800', '?'))}`,
    );
    const spec = { ...labs.get('race'), experiment: 'race' } satisfies Spec;
    expect((await descent()).validate(spec).ok).toBe(false);
  });

  it('is refused by its length, whatever that is', async () => {
    expect(await refusal({ id: 'own', formula: 'x'.repeat(1_000_000) })).toMatch(/at most 2000 bytes, not 1000000\.$/);
  });
});

describe('parameters that are no use', () => {
  it.each(constants.map((value, k) => [k, value] as const))('%i', async (_, value) => {
    const message = await refusal({ id: 'own', constants: value });
    expect(message).toMatch(/^surface\.constants/);
    expect(message.length).toBeLessThan(400);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});

describe('a parameter with a name of JavaScript’s own', () => {
  it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'length', 'prototype'])('%s', async (name) => {
    const module = await descent();
    const hash = `#race.surface.id=own&race.surface.formula=${name}*x%5E2%2By%5E2&race.surface.constants.${name}=3`;
    const settings = parseHash(hash).labs.get('race');
    const answer = module.validate({ ...settings, experiment: 'race' });
    if (!answer.ok) throw new Error(answer.error.message);
    expect(answer.spec['surface']).toMatchObject({ id: 'own', constants: { [name]: 3 } });
    // Not given, it is 1, and not whatever every object has under that name.
    const bare = module.validate({ experiment: 'race', surface: { id: 'own', formula: `${name}*x^2` } });
    expect(bare.ok && bare.spec['surface']).toMatchObject({ constants: { [name]: 1 } });
  });
});
