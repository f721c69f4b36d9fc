/** The few shapes that a poster is drawn with. Attributes only: the security policy forbids inline styles. */
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

export function picture(width: number, height: number, ground: string, content: readonly string[]): string {
  const box = element('rect', { width, height, fill: ground });
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
    [box, ...content].join('\n'),
  );
}
