import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { percent } from '../../charts/interval-chart/layout';
import type { Descriptor } from '../../engine/contract';
import type { Tested } from './test-run';
import { countOf, judged, verdict } from './words';
import type { Guess } from './words';

/** All slogans; what has been tested says what came of it. */
export function deckView(
  claims: readonly Descriptor[],
  open: string,
  tested: (id: string) => Tested | undefined,
  guessed: ReadonlyMap<string, Guess>,
  choose: (id: string) => void,
): TemplateResult {
  return html`<nav aria-label="Claims">
    <ul class="deck">
      ${claims.map(
        ({ id, title }) =>
          html`<li>
            <button type="button" class="card" data-claim=${id} aria-pressed=${id === open} @click=${() => choose(id)}>
              <span class="title">“${title}”</span>
              <span class="state">${stateOf(tested(id), guessed.get(id))}</span>
            </button>
          </li>`,
      )}
    </ul>
  </nav>`;
}

function stateOf(tested: Tested | undefined, guess: Guess | undefined): string {
  if (!tested?.result) return tested?.state === 'running' ? 'being tested …' : 'not tested yet';
  if (tested.state === 'running') return 'being tested …';
  const count = countOf(tested.result.table('overall'), 0);
  const share = Number.isNaN(count.share) ? '' : `${percent(count.share)}: `;
  const mark = guess
    ? { right: ' ✓ as you guessed', wrong: ' ✗ not as you guessed', open: '' }[judged(guess, count)]
    : '';
  return `${share}${verdict(count)}${mark}`;
}
