import { readFileSync } from 'node:fs';
import type { Color } from './svg';

export type { Color } from './svg';

export type Ground = 'light' | 'dark';

/** Colours (and shares of them) for a picture, which can't see the page's custom properties: read from the one place that names them. */
export function palette(tokensFile: string, ground: Ground): Color {
  const tokens = readFileSync(tokensFile, 'utf8');
  return (token) => {
    const declared = new RegExp(`${token}:([^;]*);`).exec(tokens)?.[1] ?? '';
    const color = new RegExp(`var\\(--on-${ground},\\s*(#[0-9a-f]{3,8}|[\\d.]+)\\)`).exec(declared)?.[1];
    if (!color) throw new Error(`tokens.css has no ${token}: var(--on-light, #…) var(--on-dark, #…)`);
    return color;
  };
}
