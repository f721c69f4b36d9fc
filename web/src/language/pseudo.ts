import { _installMsgImplementation } from '@lit/localize/init/install.js';
import type { TemplateResult } from 'lit';
import './core-words';

/** What `str` makes. */
interface Text {
  readonly strTag: true;
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
}

const marked = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

/** Makes every message say that it is one: "⟦Start over⟧". What shows without these marks is no message. */
export function usePseudo(): void {
  _installMsgImplementation(((template: string | Text | TemplateResult) => {
    if (typeof template === 'string') return mark(template);
    return 'strTag' in template ? mark(joined(template)) : withMarks(template);
  }) as Parameters<typeof _installMsgImplementation>[0]);
}

const mark = (text: string): string => `⟦${text}⟧`;

const joined = ({ strings, values }: Text): string =>
  strings.map((text, k) => text + (k < values.length ? String(values[k]) : '')).join('');

/** The same strings for the same template: lit knows a template by them. */
function withMarks(template: TemplateResult): TemplateResult {
  let strings = marked.get(template.strings);
  if (!strings) {
    const all = template.strings.map(
      (text, k, { length }) => `${k === 0 ? '⟦' : ''}${text}${k === length - 1 ? '⟧' : ''}`,
    );
    strings = Object.assign(all, { raw: all });
    marked.set(template.strings, strings);
  }
  return { ...template, strings };
}
