import type { Value } from '../engine/contract';
import type { Result } from '../engine/result';
import type { Settings } from '../state/tree';

/** A lab has drawn its first result, and can be operated. */
export interface ReadyDetail {
  readonly settings: Settings;
}

/** The reader has changed something: not while a slider is being dragged, and not when the page did it. */
export interface SettingsDetail {
  /** What differs from the defaults, as `settings` takes it. */
  readonly settings: Settings;
  /** Leads to the lab as it is now, on the labs' own page. */
  readonly link: string;
}

/** A whole result is there, whoever asked for it. */
export interface ResultDetail {
  readonly result: Result;
}

/** The reader has guessed; what can be guessed, and what is right, is the lab's. */
export interface GuessDetail {
  readonly guess: Value;
}

/** What labs tell the page around them. All bubble, and leave the shadow roots that a lab may stand in. */
export interface LabEvents {
  'descent-ready': CustomEvent<ReadyDetail>;
  'descent-settings': CustomEvent<SettingsDetail>;
  'descent-result': CustomEvent<ResultDetail>;
  'descent-guess': CustomEvent<GuessDetail>;
}

declare global {
  interface HTMLElementEventMap {
    'descent-ready': LabEvents['descent-ready'];
    'descent-settings': LabEvents['descent-settings'];
    'descent-result': LabEvents['descent-result'];
    'descent-guess': LabEvents['descent-guess'];
  }
}

export function tell<Name extends keyof LabEvents>(
  lab: HTMLElement,
  name: Name,
  detail: LabEvents[Name]['detail'],
): void {
  lab.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** What charts and controls tell their lab, and nobody else. */
export const inner = [
  ...['cell', 'cell-value', 'change', 'choose', 'clear', 'cursor', 'cursor-left', 'dot', 'frame', 'grip', 'handle'],
  ...['lit', 'look', 'numbers', 'pick', 'play', 'playhead', 'point', 'rate', 'reach', 'relief', 'row', 'skip'],
  ...['start', 'table', 'undo', 'unit', 'unit-look', 'weight', 'drawing'],
].map((name) => `descent-${name}`);

/** Keeps them within. */
export function keepWithin(root: Node): void {
  for (const name of inner) root.addEventListener(name, (event) => event.stopPropagation());
}
