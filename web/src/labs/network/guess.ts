import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import { formatNumber } from '../../charts/line-chart/format';
import { setStyle } from '../../charts/set-style';
import type { Result } from '../../engine/result';
import type { Network } from './networks';
import { looksOf } from './networks';
import { lossAt, ranking } from './words';

/**
 * The question above the pictures: not about the run that they show, but about one with a change, which is made when
 * somebody has guessed, and is the judge. Answering is optional.
 */
export function guessView(
  result: Result,
  whole: boolean,
  networks: readonly Network[],
  guess: string | null,
  choose: (id: string) => void,
): TemplateResult | typeof nothing {
  if (networks.length < 2) return nothing;
  return html`<div class="guess" role="group" aria-labelledby="question">
    <p class="question" id="question">
      ${msg('One network, copied: the same weights to start from, the same batches. Only the normalization differs. At a learning rate twenty times as large, which copy has the lowest loss in the end?')}
    </p>
    <div class="chips">
      ${networks.map(
        ({ id, title, color }) =>
          html`<button type="button" class="chip" aria-pressed=${guess === id} @click=${() => choose(id)}>
            <span class="swatch" ${setStyle({ '--swatch': `var(${color})` })}></span>${title}
          </button>`,
      )}
    </div>
    <p class="verdict" role="status">
      ${
        guess === null
          ? html`<span class="muted">${msg('Guess, and they learn at that rate.')}</span>`
          : whole
            ? verdict(result, networks, guess)
            : nothing
      }
    </p>
  </div>`;
}

function verdict(result: Result, networks: readonly Network[], guess: string): TemplateResult | string {
  const last = looksOf(result) - 1;
  const [first] = ranking(result, networks, last);
  if (!first) return msg('None: all networks are lost.');
  const { title: best } = first;
  const loss = formatNumber(lossAt(result, first, last), 2);
  return html`<strong>${guess === first.id ? msg('Right:') : msg('No:')}</strong>
    ${msg(str`the lowest loss is that of “${best}”, ${loss}.`)}`;
}
