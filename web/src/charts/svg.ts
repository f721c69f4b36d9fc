/**
 * The few shapes that a picture is drawn with which has to stand alone: a poster of the page, a file to take away. Attributes
 * only: the security policy forbids inline styles.
 */
type Attributes = Readonly<Record<string, string | number>>;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => escapes[c] ?? c);

export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(String(value))}"`);
  return `<${name}${written.join('')}>${content}</${name}>`;
}

export const text = (x: number, y: number, content: string, attributes: Attributes): string =>
  element('text', { x: round(x), y: round(y), ...attributes }, escape(content));

export const round = (value: number): string => String(Math.round(value * 10) / 10);

/** Path data through points; a point that isn't finite breaks the line. */
export function polyline(x: ArrayLike<number>, y: ArrayLike<number>): string {
  let data = '';
  let pen = 'M';
  for (let k = 0; k < x.length; k++) {
    const [px, py] = [x[k] ?? NaN, y[k] ?? NaN];
    if (Number.isFinite(px) && Number.isFinite(py)) data += `${pen}${round(px)} ${round(py)}`;
    pen = Number.isFinite(px) && Number.isFinite(py) ? 'L' : 'M';
  }
  return data;
}

/** A group of shapes; `x` and `y`: where its origin lies. */
export const group = (content: readonly string[], x = 0, y = 0, attributes: Attributes = {}): string =>
  element(
    'g',
    { ...(x === 0 && y === 0 ? {} : { transform: `translate(${round(x)} ${round(y)})` }), ...attributes },
    content.join('\n'),
  );

/** Path data, written with the strokes that a canvas's path is given. */
export class PathData {
  data = '';

  moveTo(x: number, y: number): void {
    this.data += `M${round(x)} ${round(y)}`;
  }
  lineTo(x: number, y: number): void {
    this.data += `L${round(x)} ${round(y)}`;
  }
  closePath(): void {
    this.data += 'Z';
  }
}

/** A custom property as a picture needs it that can't see the page's: the colour, or the number, that it stands for. */
export type Color = (token: string) => string;

/** A colour with a share of another over it; both as #rrggbb or rgb(…). */
export function mixed(color: string, over: string, share: number): string {
  const [a, b] = [channels(color), channels(over)];
  return `rgb(${a.map((value, k) => Math.round(value + ((b[k] ?? value) - value) * share)).join(',')})`;
}

function channels(color: string): readonly number[] {
  if (!color.startsWith('#')) return (color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
  const digits = color.length < 7 ? color.slice(1).replace(/./g, '$&$&') : color.slice(1);
  return [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16));
}

/** What a picture says about itself to a viewer, and to whoever can't see it. */
export interface About {
  readonly title: string;
  readonly text: string;
}

export function picture(
  width: number,
  height: number,
  ground: string,
  content: readonly string[],
  about?: About,
): string {
  const box = element('rect', { width, height, fill: ground });
  const words = about ? [element('title', {}, escape(about.title)), element('desc', {}, escape(about.text))] : [];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'font-family': 'system-ui, sans-serif',
      'font-size': 14,
    },
    [...words, box, ...content].join('\n'),
  );
}
