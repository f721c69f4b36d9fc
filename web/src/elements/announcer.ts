/** A screen reader is told at most this often, in milliseconds; of what comes faster, the last. */
const interval = 1200;
/** Old news is taken away after this long, so that nobody comes across it later. */
const stale = 8000;

interface Region {
  readonly element: HTMLElement;
  text: string;
  timer: ReturnType<typeof setTimeout> | undefined;
  saidAt: number;
}

const regions = new WeakMap<Node, Region>();

/** Says a sentence in the polite live region of `host`, which is made when it is first needed. */
export function announce(host: HTMLElement, text: string): void {
  const region = regionOf(host);
  region.text = text;
  if (region.timer !== undefined) return;
  region.timer = setTimeout(() => speak(region), Math.max(50, region.saidAt + interval - performance.now()));
}

function speak(region: Region): void {
  region.timer = undefined;
  region.saidAt = performance.now();
  // The same sentence again is news as well: a space that nobody hears makes it another text.
  const said = region.element.textContent === region.text ? `${region.text}\u00a0` : region.text;
  region.element.textContent = said;
  // A lab that is gone by then is not to be kept for it.
  const element = new WeakRef(region.element);
  setTimeout(() => {
    const there = element.deref();
    if (there?.textContent === said) there.textContent = '';
  }, stale);
}

function regionOf(host: HTMLElement): Region {
  const root = host.shadowRoot ?? host;
  let region = regions.get(root);
  if (!region) {
    const element = document.createElement('div');
    element.setAttribute('role', 'status');
    element.setAttribute('aria-live', 'polite');
    element.className = 'hidden-visually';
    root.append(element);
    region = { element, text: '', timer: undefined, saidAt: -interval };
    regions.set(root, region);
  }
  return region;
}
