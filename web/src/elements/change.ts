import type { Value } from '../engine/contract';

/** Detail of `descent-change`: what the user did to a knob or a part. */
export interface Change {
  /** Of the parameter, or the name that a part was given. */
  readonly id: string;
  readonly value: Value;
  /** False while a slider is being dragged. */
  readonly final: boolean;
}

export function changeEvent(detail: Change): CustomEvent<Change> {
  return new CustomEvent('descent-change', { detail, bubbles: true, composed: true });
}

declare global {
  interface HTMLElementEventMap {
    'descent-change': CustomEvent<Change>;
  }
}
