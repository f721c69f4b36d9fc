import { grounds } from '../../styles/grounds';

/** Reads custom properties of a chart as colours that a canvas takes, and says when the theme has changed. */
export class Colors {
  private readonly known = new Map<string, string>();
  /** `probe` is an element within the chart: light-dark(), var() and color-mix() are resolved by its computed colour. */
  constructor(
    private readonly probe: HTMLElement,
    private readonly changed: () => void,
  ) {}

  connect(): void {
    grounds.addEventListener('changed', this.forget);
  }

  disconnect(): void {
    grounds.removeEventListener('changed', this.forget);
  }

  /** '--racer-0' → 'rgb(0, 114, 178)'. */
  readonly get = (property: string): string => {
    let color = this.known.get(property);
    if (color === undefined) {
      // Else, where the reader has chosen the colours, each would be that of text, and no line told from another.
      this.probe.style.setProperty('forced-color-adjust', 'none');
      this.probe.style.setProperty('color', `var(${property}, currentcolor)`);
      color = getComputedStyle(this.probe).color;
      this.known.set(property, color);
    }
    return color;
  };

  private readonly forget = (): void => {
    this.known.clear();
    this.changed();
  };
}

/** A racer's hue as dark (or light) as text needs it, and grey that can be read; other colours as they are. */
export function inkName(property: string): string {
  if (property === '--track') return '--ink-muted';
  return property.startsWith('--racer-') ? `${property}-ink` : property;
}
