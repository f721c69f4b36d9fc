import type { Questions, Step } from './task';

/*
 * What a reader has written under a worksheet's questions: kept in this browser only, under the lab and the very
 * questions, so that another worksheet for the same lab has answers of its own.
 */

export type Answers = Readonly<Record<Step, string>>;

const none: Answers = { predict: '', run: '', explain: '' };
/** Where the browser keeps nothing, as long as the page is open. */
const here = new Map<string, Answers>();

export function readAnswers(lab: string, questions: Questions): Answers {
  const key = keyOf(lab, questions);
  const kept = here.get(key);
  if (kept) return kept;
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    const text = (step: Step): string => {
      const answer: unknown = typeof value === 'object' && value !== null ? (value as Answers)[step] : '';
      return typeof answer === 'string' ? answer : '';
    };
    return { predict: text('predict'), run: text('run'), explain: text('explain') };
  } catch {
    return none;
  }
}

/** False where the browser keeps nothing: the answers hold as long as the page is open. */
export function keepAnswers(lab: string, questions: Questions, answers: Answers): boolean {
  const key = keyOf(lab, questions);
  here.set(key, answers);
  try {
    localStorage.setItem(key, JSON.stringify(answers));
    return true;
  } catch {
    return false;
  }
}

/** The questions as they are, not a digest of them: two worksheets never share answers. */
function keyOf(lab: string, { predict, run, explain }: Questions): string {
  return `descent-answers ${JSON.stringify([lab, predict, run, explain])}`;
}
