import { msg, str } from '@lit/localize';
import type { Row, Section } from './suite';
import { short } from '../elements/numbers';

/** What the report says of where it was made, name and value. */
export type Facts = readonly (readonly [name: string, value: string])[];

export interface Done {
  readonly section: Section;
  readonly rows: readonly Row[];
}

export function tally(done: readonly Done[]): { readonly all: number; readonly failed: number } {
  const rows = done.flatMap((each) => each.rows);
  return { all: rows.length, failed: rows.filter(({ passed }) => !passed).length };
}

export function verdict({ all, failed }: { readonly all: number; readonly failed: number }): string {
  const [some, count] = [short(failed), short(all)];
  return failed === 0 ? msg(str`All ${count} checks passed.`) : msg(str`${some} of ${count} checks failed.`);
}

/** A bar within a cell would begin another. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Everything as Markdown, which reads well as plain text, too; what has failed stands first. */
export function report(facts: Facts, done: readonly Done[]): string {
  const lines = [`# ${msg('Descent Lab: self-test')}`, '', verdict(tally(done)), ''];
  lines.push(...facts.map(([name, value]) => `- ${name}: ${value}`), '');
  const bad = done.flatMap(({ section, rows }) =>
    rows.filter(({ passed }) => !passed).map((row) => ({ section, row })),
  );
  if (bad.length > 0) {
    lines.push(`## ${msg('Failed')}`, '');
    lines.push(...bad.map(({ section, row }) => `- ${section.title}: ${row.name}: ${outcome(row)}`), '');
  }
  for (const { section, rows } of done) {
    lines.push(`## ${section.title}`, '', `| ${heads(section).join(' | ')} |`, '| --- | --- | --- | --- |');
    for (const row of rows) {
      const words = [row.name, row.why ?? row.error, row.bound, row.passed ? passedWord() : failedWord()];
      lines.push(`| ${words.map(cell).join(' | ')} |`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

const outcome = ({ error, bound, why }: Row): string => why ?? msg(str`${error}, where ${bound} was wanted or allowed`);

export const passedWord = (): string => msg('passed');
export const failedWord = (): string => msg('failed');

/** What the two columns of numbers are called: an error and its bound, or two sums that are to be one. */
function columns({ chapter }: Section): readonly [string, string] {
  return chapter === 'core' || chapter === 'references'
    ? [msg('error'), msg('largest allowed')]
    : [msg('here'), msg('when built')];
}

export const heads = (section: Section): readonly string[] => [msg('check'), ...columns(section), msg('verdict')];
