import { expect, test } from 'vitest';
import { openPage } from './harness';

/* A lab's first picture is put together in pieces behind what stands in its place, and seen when it is whole. */

interface Frame {
  /** Whether the poster, and whether the lab's own footer is to be seen. */
  readonly poster: boolean;
  readonly footer: boolean;
  /** Elements of the lab, and those of them that have drawn nothing yet. */
  readonly pieces: number;
  readonly blank: readonly string[];
}

/** Runs in the page: looks at its lab in every frame. */
const watch = `
  window.frames = [];
  const isSeen = (element) => Boolean(element?.offsetHeight) && getComputedStyle(element).visibility === 'visible';
  const piecesIn = (root) => [...root.querySelectorAll('*')].flatMap((each) =>
    each.shadowRoot ? [each, ...piecesIn(each.shadowRoot)] : customElements.get(each.localName) ? [each] : []);
  const look = () => {
    const lab = [...document.querySelectorAll('main *')].find(({ localName }) => localName.startsWith('descent-'));
    const root = lab?.shadowRoot;
    if (root) {
      const pieces = piecesIn(root);
      const blank = pieces.filter((piece) => piece.hasUpdated === false).map(({ localName }) => localName);
      const poster = isSeen(lab.querySelector('[slot=poster] img')) && Boolean(root.querySelector('slot[name=poster]'));
      frames.push({ poster, footer: isSeen(root.querySelector('footer')), pieces: pieces.length, blank });
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);`;

test.each(['race', 'playground', 'downhill', 'formulas'])(
  '%s is seen when it is whole, its poster until then',
  async (lab) => {
    const { page, errors, close } = await openPage(`labs/${lab}.html`, { width: 820, before: watch });
    try {
      await page.locator('main footer').first().waitFor();
      const frames = await page.evaluate(() => (window as unknown as { frames: Frame[] }).frames);
      const whole = frames.findIndex(({ footer }) => footer);
      expect(whole).toBeGreaterThan(0);
      expect(frames[whole]?.blank).toEqual([]);
      expect(frames.slice(0, whole).filter(({ poster }) => !poster)).toEqual([]);
      // Of a large one there were frames in which some pieces had drawn and others had not.
      const halves = frames.slice(0, whole).filter(({ pieces, blank }) => blank.length > 0 && blank.length < pieces);
      if (lab === 'race') expect(halves.length).toBeGreaterThan(0);
      expect(frames[whole]?.poster).toBe(false);
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
  },
);
