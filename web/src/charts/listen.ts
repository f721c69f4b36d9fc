import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { announce } from '../elements/announcer';
import { shared } from '../styles/shared';
import type * as Heard from './listen/heard';
import type { Listening } from './listen/voice';
import { listenName, silence, stopName } from './listen/words';

export type { Listening, Voice } from './listen/voice';

export interface SoundedDetail {
  /** Where the sound is; null: it has ended. */
  readonly x: number | null;
}

/**
 * A chart to be heard: higher values are higher tones, from left to right. Silent until asked, and its code is loaded then.
 * `descent-sounded` {x} says where it is.
 */
export class Listen extends LitElement {
  static readonly tag = 'descent-listen';
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-3);
        font-size: var(--text-tiny);
        color: var(--ink-muted);
      }
      button.plain {
        padding-inline: var(--space-2);
        margin-inline-start: calc(-1 * var(--space-2));
      }
      select {
        min-height: max(24px, calc(0.8 * var(--target)));
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
      }
      @media (pointer: coarse) {
        select {
          min-height: var(--target);
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];
  static override properties = {
    listening: { attribute: false },
    sounding: { state: true },
    muted: { state: true },
    heard: { state: true },
    refused: { state: true },
    only: { state: true },
  };

  /** Asked when it is to be heard. */
  declare listening: (() => Listening | undefined) | undefined;
  declare private sounding: boolean;
  declare muted: boolean;
  /** Once it has been heard: its settings are of use then. */
  declare private heard: typeof Heard | undefined;
  /** No sound could be made: the browser has none, or its code could not be had. */
  declare private refused: boolean;
  /** One voice; −1: all, one after another. */
  declare only: number;
  private sound: Heard.Sound | undefined;
  /** Which press of the button is the newest. */
  private serial = 0;

  constructor() {
    super();
    this.listening = this.heard = undefined;
    this.sounding = this.muted = this.refused = false;
    this.only = -1;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  protected override render(): TemplateResult | typeof nothing {
    const about = this.listening?.();
    if (!about || about.voices.length === 0) return nothing;
    const { sounding } = this;
    return html`<button
        type="button"
        class="plain"
        aria-label=${sounding ? stopName(about) : listenName(about)}
        title=${sounding ? msg('Stop (Escape)') : msg('The chart as tones: higher is more')}
        @click=${sounding ? this.stop : this.start}
      >
        ${sounding ? msg('Stop') : msg('Listen')}
      </button>
      ${this.heard?.settingsView(about, this, this) ?? nothing}
      ${this.refused ? html`<span role="alert">${silence()}</span>` : nothing}`;
  }

  private readonly start = async (): Promise<void> => {
    this.stop();
    const { serial } = this;
    this.refused = false;
    try {
      const heard = await import('./listen/heard');
      // Meanwhile it may have been pressed again, or taken away.
      if (serial === this.serial && this.isConnected) this.play(heard);
    } catch (error) {
      console.warn('A chart could not be heard:', error);
      if (serial === this.serial) this.refused = true;
    }
  };

  private play(heard: typeof Heard): void {
    const about = this.listening?.();
    if (!about) return;
    const chosen = this.only < 0 || this.only >= about.voices.length ? [...about.voices.keys()] : [this.only];
    this.sound = new heard.Sound(about, chosen, heard.paceNow().seconds, this.muted, {
      place: (x) => this.tell(x),
      say: (sentence) => announce(this, sentence),
      ended: () => this.stop(),
    });
    this.heard = heard;
    this.sounding = true;
    window.addEventListener('keydown', this.hearKey, true);
  }

  private readonly stop = (): void => {
    this.serial++;
    this.sound?.stop();
    if (this.sound) this.tell(null);
    this.sound = undefined;
    this.sounding = false;
    window.removeEventListener('keydown', this.hearKey, true);
  };

  readonly mute = (): void => {
    this.muted = !this.muted;
    this.sound?.mute(this.muted);
  };

  readonly choose = (voice: number): void => {
    this.only = voice;
    this.again();
  };

  readonly again = (): void => {
    this.requestUpdate();
    if (this.sounding) void this.start();
  };

  private readonly hearKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.stop();
  };

  private tell(x: number | null): void {
    this.dispatchEvent(new CustomEvent<SoundedDetail>('descent-sounded', { detail: { x }, bubbles: false }));
  }
}
