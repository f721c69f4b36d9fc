import { describe, expect, test } from 'vitest';
import type { Spec } from '../../web/src/engine/contract';
import { Result } from '../../web/src/engine/result';
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

describe('a lesson', () => {
  const render = (text: string): string => renderLesson('ewma', text, source);

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
    expect(render('## What $\\beta$ does {#beta}')).toMatch(/<h2 id="beta">What <span.*does<\/h2>/);
    expect(() => render('## Twice\n\n## Twice')).toThrow(/two headings/);
  });

  test('keeps a lab out of a paragraph', () => {
    expect(render('Text.\n\n<descent-ewma></descent-ewma>\n\nMore.')).toContain(
      '</p>\n<descent-ewma></descent-ewma>\n<p>',
    );
  });
});
