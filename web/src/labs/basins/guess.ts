import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import type { BasinPin } from '../../charts/basin-map';
import type { Entrant } from '../racers/lineup';
import { markOf } from '../racers/mark';
import { showMe } from '../withheld';
import { percent } from './words';

/** Index of a map, or neither. */
export type Guess = number | 'alike';

/** One map's optimizer, and the share of its starts that succeed. */
export interface Side {
  readonly entrant: Entrant;
  readonly goal: number;
}

export interface GuessScene {
  readonly sides: readonly Side[];
  readonly pins: readonly BasinPin[];
  readonly guess: Guess | null;
  /** Whether the answer may be seen. */
  readonly told: boolean;
  choose(guess: Guess): void;
  show(): void;
}

/** Shares that are no further apart are told as alike. */
const near = 0.005;

/** What is asked for: a global minimum where there are others too, any minimum else, or the way out. */
function question(pins: readonly BasinPin[]): string {
  if (pins.length === 0) return msg('Of all starts on a map, with which rule do more get away?');
  if (pins.some(({ global }) => !global)) {
    return msg('Of all starts on a map, with which rule do more reach a global minimum?');
  }
  return pins.length > 1
    ? msg('Of all starts on a map, with which rule do more reach a minimum?')
    : msg('Of all starts on a map, with which rule do more reach the minimum?');
}

export function sharesText(sides: readonly Side[]): string {
  return sides
    .map(({ entrant: { label }, goal }) => {
      const share = percent(goal);
      return msg(str`${share} with ${label}`);
    })
    .join(', ');
}

function verdict(right: boolean, sides: readonly Side[]): TemplateResult {
  const shares = sharesText(sides);
  const said = right ? msg(html`<strong>Right:</strong> ${shares}.`) : msg(html`<strong>No:</strong> ${shares}.`);
  return html`${said}`;
}

/** The question above the maps; answering is optional. */
export function guessView(scene: GuessScene): TemplateResult | typeof nothing {
  const { sides, pins, guess, told, choose, show } = scene;
  if (sides.length !== 2) return nothing;
  const [first = NaN, second = NaN] = sides.map(({ goal }) => goal);
  const right: Guess = Math.abs(first - second) <= near ? 'alike' : first > second ? 0 : 1;
  const chip = (key: Guess, content: TemplateResult): TemplateResult =>
    html`<button type="button" class="chip" data-guess=${key} aria-pressed=${guess === key} @click=${() => choose(key)}>
      ${content}
    </button>`;
  return html`<div class="guess" role="group" aria-labelledby="guess">
    <p class="question" id="guess">${question(pins)}</p>
    <div class="chips">
      ${sides.map(({ entrant }, k) => chip(k, html`${markOf(entrant)}${entrant.label}`))}
      ${chip('alike', html`${msg('as many with either')}`)}
    </div>
    <p class="verdict" role="status">
      ${
        guess === null
          ? told
            ? html`<span aria-live="off">${sharesText(sides)}.</span>`
            : html`<span class="muted">${msg('Guess, and the bars under the maps are added up for you.')}</span>
                ${showMe(show)}`
          : verdict(guess === right, sides)
      }
    </p>
  </div>`;
}
