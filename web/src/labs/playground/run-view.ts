import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import { formatNumber } from '../../charts/line-chart/format';
import type { Settings } from '../../state/tree';
import type { Edit } from './history';
import type { Way } from './ways';

export interface RunScene {
  readonly index: number;
  readonly last: number;
  readonly epoch: number;
  readonly seed: number;
  readonly canFork: boolean;
  /** A branch goes on with the weights that it has. */
  readonly canReseed: boolean;
  go(index: number): void;
  reseed(): void;
  fork(): void;
}

/** What the player does not have: epochs, the start with its weights, other weights, a branch. */
export function runView({ index, last, epoch, seed, canFork, canReseed, go, reseed, fork }: RunScene): TemplateResult {
  const off = (at: boolean): string => String(at);
  const next = formatNumber(seed + 1);
  return html`<div class="run" role="group" aria-label=${msg('Run')} data-control="run">
    <div class="epochs">
      <button
        type="button"
        aria-disabled=${off(index === 0)}
        @click=${() => go(Math.max(0, (Math.ceil(index / epoch) - 1) * epoch))}
      >
        ${msg('◀ epoch')}
      </button>
      <button
        type="button"
        aria-disabled=${off(index >= last)}
        @click=${() => go(Math.min(last, (Math.floor(index / epoch) + 1) * epoch))}
      >
        ${msg('epoch ▶')}
      </button>
    </div>
    <button type="button" aria-disabled=${off(index === 0)} @click=${() => go(0)}>${msg('Reset, same weights')}</button>
    <button type="button" aria-disabled=${off(!canReseed)} @click=${() => (canReseed ? reseed() : undefined)}>
      ${msg(html`New weights <span class="muted">(seed ${next})</span>`)}
    </button>
    <button
      type="button"
      aria-disabled=${off(!canFork)}
      title=${msg('What you change after this holds from this update on; what was before stays')}
      @click=${() => (canFork ? fork() : undefined)}
    >
      ${msg('Branch off here')}
    </button>
  </div>`;
}

/** Said when it has been done. */
export function forkText(step: number): string {
  const update = formatNumber(step);
  return msg(str`The run branches off after update ${update}: what you change holds from there on.`);
}

function branchText(step: number): string {
  const update = formatNumber(step);
  return msg(str`This run branches off from another one after update ${update}: what you change holds from there on.`);
}

export interface HandScene {
  /** The update that the run branches off at. */
  readonly branched: number | undefined;
  readonly edits: readonly Edit[];
  readonly trouble: string;
  place(parameter: number): string;
  go(index: number): void;
  remove(edit: Edit): void;
  rejoin(): void;
  straighten(): void;
}

/** Where somebody has taken a hand in the run: the branch, and the weights that were set. */
export function handView(scene: HandScene): TemplateResult | typeof nothing {
  const { branched, edits, trouble } = scene;
  if (branched === undefined && edits.length === 0 && trouble === '') return nothing;
  return html`<div class="hand">
    ${trouble ? html`<p class="wrong">${trouble}</p>` : nothing}
    ${
      branched === undefined
        ? nothing
        : html`<p>
            ${branchText(branched)}
            <button type="button" class="plain" @click=${() => scene.go(branched)}>${msg('Go there')}</button>
            <button type="button" class="plain" @click=${scene.rejoin}>${msg('Back to the run it came from')}</button>
            <button type="button" class="plain" @click=${scene.straighten}>
              ${msg('Let the changes hold from the start')}
            </button>
          </p>`
    }
    ${
      edits.length === 0
        ? nothing
        : html`<ul aria-label=${msg('Weights set by hand')}>
            ${edits.map((edit) => {
              const [update, place] = [formatNumber(edit.step), scene.place(edit.parameter)];
              const value = formatNumber(edit.value, 3);
              return html`<li>
                <button type="button" class="plain" @click=${() => scene.go(edit.step)}>
                  ${msg(str`After update ${update}: ${place} set to ${value}`)}
                </button>
                <button
                  type="button"
                  class="icon plain"
                  aria-label=${msg(str`Take back: ${place}`)}
                  @click=${() => scene.remove(edit)}
                >
                  ×
                </button>
              </li>`;
            })}
          </ul>`
    }
  </div>`;
}

/** Why the numbers were lost, and what to do about it. */
export function troubleView(
  sentences: readonly string[],
  lookBefore: () => void,
  ways: readonly Way[],
  take: (settings: Settings) => void,
): TemplateResult | typeof nothing {
  if (sentences.length === 0) return nothing;
  return html`<div class="trouble" role="status">
    ${sentences.map((sentence) => html`<p>${sentence}</p>`)}
    <div class="chips">
      <button type="button" class="chip" data-way="before" @click=${lookBefore}>${msg('See the update before')}</button>
      ${ways.length > 0 ? html`<span>${msg('or change one thing:')}</span>` : nothing}
      ${ways.map(
        ({ id, label, settings }) =>
          html`<button type="button" class="chip" data-way=${id} @click=${() => take(settings)}>${label}</button>`,
      )}
    </div>
  </div>`;
}
