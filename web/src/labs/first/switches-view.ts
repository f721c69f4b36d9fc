import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';

import { setStyle } from '../../charts/set-style';
import type { Catalog } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { has, remedies, sideName, titleOfRemedy, type Remedy } from './combinations';
import { turns } from './words';

/** The three remedies: what is at work, and what the other side would come to. */
export function switchesView(
  result: Result,
  catalog: Catalog,
  combination: number,
  /** Whether one may see what the other side comes to: not before a guess. */
  told: boolean,
  toggle: (remedy: Remedy) => void,
): TemplateResult {
  const other = turns(result, combination);
  return html`<div class="switches" role="group" aria-label=${msg('Remedies')} data-control="remedies">
    ${remedies.map((remedy, k) => {
      const on = has(combination, remedy);
      const side = sideName(catalog, result.spec, remedy, !on);
      const turned = on ? msg(str`without it: ${side}`) : msg(str`with it: ${side}`);
      return html`<button
        type="button"
        class="switch"
        role="switch"
        aria-checked=${on}
        data-switch=${remedy.id}
        ${setStyle({ '--swatch': `var(${remedy.color})` })}
        @click=${() => toggle(remedy)}
      >
        <span class="knob" aria-hidden="true"></span>
        <span class="name">${titleOfRemedy(remedy)}</span>
        <span class="side">${sideName(catalog, result.spec, remedy, on)}</span>
        <span class="turned">${told ? `${turned}, ${other[k] ?? ''}` : turned}</span>
      </button>`;
    })}
  </div>`;
}
