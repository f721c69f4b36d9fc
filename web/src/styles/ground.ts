import { forLabs, scope } from './for-labs';
import { grounds } from './grounds';
import { onPaper, watchPaper } from './paper';
import tokens from './tokens.css?inline';

/*
 * Labs bring their tokens along, so that they look the same on every page. A token is the reader's to read and the page's
 * to change: --accent is what --descent-accent says, where the page gives it.
 */

let sheets: { readonly light: readonly CSSStyleSheet[]; readonly dark: readonly CSSStyleSheet[] } | undefined;

/** What a lab on such a ground adopts. */
export function sheetsFor(ground: 'light' | 'dark'): readonly CSSStyleSheet[] {
  sheets ??= makeSheets();
  return sheets[ground];
}

function makeSheets(): NonNullable<typeof sheets> {
  const base = [
    sheet(`${scope} { --on-light: initial; --on-dark: ; --rem: ${readersSize()}px; color-scheme: light }`),
    sheet(forLabs(tokens)),
  ];
  // On paper every ground is light.
  const dark = sheet(`@media not print { ${scope} { --on-light: ; --on-dark: initial; color-scheme: dark } }`);
  return { light: base, dark: [...base, dark] };
}

function sheet(text: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

/** What the reader has chosen for text, in pixels: a page may have made something else of its root's size. */
function readersSize(): number {
  const probe = document.createElement('span');
  probe.style.cssText = 'all: initial !important; position: fixed !important; font-size: medium !important';
  document.documentElement.append(probe);
  const size = parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return size > 0 ? size : 16;
}

/** The ground that an element stands on: the first that is painted behind it, else what the page says of its colours. */
export function groundBehind(element: Element): 'light' | 'dark' {
  if (onPaper()) return 'light';
  for (let behind = above(element); behind; behind = above(behind)) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = channels(getComputedStyle(behind).backgroundColor);
    if (alpha > 0.5) return 0.299 * red + 0.587 * green + 0.114 * blue < 110 ? 'dark' : 'light';
  }
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  if (!scheme.includes('dark')) return 'light';
  return scheme.includes('light') && !matchMedia('(prefers-color-scheme: dark)').matches ? 'light' : 'dark';
}

function above(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** Red, green and blue from 0 to 255, and how much of them is seen. */
function channels(color: string): readonly number[] {
  const plain = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(color);
  if (plain) return plain.slice(1).map((text) => Number(text ?? 1));
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d');
  if (!context) return [0, 0, 0, 0];
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

let watching = false;

/** From now on `grounds` tells of changes: by the system, by the page's root and body, by what fades. */
export function watchGrounds(): void {
  if (watching) return;
  watching = true;
  const look = (): void => {
    grounds.dispatchEvent(new Event('look'));
    grounds.dispatchEvent(new Event('changed'));
  };
  for (const asked of ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'])
    matchMedia(asked).addEventListener('change', look);
  watchPaper(look);
  // A style sheet that came late.
  addEventListener('load', look);
  document.addEventListener('transitionend', ({ propertyName }) => {
    if (propertyName === 'background-color') look();
  });
  const observer = new MutationObserver(look);
  for (const element of [document.documentElement, document.body]) observer.observe(element, { attributes: true });
}
