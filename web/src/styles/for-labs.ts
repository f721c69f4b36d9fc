/** Within a lab: what it draws, and the lab itself, whose properties a page can reach. */
export const scope = ':host, :host > section';

/** The page's tokens, for a lab: sizes by the reader's choice alone, and each to be replaced by one with our name. */
export function forLabs(css: string): string {
  return (
    css
      // Which of its two grounds a lab has is not the page's to say: ground.ts.
      .replaceAll(/(?:--on-(?:light|dark)|(?<![\w-])color-scheme):[^;}]*;?/g, '')
      .replaceAll(/(?::root)+/g, scope)
      .replaceAll(/(?<![\w.])(-?\d*\.?\d+)rem\b/g, 'calc($1 * var(--rem))')
      .replaceAll(/(?<![\w(-])--([\w-]+):\s*([^;}]+)/g, '--$1: var(--descent-$1, $2)')
  );
}
