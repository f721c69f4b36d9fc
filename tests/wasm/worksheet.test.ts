import { describe, expect, test } from 'vitest';
import { worksheetText } from '../../web/src/elements/worksheet/text';
import { embeds } from '../../web/src/elements/share/embed-code';

describe('a worksheet', () => {
  test('is Markdown: its questions apart from the answers, what was not asked left out', () => {
    const questions = { predict: 'Who?\nWhy?', run: '', explain: 'Were you right?' };
    const answers = { predict: 'Adam, it is fast', run: 'not asked', explain: ' ' };
    expect(worksheetText('Race', 'https://x.example/#race', questions, answers)).toBe(
      `# Worksheet: Race

## Predict

> Who?
> Why?

Adam, it is fast

## Explain

> Were you right?

(no answer)

The lab as I left it: <https://x.example/#race>
`,
    );
  });
});

describe('code for other pages', () => {
  const codes = embeds({
    lab: 'race',
    title: 'A "race" [1]',
    hash: '#race&race.surface.id=beale',
    attributes: ' surface="beale"',
    site: 'https://labs.example/a/',
    pages: 'https://labs.example/a/de/',
  });
  const code = (id: string) => codes.find((each) => each.id === id)?.code;

  test('escapes what HTML and Markdown would take for their own', () => {
    expect(code('element')).toBe(
      '<script type="module" src="https://labs.example/a/descent-lab.js"></script>\n<descent-race surface="beale"></descent-race>',
    );
    expect(code('iframe')).toContain('src="https://labs.example/a/embed.html#race&amp;race.surface.id=beale"');
    expect(code('iframe')).toContain('title="A &quot;race&quot; [1]"');
    expect(code('markdown')).toBe(
      '[![A "race" \\[1\\]](https://labs.example/a/de/posters/race.svg)](https://labs.example/a/de/labs/race.html#race&race.surface.id=beale)',
    );
    expect(code('image')).toContain('alt="A &quot;race&quot; [1]"');
  });
});
