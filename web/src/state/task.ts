import { msg, str } from '@lit/localize';
import type { Value } from '../engine/contract';
import type { Settings } from './tree';

/** The three questions of a worksheet, in the order in which they are worked through. */
export const steps = ['predict', 'run', 'explain'] as const;
export type Step = (typeof steps)[number];
export type Questions = Readonly<Record<Step, string>>;

/** What a teacher has made of a lab, and a link carries: which controls can be reached, how it begins, what is asked. */
export interface Task {
  /** Paths of values whose controls are not shown: "noise", "surface.condition". */
  readonly hide: readonly string[];
  /** Paths of values that stay as they are. */
  readonly lock: readonly string[];
  /** It plays as soon as it is seen. */
  readonly play: boolean;
  /** Empty: not asked. */
  readonly questions: Questions;
}

const noQuestions: Questions = { predict: '', run: '', explain: '' };
export const noTask: Task = { hide: [], lock: [], play: false, questions: noQuestions };

/** A question longer than this would make a link that mail programs cut. */
export const longestQuestion = 1000;
const path = /^[a-zA-Z][\w]*(?:\.\w+){0,5}$/;

/** As a link says it; what makes no sense there is left out, and told in a sentence. */
export function readTask(settings: Settings): { readonly task: Task; readonly problem: string } {
  const bad: string[] = [];
  const known: readonly string[] = ['hide', 'lock', 'play', ...steps];
  for (const key of Object.keys(settings)) if (!known.includes(key)) bad.push(`task.${key}`);
  const paths = (key: 'hide' | 'lock'): readonly string[] => {
    const text = settings[key];
    if (text === undefined) return [];
    const names = typeof text === 'string' ? text.split(',').map((name) => name.trim()) : [];
    const good = names.filter((name) => path.test(name));
    if (good.length < names.length || names.length === 0) bad.push(`task.${key}`);
    return good;
  };
  const question = (key: Step): string => {
    const text: Value = settings[key] ?? '';
    // A question may be a number.
    const words = typeof text === 'string' ? text : typeof text === 'number' ? String(text) : undefined;
    if (words === undefined || words.length > longestQuestion) bad.push(`task.${key}`);
    return (words ?? '').slice(0, longestQuestion);
  };
  const play = settings['play'] ?? false;
  if (typeof play !== 'boolean') bad.push('task.play');
  const task: Task = {
    hide: paths('hide'),
    lock: paths('lock'),
    play: play === true,
    questions: { predict: question('predict'), run: question('run'), explain: question('explain') },
  };
  return {
    task,
    problem: bad.length > 0 ? leftOut(bad.join(', ')) : '',
  };
}

const leftOut = (parts: string): string => msg(str`The link’s ${parts} could not be read and was left out.`);

/** As a link says it. */
export function writeTask({ hide, lock, play, questions }: Task): Settings {
  const asked = steps.filter((step) => questions[step] !== '').map((step) => [step, questions[step]]);
  return {
    ...(hide.length > 0 ? { hide: hide.join(',') } : {}),
    ...(lock.length > 0 ? { lock: lock.join(',') } : {}),
    ...(play ? { play } : {}),
    ...(Object.fromEntries(asked) as Settings),
  };
}

export const isAsked = (questions: Questions): boolean => steps.some((step) => questions[step] !== '');
