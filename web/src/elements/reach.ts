import { toggle } from './toggle';

/** Controls that a teacher has hidden or locked, by the path of what they set: "noise", "surface.condition". */
export interface Reach {
  readonly hide: readonly string[];
  readonly lock: readonly string[];
}

export const everything: Reach = { hide: [], lock: [] };

/** What is left of paths that begin with `prefix`; '' stands for the prefix itself. */
function pathsWithin(paths: readonly string[], prefix: string): readonly string[] {
  return paths.flatMap((each) =>
    each === prefix ? [''] : each.startsWith(`${prefix}.`) ? [each.slice(prefix.length + 1)] : [],
  );
}

/** Of what is within a path. */
export function reachWithin({ hide, lock }: Reach, path: string): Reach {
  if (hide.length === 0 && lock.length === 0) return everything;
  return { hide: pathsWithin(hide, path), lock: pathsWithin(lock, path) };
}

/** A knob or a part: what can be put out of reach by itself. */
interface Reachable extends HTMLElement {
  reach: Reach;
}

/**
 * Puts the controls below `root` in or out of reach: `descent-knob` by its data-id, `descent-part` by its name, and
 * whatever else sets a value by its data-parameter.
 */
export function applyReach(root: ParentNode, reach: Reach): void {
  for (const control of root.querySelectorAll<HTMLElement>('descent-knob, descent-part, [data-parameter]')) {
    const path = pathOf(control);
    const within = reachWithin(reach, path);
    const { hide, lock } = within;
    // Only another reach makes a control draw anew.
    if (!isReachable(control)) toggle(control, 'inert', lock.includes(''));
    else if (!sameReach(control.reach, within)) control.reach = within;
    toggle(control, 'hidden', hide.includes(''));
  }
}

/** The path of what a control sets. */
export function pathOf(control: HTMLElement): string {
  return control.dataset['parameter'] ?? control.dataset['id'] ?? control.getAttribute('name') ?? '';
}

function sameReach(a: Reach, b: Reach): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function isReachable(control: HTMLElement): control is Reachable {
  return control.matches('descent-knob, descent-part');
}
