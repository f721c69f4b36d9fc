/** Reads custom properties of a chart as colours that a canvas takes, and says when the theme has changed. */
export class Colors {
  private readonly known = new Map<string, string>();
  private readonly observer: MutationObserver;
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');

  /** `probe` is an element within the chart: light-dark(), var() and color-mix() are resolved by its computed colour. */
  constructor(
    private readonly probe: HTMLElement,
    private readonly changed: () => void,
  ) {
    this.observer = new MutationObserver(this.forget);
  }

  connect(): void {
    this.dark.addEventListener('change', this.forget);
    this.observer.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['data-theme', 'class', 'style'],
    });
  }

  disconnect(): void {
    this.dark.removeEventListener('change', this.forget);
    this.observer.disconnect();
  }

  /** '--racer-0' → 'rgb(0, 114, 178)'. */
  readonly get = (property: string): string => {
    let color = this.known.get(property);
    if (color === undefined) {
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

/** A racer's hue as dark (or light) as text needs it; other colours as they are. */
export function inkName(property: string): string {
  return property.startsWith('--racer-') ? `${property}-ink` : property;
}
