import type { Parameter } from '../engine/contract';
import { pathOf } from './reach';

export interface Control {
  readonly path: string;
  readonly label: string;
}

/** The controls below `root` that can be put out of reach, those within parts included, each once. */
export function controlsOf(root: ParentNode, within = '', of = ''): readonly Control[] {
  const found = [...root.querySelectorAll<HTMLElement>('descent-knob, descent-part, [data-parameter]')].flatMap(
    (element): readonly Control[] => {
      const { label, parameter, shadowRoot } = element as HTMLElement & {
        readonly label?: string;
        readonly parameter?: Parameter;
      };
      const path = `${within}${pathOf(element)}`;
      const name = element.dataset['label'] ?? parameter?.label ?? label ?? '';
      const control = { path, label: `${of}${name || path}` };
      const inner = element.matches('descent-part') && shadowRoot;
      return inner ? [control, ...controlsOf(inner, `${path}.`, `${control.label}: `)] : [control];
    },
  );
  return [...new Map(found.map((control) => [control.path, control])).values()];
}
