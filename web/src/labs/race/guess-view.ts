import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import { nobody, verdict } from './guess';
import type { Guess } from './guess';
import { markOf } from '../racers/mark';
import type { Racer } from '../racers/racer';
import { showMe } from '../withheld';

export interface GuessScene {
  readonly racers: readonly Racer[];
  readonly guess: Guess | null;
  /** Whether it may be known who was right. */
  readonly told: boolean;
  /** On a surface without a minimum, arriving is leaving. */
  readonly escape: boolean;
  choose(guess: Guess | null): void;
  show(): void;
}

/** The question above the race: answering is optional, and the run shows who was right. */
export function guessView(scene: GuessScene): TemplateResult | typeof nothing {
  const { racers, guess, told, escape, choose, show } = scene;
  if (racers.length < 2) return nothing;
  const question = escape
    ? msg('There is no minimum here: who leaves the map first?')
    : msg('Who arrives in a minimum first?');
  const chip = (key: Guess, content: TemplateResult): TemplateResult =>
    html`<button type="button" class="chip" aria-pressed=${guess === key} @click=${() => choose(key)}>
      ${content}
    </button>`;
  return html`<div class="guess" role="group" aria-labelledby="question">
    <p class="question" id="question">${question}</p>
    <div class="chips">
      ${racers.map((racer) => chip(racer.key, html`${markOf(racer)}${racer.label}`))}
      ${chip(nobody, html`${msg('nobody')}`)}
    </div>
    <p class="verdict" role="status">
      ${
        guess === null
          ? html`<span class="muted">${msg('Guess, and the race runs from the start.')}</span>
              ${told ? nothing : showMe(show)}`
          : told
            ? html`<strong>${verdict(racers, guess)}</strong>
                <button type="button" class="plain" @click=${() => choose(null)}>${msg('Guess again')}</button>`
            : html`<span class="muted">${msg('We shall see …')}</span> ${showMe(show)}`
      }
    </p>
  </div>`;
}
