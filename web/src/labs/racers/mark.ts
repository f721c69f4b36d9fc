import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { setStyle } from '../../charts/set-style';

import { markerPath } from '../../charts/markers';
import type { Entrant } from './lineup';

/** A racer's mark as it runs over the map; its name stands beside. */
export function markOf({ marker, color }: Entrant): TemplateResult {
  return html`<svg class="mark" viewBox="-8 -8 16 16" aria-hidden="true">
    <path d=${markerPath(marker, 11)} ${setStyle({ fill: `var(${color})` })}></path>
  </svg>`;
}
