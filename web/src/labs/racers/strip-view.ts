import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { RateDetail, Valley } from '../../charts/rate-strip';
import type { Table } from '../../engine/result';
import { withheldView } from '../withheld';
import type { Rates } from './strip';

export interface StripScene {
  /** Empty as long as the sweep is on its way. */
  readonly valleys: readonly Valley[];
  readonly rates: Rates;
  /** Whether there are rates of the learner's own to go back to. */
  readonly own: boolean;
  /** On a surface without a minimum, arriving is leaving. */
  readonly escape: boolean;
  /** What is counted on the way. */
  readonly what: 'steps' | 'updates';
  /** What comes of the rates would answer what is asked, and stands back. */
  readonly covered: boolean;
  /** Of the chosen racer, each rate that was tried. */
  readonly trials: Table | undefined;
}

export interface StripDeeds {
  choose(rates: Rates): void;
  rate(detail: RateDetail): void;
  show(): void;
}

function countText(what: StripScene['what'], escape: boolean): string {
  if (what === 'steps') return escape ? msg('steps to get away') : msg('steps to arrive');
  return escape ? msg('updates to get away') : msg('updates to arrive');
}

const trialsText = (name: string): string => msg(str`${name}, rate by rate`);

/** Who arrives how soon at which rate: what a race at one rate for all hides. */
export function stripView(scene: StripScene, deeds: StripDeeds): TemplateResult {
  const { valleys, rates, own, escape, what, covered, trials } = scene;
  const choice = (kind: Rates, name: string, off = false): TemplateResult =>
    html`<button
      type="button"
      data-rates=${kind}
      aria-pressed=${rates === kind}
      aria-disabled=${off}
      @click=${() => (off ? undefined : deeds.choose(kind))}
    >
      ${name}
    </button>`;
  const waiting = valleys.length === 0;
  return html`<div class="strip" role="group" aria-labelledby="strip-title" data-control="whichRateSuitsWhom">
    <div class="chart-head">
      <h3 id="strip-title">${msg('Which rate suits whom')}</h3>
      <div class="segments" role="group" aria-label=${msg('Learning rates of the racers')}>
        ${choice('best', msg('each its own best'), waiting)}${choice('shared', msg('one shared'), valleys.length < 2)}
        ${choice('own', msg('own settings'), !own && rates !== 'own')}
      </div>
    </div>
    ${covered ? withheldView(msg('How soon each arrives is shown with the answer.'), deeds.show) : nothing}
    ${
      waiting
        ? html`<p class="muted">${msg('Trying many rates …')}</p>`
        : html`<descent-rate-strip
            .valleys=${valleys}
            .covered=${covered}
            .yLabel=${countText(what, escape)}
            .missed=${escape ? msg('never gets away, or is lost') : msg('never arrives, or is lost')}
            @descent-rate=${(event: CustomEvent<RateDetail>) => {
              event.stopPropagation();
              deeds.rate(event.detail);
            }}
          ></descent-rate-strip>`
    }
    ${waiting ? nothing : html`<p class="muted">${msg('A mark stands at a racer’s rate: drag it, or move it with the arrow keys.')}</p>`}
    ${trials && !covered ? html`<descent-data-table .table=${trials} caption=${trialsText(trials.title)}></descent-data-table>` : nothing}
  </div>`;
}
