/**
 * A finger that has lifted has not gone elsewhere, though a browser says that its pointer has left: what it showed stays
 * until something else is touched. And one that comes down may be about to scroll the page: what it wants is known when
 * it moves, or lifts.
 */
export const isFinger = (event: PointerEvent): boolean => event.pointerType === 'touch';

/** `@pointerleave=${onLeave(() => …)}`: for a pointer that hovers. */
export const onLeave =
  (act: () => void) =>
  (event: PointerEvent): void => {
    if (!isFinger(event)) act();
  };

/** `@touchstart=${keepsFinger('.handle')}`: drags, and scrolls nothing. In drawings Chromium doesn't heed touch-action. */
export const keepsFinger = (parts: string): EventListenerObject & AddEventListenerOptions => ({
  handleEvent(event: Event): void {
    if (event.target instanceof Element && event.target.closest(parts)) event.preventDefault();
  },
  passive: false,
});
