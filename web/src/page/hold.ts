/** How long labs may take to grow to their size after somebody has arrived, in milliseconds. */
const patience = 3000;
const ownMoves = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
let release: () => void = () => undefined;

/**
 * Brings an element to the top of the window, and keeps it there while labs above it start and grow, until the reader
 * moves.
 */
export function hold(target: Element): void {
  release();
  let place = 0;
  let height = 0;
  const bring = (): void => {
    target.scrollIntoView({ behavior: 'instant' });
    place = scrollY;
    height = document.body.offsetHeight;
  };
  // A scroll bar, a screen reader or a search in the page moves without any event but this; a page of another height
  // may have been moved by the browser.
  const giveWay = (): void => {
    if (Math.abs(scrollY - place) > 1 && document.body.offsetHeight === height) release();
  };
  const observer = new ResizeObserver(bring);
  const timer = setTimeout(() => release(), patience);
  release = () => {
    observer.disconnect();
    clearTimeout(timer);
    removeEventListener('scroll', giveWay);
    for (const move of ownMoves) removeEventListener(move, release);
    release = () => undefined;
  };
  for (const move of ownMoves) addEventListener(move, release, { passive: true });
  addEventListener('scroll', giveWay, { passive: true });
  bring();
  observer.observe(document.body);
}
