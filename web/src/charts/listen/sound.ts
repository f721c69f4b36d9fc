import { endsEarly, scoreOf, tellVoice, type Note } from './score';
import type { Listening, Voice } from './voice';

/** Voices are told apart by timbre as well; rich ones are softer, so that all sound equally loud. */
const timbres = [
  { type: 'sine', gain: 0.22 },
  { type: 'triangle', gain: 0.24 },
  { type: 'square', gain: 0.07 },
  { type: 'sawtooth', gain: 0.08 },
] as const;

/** Seconds between two voices, before the first, and how long a thud is. */
const pause = 0.5;
const thud = 0.16;
/** How long the last tone of a voice is: as long as the one before, within these. */
const lastTone = [0.08, 0.22] as const;
/** So long a tone takes to come and go: without it, it would click. */
const ease = 0.015;

export interface Listener {
  /** Where the sound is now. */
  place(x: number): void;
  say(sentence: string): void;
  ended(): void;
}

/** Plays voices, one after another. Made by the reader's act; `stop` ends everything, and the context with it. */
export class Sound {
  private readonly context = new AudioContext();
  private readonly volume = this.context.createGain();
  private frame = 0;
  private readonly parts: readonly Part[];
  private told = -1;
  private readonly end: number;

  constructor(
    private readonly listening: Listening,
    private readonly chosen: readonly number[],
    private readonly seconds: number,
    muted: boolean,
    private readonly listener: Listener,
  ) {
    this.volume.connect(this.context.destination);
    this.mute(muted);
    let from = this.context.currentTime + 0.1;
    this.parts = chosen.flatMap((index): readonly Part[] => {
      const voice = listening.voices[index];
      if (!voice) return [];
      const part = { from, voice, notes: scoreOf(voice, listening, seconds), index };
      from += seconds + pause;
      return [part];
    });
    this.end = from;
    for (const part of this.parts) this.schedule(part);
    void this.context.resume();
    this.follow();
  }

  mute(muted: boolean): void {
    this.volume.gain.setValueAtTime(muted ? 0 : 1, this.context.currentTime);
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    void this.context.close();
  }

  /** One oscillator glides along a voice; where there is no value it is silent, and a thud tells so. */
  private schedule({ from, voice, notes, index }: Part): void {
    const { context } = this;
    const timbre = timbres[index % timbres.length] ?? timbres[0];
    const tone = context.createOscillator();
    const loudness = context.createGain();
    const side = context.createStereoPanner();
    tone.type = timbre.type;
    tone.connect(loudness).connect(side).connect(this.volume);
    loudness.gain.setValueAtTime(0, from);
    let sounding = false;
    for (const { at, frequency, pan } of notes) {
      const time = from + at;
      const heard = !Number.isNaN(frequency);
      side.pan.setValueAtTime(pan, time);
      if (heard) tone.frequency.setValueAtTime(frequency, time);
      else this.thud(time, pan);
      if (heard !== sounding) loudness.gain.setTargetAtTime(heard ? timbre.gain : 0, time, ease);
      sounding = heard;
    }
    const last = notes.at(-1);
    const until = from + (last?.at ?? 0);
    if (last && sounding && endsEarly(voice, this.listening.xRange)) this.thud(until + 0.1, last.pan);
    const [shortest, longest] = lastTone;
    const hold = Math.min(longest, Math.max(shortest, (last?.at ?? 0) - (notes.at(-2)?.at ?? 0)));
    loudness.gain.setTargetAtTime(0, until + hold, ease);
    tone.start(from);
    tone.stop(until + pause / 2);
  }

  /** Deep, rough and falling: nothing that a value could be. */
  private thud(time: number, pan: number): void {
    const { context } = this;
    const tone = context.createOscillator();
    const loudness = context.createGain();
    const side = context.createStereoPanner();
    tone.type = 'sawtooth';
    tone.frequency.setValueAtTime(90, time);
    tone.frequency.exponentialRampToValueAtTime(45, time + thud);
    side.pan.setValueAtTime(pan, time);
    loudness.gain.setValueAtTime(0.2, time);
    loudness.gain.setTargetAtTime(0, time + thud / 2, thud / 6);
    tone.connect(loudness).connect(side).connect(this.volume);
    tone.start(time);
    tone.stop(time + thud);
  }

  private readonly follow = (): void => {
    const now = this.context.currentTime;
    const playing = this.parts.findLastIndex(({ from }) => now >= from);
    const part = this.parts[playing];
    if (part && playing !== this.told) {
      this.told = playing;
      this.listener.say(tellVoice(part.voice, this.listening));
    }
    const note = part?.notes.findLast(({ at }) => part.from + at <= now);
    if (note) this.listener.place(note.x);
    if (now < this.end - pause / 2) this.frame = requestAnimationFrame(this.follow);
    else this.listener.ended();
  };
}

interface Part {
  /** On the context's clock, in seconds. */
  readonly from: number;
  readonly voice: Voice;
  readonly notes: readonly Note[];
  readonly index: number;
}
