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
  const bring = (): void => target.scrollIntoView({ behavior: 'instant' });
  const observer = new ResizeObserver(bring);
  const timer = setTimeout(() => release(), patience);
  release = () => {
    observer.disconnect();
    clearTimeout(timer);
    for (const move of ownMoves) removeEventListener(move, release);
    release = () => undefined;
  };
  for (const move of ownMoves) addEventListener(move, release, { passive: true });
  bring();
  observer.observe(document.body);
}
