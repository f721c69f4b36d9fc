import { msg, str } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { logScale } from '../words';
import { choosePace, paceName, paceNow, paces } from './choice';
import { highest, lowest, type Listening } from './voice';

/* What is of use only once a chart is heard, and is loaded then. */

export { Sound } from './sound';
export { paceNow };

export interface Settings {
  readonly muted: boolean;
  /** One voice; −1: all, one after another. */
  readonly only: number;
}

export interface Deeds {
  readonly mute: () => void;
  readonly choose: (voice: number) => void;
  /** The pace is another one. */
  readonly again: () => void;
}

/** Which tones the ends of the axis are. */
function tonesText({ yRange, yScale, yText }: Listening): string {
  const [low, high] = [`${lowest}\u00a0Hz`, `${highest}\u00a0Hz`];
  const [bottom, top] = yRange.map(yText);
  const text = msg(str`${low} is ${bottom}, ${high} is ${top}`);
  return yScale === 'log' ? logScale(text) : text;
}

/** Mute, speed, voice, and which tones the ends of the axis are. */
export function settingsView(about: Listening, { muted, only }: Settings, deeds: Deeds): TemplateResult {
  const { name, voices } = about;
  const pace = paceNow();
  const setPace = (event: Event): void => {
    choosePace((event.target as HTMLSelectElement).value);
    deeds.again();
  };
  const choose = (event: Event): void => deeds.choose(Number((event.target as HTMLSelectElement).value));
  return html`<button
      type="button"
      class="plain"
      aria-pressed=${muted}
      aria-label=${msg(str`Mute: ${name}`)}
      @click=${deeds.mute}
    >
      ${msg('Mute')}
    </button>
    <label
      >${msg('Speed')}
      <select aria-label=${msg(str`Speed of listening: ${name}`)} @change=${setPace}>
        ${paces.map(({ id }) => html`<option value=${id} .selected=${id === pace.id}>${paceName(id)}</option>`)}
      </select></label
    >
    ${
      voices.length > 1
        ? html`<select aria-label=${msg(str`What to listen to: ${name}`)} @change=${choose}>
            <option value="-1" .selected=${only < 0}>${msg('one after another')}</option>
            ${voices.map(({ label }, k) => html`<option value=${k} .selected=${k === only}>${label}</option>`)}
          </select>`
        : nothing
    }
    <span>${tonesText(about)}</span>`;
}
