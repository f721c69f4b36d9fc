import { describe, expect, test } from 'vitest';
import type { Spec } from '../../web/src/engine/contract';
import { Result } from '../../web/src/engine/result';
import { readGlossary } from '../../web/scripts/page/glossary';
import { renderLesson } from '../../web/scripts/page/lessons';
import { fillValues } from '../../web/scripts/page/values';

const column = (id: string) => ({ id, symbol: '', label: '', unit: '' });

/** Two tables of two rows: facts (window, share) and racer.0 (gradient.x). */
const asked: Spec[] = [];
const source = {
  run(spec: Spec): Result {
    asked.push(spec);
    return new Result({
      ok: true,
      spec,
      tables: [
        { id: 'facts', title: '', columns: [column('window'), column('share')], rows: 2, offset: 0 },
        { id: 'racer.0', title: '', columns: [column('gradient.x')], rows: 2, offset: 4 },
      ],
      data: Float64Array.of(10.04, 12345.6, 0.6321, NaN, -1.5, 2),
    });
  },
};

describe('numbers in the prose', () => {
  test.each([
    ['[[ ewma facts.window ]]', '10'],
    ['[[ ewma facts.window 0 .2f ]]', '10.04'],
    ['[[ ewma facts.window .1f ]]', '10.0'],
    ['[[ ewma facts.window last ,.0f ]]', '12,346'],
    ['[[ ewma facts.window -2 .1f ]]', '10.0'],
    ['[[ ewma facts.share 0 .0% ]]', '63%'],
    ['[[ ewma racer.0.gradient.x 0 ]]', '−1.5'],
    [
      '[[ {"experiment":"ewma","edits":[[3,20]],"part":{"id":"a"}} facts.window ]] and [[ewma facts.window]]',
      '10 and 10',
    ],
  ])('%s', (macro, expected) => {
    expect(fillValues(macro, source)).toBe(expected);
  });

  test('the spec reaches the core as it was written', () => {
    fillValues('[[ {"experiment":"ewma","edits":[[3,20]]} facts.window ]]', source);
    expect(asked.at(-1)).toEqual({ experiment: 'ewma', edits: [[3, 20]] });
  });

  test.each([
    ['[[ ewma facts.wrong ]]', /no such column; there are window, share/],
    ['[[ ewma wrong.window ]]', /no such table; there are facts, racer.0/],
    ['[[ ewma facts.window 2 ]]', /row 2 of 2/],
    ['[[ ewma facts.share last ]]', /the value is NaN/],
    ['[[ {"experiment":} facts.window ]]', /JSON/],
    ['[[ ewma ]]', /is not \[\[ spec/],
  ])('%s stops the build', (macro, message) => {
    expect(() => fillValues(macro, source)).toThrow(message);
  });
});

const work = {
  ...{ key: 'kingma-2015', short: 'Kingma and Ba 2015', authors: 'D. P. Kingma and J. Ba', year: 2015 },
  ...{ title: 'Adam', venue: 'ICLR', url: 'https://arxiv.org/abs/1412.6980', parts: [] },
};
const find = (key: string) => {
  if (key !== work.key) throw new Error(`@${key} is no source`);
  return work;
};
const terms = readGlossary(
  '## learning rate, learning rates\nsymbol: $\\eta$\noperate: [the race](#race)\n\nHow far to go.\n\n## rate\noperate: [x](#race)\n\nSo.\n',
);

describe('a lesson', () => {
  const heard: unknown[] = [];
  const render = (text: string): string =>
    renderLesson('ewma', text, source, {
      ...{ bibliography: { works: new Map(), find }, terms },
      cited: (...cited) => heard.push(cited),
      mistaken: (...card) => heard.push(card),
    });

  test('sets formulas as MathML without inline styles', () => {
    const html = render('So $v_t = \\beta v_{t-1}$.\n\n$$\n\\frac{1}{1-\\beta}\n$$\n');
    expect(html.match(/<math/g)).toHaveLength(2);
    expect(html).toContain('display="block"');
    expect(html).not.toContain('style=');
  });

  test('leaves dollars that are money alone', () => {
    expect(render('It costs \\$5, or $5 to $6.')).toBe('<p>It costs $5, or $5 to $6.</p>\n');
  });

  test('stops at a wrong formula', () => {
    expect(() => render('$\\frac{1$')).toThrow();
    expect(() => render('$$ x')).toThrow(/without an end/);
  });

  test('gives headings ids', () => {
    expect(render('## Start-up bias')).toContain('<h2 id="ewma-start-up-bias">');
    expect(render('## What $\\beta$ does {#beta}')).toMatch(/<h2 id="beta">What <math.*does<\/h2>/);
    expect(() => render('## Twice\n\n## Twice')).toThrow(/two headings/);
  });

  test('keeps a lab out of a paragraph', () => {
    expect(render('Text.\n\n<descent-ewma></descent-ewma>\n\nMore.')).toContain(
      '</p>\n<descent-ewma></descent-ewma>\n<p>',
    );
  });

  test('links the first use of a term, and none in headings, sayings or links', () => {
    const html = render(
      '## Learning rate\n\nThe learning rate, [a rate](#race) and learning rates. A rate-less rate.\n',
    );
    expect(html).toContain('>Learning rate</h2>');
    expect(html).toContain(
      'The <a class="term" href="glossary.html#learning-rate">learning rate</a>, <a href="#race">a rate</a>',
    );
    expect(html).toContain('and learning rates. A rate-less <a class="term" href="glossary.html#rate">rate</a>.');
    expect(html.match(/class="term"/g)).toHaveLength(2);
  });

  test('cites works, and writes them out in a list', () => {
    expect(render('See [@kingma-2015].')).toContain(
      '<a class="cited" href="sources.html#kingma-2015">Kingma and Ba 2015</a>',
    );
    expect(render('- @kingma-2015: section 3.')).toMatch(
      /<li>D\. P\. Kingma and J\. Ba \(2015\), <a href=.*<cite>Adam<\/cite><\/a>, ICLR: section 3/,
    );
    expect(heard).toContainEqual(['kingma-2015', 'ewma']);
    expect(() => render('[@nobody-1900]')).toThrow(/no source/);
  });

  test('sets the card of a mistake, which names its saying and its source', () => {
    const html = render('::: wrong adam-first\n> “Adam is first.”\n\nNot so.\n\nSource: [@kingma-2015].\n:::\n\nOn.\n');
    expect(html).toMatch(
      /^<div class="mistake wrong" id="mistake-adam-first" role="note" aria-labelledby="mistake-adam-first-said">/,
    );
    expect(html).toContain('<blockquote id="mistake-adam-first-said">');
    expect(html).toMatch(/<p class="source">Source: .*<\/p>\n<\/div>\n<p>On\.<\/p>\n$/);
    const mistake = { id: 'adam-first', severity: 'wrong', saying: '“Adam is first.”' };
    expect(heard).toContainEqual([mistake, ['kingma-2015'], 'ewma']);
  });

  test.each([
    ['::: wrong x\n> “A.”\n\nB.\n\nSource: C.\n', /without an end/],
    ['::: grave x\n> “A.”\n\nSource: C.\n:::\n', /one of wrong, misleading, slip/],
    ['::: wrong x\nA.\n\nSource: C.\n:::\n', /begins with/],
    ['::: wrong x\n> “A.”\n\nB.\n:::\n', /ends with its Source/],
  ])('stops at a card that is not whole: %j', (card, message) => {
    expect(() => render(card)).toThrow(message);
  });
});
