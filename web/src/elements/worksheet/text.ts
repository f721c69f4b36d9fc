import type { Answers } from '../../state/answers';
import type { Questions } from '../../state/task';
import { steps } from '../../state/task';

export const stepTitles = { predict: 'Predict', run: 'Run', explain: 'Explain' } as const;

/** A worksheet with its answers as Markdown. */
export function worksheetText(title: string, link: string, questions: Questions, answers: Answers): string {
  const asked = steps.filter((step) => questions[step] !== '');
  const parts = asked.map((step) => {
    const answer = answers[step].trim();
    return `## ${stepTitles[step]}\n\n${quoted(questions[step])}\n\n${answer === '' ? '(no answer)' : answer}\n`;
  });
  return [`# Worksheet: ${title}\n`, ...parts, `The lab as I left it: <${link}>\n`].join('\n');
}

/** Every line of a question stands apart from the answer, whatever is in it. */
function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}
