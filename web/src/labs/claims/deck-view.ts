import { msg } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { percent } from '../../charts/interval-chart/layout';
import type { Descriptor } from '../../engine/contract';
import type { Tested } from './test-run';
import { countOf, judged, quoted, verdict } from './words';
import type { Guess } from './words';

/** What links have called the cards since they were named after their words. */
const controls: Readonly<Record<string, string>> = {
  'adam-first': 'adamReachesTheGlobalMinimumFirst',
  'momentum-escapes': 'momentumEscapesFromLocalMinimaNot',
  'descent-gets-stuck': 'gradientDescentGetsStuckInLocal',
  'velocity-grows': 'theVelocityGrowsAtEveryStep',
  'adagrad-stops': 'adagradStopsTooEarlyNotTested',
  'adaptive-untuned': 'adaptiveMethodsNeedNoTunedLearning',
  'nesterov-never-slower': 'nesterovIsNeverSlowerThanMomentum',
  'noise-escapes': 'noiseHelpsToEscapeFromLocal',
};

/** All slogans; what has been tested says what came of it. */
export function deckView(
  claims: readonly Descriptor[],
  open: string,
  tested: (id: string) => Tested | undefined,
  guessed: ReadonlyMap<string, Guess>,
  choose: (id: string) => void,
): TemplateResult {
  return html`<nav aria-label=${msg('Claims')}>
    <ul class="deck">
      ${claims.map(
        ({ id, title }) =>
          html`<li>
            <button
              type="button"
              class="card"
              data-claim=${id}
              data-control=${controls[id] ?? id}
              aria-pressed=${id === open}
              @click=${() => choose(id)}
            >
              <span class="title">${quoted(title)}</span>
              <span class="state">${stateOf(tested(id), guessed.get(id))}</span>
            </button>
          </li>`,
      )}
    </ul>
  </nav>`;
}

function stateOf(tested: Tested | undefined, guess: Guess | undefined): string {
  if (tested?.state === 'running') return msg('being tested …');
  if (!tested?.result) return msg('not tested yet');
  const count = countOf(tested.result.table('overall'), 0);
  const share = Number.isNaN(count.share) ? '' : `${percent(count.share)}: `;
  const mark = guess
    ? { right: ` ✓ ${msg('as you guessed')}`, wrong: ` ✗ ${msg('not as you guessed')}`, open: '' }[judged(guess, count)]
    : '';
  return `${share}${verdict(count)}${mark}`;
}
