import { msg, str } from '@lit/localize';
import type { Answers } from '../../state/answers';
import type { Questions, Step } from '../../state/task';
import { steps } from '../../state/task';

export const stepTitle = (step: Step): string =>
  ({ predict: msg('Predict'), run: msg('Run'), explain: msg('Explain') })[step];

/** A worksheet with its answers as Markdown. */
export function worksheetText(title: string, link: string, questions: Questions, answers: Answers): string {
  const address = `<${link}>`;
  const asked = steps.filter((step) => questions[step] !== '');
  const parts = asked.map((step) => {
    const answer = answers[step].trim();
    return `## ${stepTitle(step)}\n\n${quoted(questions[step])}\n\n${answer === '' ? `(${msg('no answer')})` : answer}\n`;
  });
  return [`# ${msg(str`Worksheet: ${title}`)}\n`, ...parts, `${msg(str`The lab as I left it: ${address}`)}\n`].join(
    '\n',
  );
}

/** Every line of a question stands apart from the answer, whatever is in it. */
function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}
