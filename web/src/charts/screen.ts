/** Says when the page has moved to a screen with other pixels, or was zoomed. */
export class Screen {
  private query: MediaQueryList | undefined;

  constructor(private readonly changed: () => void) {}

  connect(): void {
    this.disconnect();
    this.query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.query.addEventListener('change', this.hear);
  }

  disconnect(): void {
    this.query?.removeEventListener('change', this.hear);
    this.query = undefined;
  }

  private readonly hear = (): void => {
    this.connect();
    this.changed();
  };
}
