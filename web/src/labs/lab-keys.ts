import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Player } from '../elements/player';

/**
 * Space, arrows, Home and End play and step from anywhere in a lab, unless what has the focus needs the key itself. A
 * surface of its own (a chart with a cross to be moved) calls preventDefault() on what it has used.
 */
export class LabKeys implements ReactiveController {
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly player: () => Player | null,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('keydown', this.hear);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('keydown', this.hear);
  }

  private readonly hear = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || needs(event.composedPath()[0], event.key)) return;
    this.player()?.handleKey(event);
  };
}

/** Whether the focused control has a use of its own for a key. */
function needs(target: EventTarget | undefined, key: string): boolean {
  if (!(target instanceof Element)) return false;
  // Space means nothing to a slider.
  if (key === ' ' && target.matches('input[type=range]')) return false;
  if (target.matches('input:not([type=checkbox], [type=button]), select, textarea, [contenteditable]')) return true;
  if (key === ' ') return target.matches('button, summary, a, input, [role=button], [role=checkbox], [role=switch]');
  return target.matches('[role=slider], [role=radio], [role=tab], .scroll');
}
