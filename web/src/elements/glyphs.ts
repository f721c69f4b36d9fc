import type { TemplateResult } from 'lit';
import { svg } from 'lit';

const paths = {
  play: 'M7 4.5v15l12.5-7.5z',
  pause: 'M6 4.5h4.2v15H6zM13.8 4.5H18v15h-4.2z',
  'to-start': 'M5 5h2.6v14H5zM20 5v14L9 12z',
  'to-end': 'M16.4 5H19v14h-2.6zM4 5l11 7-11 7z',
  back: 'M9.6 6.6 4.2 12l5.4 5.4 1.6-1.6L8.5 13.1h11.3v-2.2H8.5l2.7-2.7z',
  forward: 'm14.4 6.6 5.4 5.4-5.4 5.4-1.6-1.6 2.7-2.7H4.2v-2.2h11.3l-2.7-2.7z',
  light:
    'M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM11 2h2v3.2h-2zM11 18.8h2V22h-2zM2 11h3.2v2H2zM18.8 11H22v2h-3.2zM4.2 5.6l1.4-1.4 2.3 2.3-1.4 1.4zM16.1 17.5l1.4-1.4 2.3 2.3-1.4 1.4zM4.2 18.4l2.3-2.3 1.4 1.4-2.3 2.3zM16.1 6.5l2.3-2.3 1.4 1.4-2.3 2.3z',
  dark: 'M20.5 14.8A8.8 8.8 0 0 1 9.2 3.5 8.8 8.8 0 1 0 20.5 14.8z',
  auto: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 2v14a7 7 0 0 1 0-14z',
} as const;

export type GlyphName = keyof typeof paths;

/** A small drawing inside a button that has a name of its own. */
export function glyph(name: GlyphName): TemplateResult {
  return svg`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${paths[name]}></path></svg>`;
}
