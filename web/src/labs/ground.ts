import type { LitElement, ReactiveController } from 'lit';
import { groundBehind, sheetsFor, watchGrounds } from '../styles/ground';
import { grounds } from '../styles/grounds';
import { onPaper } from '../styles/paper';

/** Gives a lab its tokens, light or dark: as its `theme` says, else as the page around it is. */
export class Ground implements ReactiveController {
  private now: 'light' | 'dark' | undefined;

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostConnected(): void {
    watchGrounds();
    grounds.addEventListener('look', this.look);
    this.look();
  }

  hostDisconnected(): void {
    grounds.removeEventListener('look', this.look);
  }

  /** The `theme` has been given another value. */
  changed(): void {
    if (this.look()) grounds.dispatchEvent(new Event('changed'));
  }

  private readonly look = (): boolean => {
    const theme = this.host.getAttribute('theme');
    const ground = (theme === 'light' || theme === 'dark') && !onPaper() ? theme : groundBehind(this.host);
    const root = this.host.shadowRoot;
    if (ground === this.now || !root) return false;
    this.now = ground;
    const all = [...sheetsFor('light'), ...sheetsFor('dark')];
    root.adoptedStyleSheets = [
      ...root.adoptedStyleSheets.filter((sheet) => !all.includes(sheet)),
      ...sheetsFor(ground),
    ];
    return true;
  };
}
