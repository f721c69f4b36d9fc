/*
 * On paper every ground is light. A browser that is about to print says so, and then waits for no frame of the screen: what
 * is drawn on canvases is drawn anew at once.
 */

let printing = false;

/** Whether the page is just being put on paper. */
export const onPaper = (): boolean => printing;

/** Draws in the next frame; on paper, now. Gives what cancelAnimationFrame takes. */
export function nextFrame(draw: () => void): number {
  if (!printing) return requestAnimationFrame(draw);
  draw();
  return 0;
}

/** From now on `changed` is called when the page is put on paper, and when it is back on the screen. */
export function watchPaper(changed: () => void): void {
  const put = (on: boolean) => (): void => {
    if (printing === on) return;
    printing = on;
    changed();
  };
  const paper = matchMedia('print');
  addEventListener('beforeprint', put(true));
  addEventListener('afterprint', put(false));
  paper.addEventListener('change', () => put(paper.matches)());
}
