import { msg } from '@lit/localize';
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html } from 'lit';
import { live } from 'lit/directives/live.js';
import { picture } from '../styles/picture';
import { shared } from '../styles/shared';
import { glyph } from './glyphs';
import { playerStyle } from './player-style';
import { short } from './numbers';

/** How long the whole takes at speed 1, in milliseconds; short ones are not slower than this many positions a second. */
const duration = 8000;
const slowest = 8;
const speeds = [0.25, 0.5, 1, 2, 4] as const;

/**
 * Moves a playhead over positions 0 … length − 1, which have all been computed before. Fires `descent-playhead` {index}
 * and `descent-play` {playing}.
 */
export class Player extends LitElement {
  static readonly tag = 'descent-player';
  static override styles = [shared, picture, playerStyle];
  static override properties = {
    length: { type: Number },
    index: { type: Number },
    playing: { type: Boolean, reflect: true },
    speed: { type: Number },
    pace: { attribute: false },
    label: { attribute: false },
  };

  declare length: number;
  declare index: number;
  declare playing: boolean;
  declare speed: number;
  /** At speed 1 no more than so many positions a second: what is worth waiting for is not rushed past. */
  declare pace: number;
  /** A position in words: "step 42". */
  declare label: (index: number) => string;
  private frame = 0;
  private lastTime = 0;
  /** Fractions of a position gathered while playing. */
  private gathered = 0;

  constructor() {
    super();
    this.length = 0;
    this.index = 0;
    this.playing = false;
    this.speed = 1;
    this.pace = Infinity;
    this.label = (index) => String(index);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  /** Plays from the start; where motion is not wanted, it only goes there. */
  start(): void {
    this.go(0);
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) this.play(true);
  }

  /** Space plays, arrows step (ten with Shift), Home and End jump. True when the key was meant for the player. */
  handleKey(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const step = event.shiftKey ? 10 : 1;
    const actions: Readonly<Record<string, () => void>> = {
      ' ': () => this.play(!this.playing),
      ArrowLeft: () => this.go(this.index - step),
      ArrowRight: () => this.go(this.index + step),
      Home: () => this.go(0),
      End: () => this.go(this.last),
    };
    const action = actions[event.key];
    if (!action) return false;
    event.preventDefault();
    action();
    return true;
  }

  private get last(): number {
    return Math.max(0, this.length - 1);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('playing')) {
      cancelAnimationFrame(this.frame);
      this.frame = 0;
      if (this.playing) {
        this.gathered = 0;
        this.lastTime = performance.now();
        this.frame = requestAnimationFrame(this.tick);
      }
    }
    const slider = this.renderRoot.querySelector<HTMLInputElement>('input[type=range]');
    slider?.style.setProperty('--filled', `${(100 * this.index) / Math.max(1, this.last)}%`);
  }

  protected override render(): TemplateResult {
    const { index, last, playing } = this;
    const words = this.label(index);
    const none = this.length < 2;
    return html`
      <div class="player" role="group" aria-label=${msg('Playback')}>
        <div class="buttons">
          ${this.button('to-start', msg('To the start'), none || index === 0, () => this.go(0))}
          ${this.button('back', msg('One step back'), none || index === 0, () => this.go(index - 1))}
          <button
            type="button"
            class="icon primary"
            aria-label=${playing ? msg('Pause') : msg('Play')}
            title=${playing ? msg('Pause (space)') : msg('Play (space)')}
            ?disabled=${none}
            @click=${() => this.play(!this.playing)}
          >
            ${glyph(playing ? 'pause' : 'play')}
          </button>
          ${this.button('forward', msg('One step on'), none || index === last, () => this.go(index + 1))}
          ${this.button('to-end', msg('To the end'), none || index === last, () => this.go(last))}
        </div>
        <input
          type="range"
          min="0"
          max=${last}
          step="1"
          .value=${live(String(index))}
          ?disabled=${none}
          aria-label=${msg('Position')}
          aria-valuetext=${words}
          @input=${this.scrub}
        />
        <output class="where" aria-live="off">${words}</output>
        <label class="speed">
          <span class="hidden-visually">${msg('Speed')}</span>
          <select @change=${this.changeSpeed}>
            ${speeds.map((speed) => html`<option value=${speed} .selected=${speed === this.speed}>${short(speed)}×</option>`)}
          </select>
        </label>
      </div>
    `;
  }

  private button(name: 'to-start' | 'back' | 'forward' | 'to-end', label: string, off: boolean, act: () => void) {
    return html`<button
      type="button"
      class="icon"
      aria-label=${label}
      title=${label}
      aria-disabled=${off}
      @click=${act}
    >
      ${glyph(name)}
    </button>`;
  }

  private readonly scrub = (event: Event): void => {
    this.go(Number((event.target as HTMLInputElement).value));
  };

  private readonly changeSpeed = (event: Event): void => {
    this.speed = Number((event.target as HTMLSelectElement).value);
  };

  /** Where the user wants it: playing stops there. */
  private go(index: number): void {
    this.play(false);
    this.move(index);
  }

  private move(index: number): void {
    const next = Math.min(this.last, Math.max(0, index));
    if (next === this.index) return;
    this.index = next;
    this.dispatchEvent(new CustomEvent('descent-playhead', { detail: { index: next }, bubbles: true, composed: true }));
  }

  private play(playing: boolean): void {
    if (playing === this.playing || (playing && this.length < 2)) return;
    if (playing && this.index >= this.last) this.move(0);
    this.playing = playing;
    this.dispatchEvent(new CustomEvent('descent-play', { detail: { playing }, bubbles: true, composed: true }));
  }

  private readonly tick = (time: number): void => {
    const rate = Math.min(this.pace, Math.max(slowest, (1000 * this.last) / duration));
    // A page that was in the background goes on where it was, and does not leap.
    this.gathered += (Math.min(100, Math.max(0, time - this.lastTime)) / 1000) * rate * this.speed;
    this.lastTime = time;
    const whole = Math.floor(this.gathered);
    this.gathered -= whole;
    if (whole > 0) this.move(this.index + whole);
    if (this.index >= this.last) this.play(false);
    else this.frame = requestAnimationFrame(this.tick);
  };
}

declare global {
  interface HTMLElementEventMap {
    'descent-play': CustomEvent<{ readonly playing: boolean }>;
  }
}
