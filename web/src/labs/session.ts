import { msg, str } from '@lit/localize';
import type { Answer, Engine, RunOptions } from '../engine/client';
import type { Catalog, Spec, SpecError, Value } from '../engine/contract';
import type { LoreFamily } from '../engine/lore';
import { withLore } from '../engine/lore';
import { loadLore } from '../engine/lore-files';
import type { Steering } from '../engine/protocol';
import type { Result } from '../engine/result';
import type { Settings } from '../state/tree';
import { difference, dotted, frozen, isGroup, isList, keysOf, same, valueAt, withValue } from '../state/tree';
import { trim } from '../state/trim';

/** `failed`: there is nothing to show, or what is shown could not follow. */
export type Phase = 'idle' | 'loading' | 'ready' | 'failed';

export type Errors = Readonly<Record<string, string>>;

export interface Notice {
  readonly text: string;
  readonly bad: boolean;
}

/** What a session needs to know of its lab. */
export interface Owner {
  readonly experiment: string;
  /** A name for its runs that no other lab on the page has. */
  readonly channel: string;
  /** Families whose parts it shows more closely than by their knobs. */
  readonly lore: readonly LoreFamily[];
  /** What the lab sets before the learner does. */
  readonly preset: Settings;
  /** Draws the result while it comes. */
  readonly live: boolean;
  /** The parameter that is a step of the run, by which the run is taken back and forth; empty: none. */
  readonly rewindBy: string;
  /** Gets what else the lab has to have before it is seen. Rejects where that can't be had. */
  prepare(): Promise<void>;
  /** What the page around the lab sets; asked for once the catalogue is there. */
  given(): Settings;
  /** The core has refused a value that the page around the lab sets, for that reason. */
  refuseGiven(key: string, why: string): void;
  /** What the link sets. */
  readLink(): Settings | undefined;
  /** What it goes back to: what a teacher's link sets, where there is one. */
  home(): Settings | undefined;
  /** Paths of values that stay as they are. */
  locked(): readonly string[];
  writeLink(settings: Settings, preset: Settings): void;
  /** Something is to be drawn anew. */
  changed(): void;
  /** `whole`: there is nothing more to come of it. */
  arrived(result: Result, previous: Result | undefined, whole: boolean): void;
  say(text: string): void;
}

/** One lab's conversation with the core: what is asked for, what came of it, and what went wrong. No drawing. */
export class Session {
  phase: Phase = 'idle';
  catalog: Catalog | undefined;
  /** As the knobs show it: every default filled in, the newest changes included. */
  spec: Spec | undefined;
  /** Of the last spec that could be run. */
  result: Result | undefined;
  /** Why the core refused a value, by its path: "racers.1.learningRate". */
  errors: Errors = {};
  notice: Notice | undefined;
  /** Of a run that takes a while: 0 … 1. */
  progress: number | undefined;

  /** What the learner, the link and the preset have set; the core fills in the rest. */
  private asked: Settings = {};
  private answered: Settings | undefined;
  /** Whether the result is the whole answer to `answered`, and not the beginning of another. */
  private whole = false;
  private given: Settings = {};
  /** The lab is on no page now; whether something was under way when it went. */
  private away = false;
  private interrupted = false;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly engine: Engine,
    private readonly owner: Owner,
  ) {}

  async start(): Promise<void> {
    this.set({ phase: 'loading', notice: undefined });
    try {
      const { experiment, lore } = this.owner;
      const told = loadLore(lore).catch((error: unknown) => this.withoutLore(error));
      const [catalog] = await Promise.all([this.engine.catalog(experiment), this.owner.prepare()]);
      this.catalog = withLore(catalog, await told);
    } catch (error) {
      this.fail(error);
      return;
    }
    this.given = this.owner.given();
    if (this.away) {
      this.interrupted = true;
      return;
    }
    // After a failure: what had been set goes on.
    if (this.answered) await this.ask(false, this.answered);
    else await this.ask(false, { ...this.beginning, ...this.owner.readLink() }, this.beginning);
  }

  /** What the lab is like before a reader or a link has touched it. */
  private get beginning(): Settings {
    return { ...this.owner.preset, ...this.given };
  }

  /** What differs from the defaults; undefined before the start. */
  get settings(): Settings | undefined {
    if (!this.catalog || !this.spec) return undefined;
    const { experiment, preset } = this.owner;
    return difference(trim(this.asked, experiment, this.catalog), trim(preset, experiment, this.catalog));
  }

  /** The page around the lab sets something; undefined: nothing any more. */
  give(changes: Readonly<Record<string, Value | undefined>>): void {
    const { preset } = this.owner;
    const all = Object.entries({ ...this.given, ...changes });
    this.given = Object.fromEntries(all.filter((entry): entry is [string, Value] => entry[1] !== undefined));
    const values = Object.entries(changes).map(([key, value]) => [key, value ?? preset[key]] as const);
    this.change(Object.fromEntries(values), false);
  }

  /** The lab has been taken from the page: it asks for nothing more, and nothing is kept for it. */
  leave(): void {
    this.away = true;
    this.interrupted = this.engine.release(this.owner.channel) || this.interrupted;
  }

  /** It is there again, and goes on. */
  comeBack(): void {
    if (!this.away) return;
    this.away = false;
    for (const goOn of this.waiting.splice(0)) goOn();
    if (!this.interrupted) return;
    this.interrupted = false;
    if (this.spec) this.again();
    else void this.start();
  }

  /** Values by path; undefined gives one back to its default. */
  change(changes: Readonly<Record<string, Value | undefined>>, final: boolean): void {
    if (!this.spec) return;
    let asked: Value = this.asked;
    let spec: Value = this.spec;
    let { errors } = this;
    for (const [path, value] of Object.entries(changes)) {
      const [top = ''] = keysOf(path);
      // What is changed within stands in full in what is asked: a list is never half given.
      if (path !== top && valueAt(asked, top) === undefined) asked = withValue(asked, top, valueAt(this.spec, top));
      asked = withValue(asked, path, value);
      if (value !== undefined) spec = withValue(spec, path, value);
      errors = without(errors, path);
    }
    for (const path of this.owner.locked()) {
      const fixed = valueAt(this.spec, path);
      if (fixed === undefined || same(fixed, valueAt(spec, path))) continue;
      // A value within a part that was exchanged brings its part back.
      const [top = ''] = keysOf(path);
      const kept = sameShape(valueAt(this.spec, top), valueAt(spec, top)) ? path : top;
      spec = withValue(spec, kept, valueAt(this.spec, kept));
      asked = withValue(asked, kept, valueAt(this.spec, kept));
      this.note(msg('Whoever made this link has fixed that: it stays as it is.'));
    }
    if (!isGroup(asked) || !isGroup(spec)) return;
    this.set({ spec: { ...spec, experiment: this.owner.experiment }, errors });
    void this.ask(final, asked);
  }

  /** The same once more from the start. */
  again(): void {
    this.whole = false;
    void this.ask(false, this.asked, undefined, true);
  }

  /** What was let end before its end goes on, where the run is kept. */
  goOn(): void {
    this.whole = false;
    void this.ask(false, this.asked);
  }

  /** What the lab's own run says of something, under way or kept; undefined where there is none. */
  askRun(question: Value): Promise<Result | undefined> {
    return this.engine.ask(this.owner.channel, question);
  }

  steer(to: Steering): void {
    this.engine.steer(this.owner.channel, to);
  }

  startOver(): void {
    this.set({ errors: {}, notice: undefined });
    void this.ask(true, { ...this.beginning, ...this.owner.home() }, this.beginning);
  }

  /** A link to another state was followed. */
  follow(): void {
    const settings = this.owner.readLink();
    if (!this.catalog || !settings) return;
    this.set({ errors: {}, notice: undefined });
    this.owner.say(msg('The lab is set as the link says.'));
    void this.ask(false, { ...this.beginning, ...settings }, this.answered ?? this.beginning);
  }

  /** A second spec beside the lab's own. Undefined when a newer one of that name came, or when it was refused. */
  async runBeside(name: string, spec: Spec, options: RunOptions = {}): Promise<Result | undefined> {
    try {
      if (this.away) await new Promise<void>((resolve) => this.waiting.push(resolve));
      const answer = await this.engine.run(`${this.owner.channel}/${name}`, spec, options);
      // It ended because the lab was taken away: once more when it is back.
      if (answer.kind === 'superseded' && this.away) return await this.runBeside(name, spec, options);
      return answer.kind === 'result' ? answer.result : undefined;
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }

  note(text: string, bad = false): void {
    this.set({ notice: { text, bad } });
    this.owner.say(text);
  }

  dismiss(): void {
    this.set({ notice: undefined });
  }

  /** `fallback` is asked for instead when a link's settings are refused; a learner's own are marked where they stand. */
  private async ask(final: boolean, settings: Settings, fallback?: Settings, anew = false): Promise<void> {
    const asked = frozen(settings);
    this.asked = asked;
    if (this.away) {
      this.interrupted = true;
      return;
    }
    if (this.phase === 'ready' && this.result && this.whole && same(asked, this.answered)) {
      this.set({ spec: this.result.spec });
      if (final) this.writeLink();
      return;
    }
    const spec: Spec = { ...asked, experiment: this.owner.experiment };
    const onProgress = (progress: number) => this.set({ progress });
    const { channel, live, rewindBy } = this.owner;
    const options: RunOptions = {
      onProgress,
      ...(live ? { onPartial: this.begun } : {}),
      ...(rewindBy === '' ? {} : { keep: { as: channel, by: rewindBy, ...(anew ? { anew } : {}) } }),
    };
    try {
      this.hear(await this.engine.run(channel, spec, options), asked, final, fallback);
    } catch (error) {
      this.fail(error);
    }
  }

  private readonly begun = (result: Result): void => {
    const previous = this.result;
    this.whole = false;
    this.set({ result, phase: 'ready', ...(this.spec ? {} : { spec: frozen(result.spec) }) });
    this.owner.arrived(result, previous, false);
  };

  private hear(answer: Answer, asked: Settings, final: boolean, fallback: Settings | undefined): void {
    if (answer.kind === 'superseded') return;
    const newest = this.asked === asked;
    if (answer.kind === 'refused') {
      if (newest && !this.withoutGiven(answer.error, final, fallback)) this.refused(answer.error, fallback);
      return;
    }
    const { result } = answer;
    const previous = this.result;
    const recovered = this.phase === 'failed' ? { notice: undefined } : {};
    this.answered = asked;
    this.whole = true;
    // An older answer is drawn as well, for dragging; the knobs stay where the learner has them.
    this.set({
      result,
      phase: 'ready',
      progress: undefined,
      ...recovered,
      ...(newest ? { spec: frozen(result.spec), errors: {} } : {}),
    });
    if (newest && final) this.writeLink();
    this.owner.arrived(result, previous, true);
  }

  /** Where the page around the lab is to blame: that is said to it, and the rest holds. */
  private withoutGiven({ path, message }: SpecError, final: boolean, fallback: Settings | undefined): boolean {
    const [top = ''] = keysOf(path);
    const value = this.given[top];
    if (value === undefined || !same(value, this.asked[top])) return false;
    this.given = Object.fromEntries(Object.entries(this.given).filter(([key]) => key !== top));
    this.owner.refuseGiven(top, sentence(message));
    const blameless = (settings: Settings): Settings => {
      const { [top]: own, ...others } = settings;
      const preset = this.owner.preset[top];
      if (own !== undefined && !same(own, value)) return settings;
      return preset === undefined ? others : { ...others, [top]: preset };
    };
    void this.ask(final, blameless(this.asked), fallback && blameless(fallback));
    return true;
  }

  private refused({ path, message }: SpecError, fallback: Settings | undefined): void {
    this.set({ progress: undefined });
    const reason = path === '' ? bare(message) : `${bare(message)} (${path})`;
    if (fallback && !same(fallback, this.asked)) {
      const kept = this.result ? msg('The lab stays as it is.') : msg('The lab shows its defaults.');
      this.note(`${msg(str`The link asks for something that is not possible: ${reason}.`)} ${kept}`, true);
      void this.ask(true, fallback);
    } else if (!this.result || path === '') {
      this.note(msg(str`This can't be run: ${reason}.`), true);
      if (!this.result) this.set({ phase: 'failed' });
    } else {
      this.set({ errors: { ...this.errors, [dotted(path)]: sentence(message) } });
      this.owner.say(sentence(message));
    }
  }

  private writeLink(): void {
    const { experiment, preset } = this.owner;
    if (this.catalog)
      this.owner.writeLink(trim(this.asked, experiment, this.catalog), trim(preset, experiment, this.catalog));
  }

  private withoutLore(error: unknown): Record<string, never> {
    console.warn(error);
    this.note(
      msg('The formulas and sources of this lab could not be loaded; is there a connection? It works without them.'),
      true,
    );
    return {};
  }

  private fail(error: unknown): void {
    this.set({ phase: 'failed', progress: undefined });
    const reason = bare(error instanceof Error ? error.message : String(error));
    const failed = this.result
      ? msg(str`The calculation failed (${reason}).`)
      : msg(str`This lab could not start to calculate (${reason}).`);
    this.note(failed, true);
  }

  private set(state: Partial<Pick<Session, 'phase' | 'spec' | 'result' | 'errors' | 'notice' | 'progress'>>): void {
    Object.assign(this, state);
    this.owner.changed();
  }
}

/** Whether both are the same part, or lists of as many parts, whatever their settings. */
function sameShape(a: Value | undefined, b: Value | undefined): boolean {
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, k) => sameShape(item, b[k]));
  return isGroup(a) && isGroup(b) && same(a['id'], b['id']);
}

/** To be put into a sentence. */
function bare(message: string): string {
  return message.trim().replace(/[.।。]$/, '');
}

const sentence = (message: string): string => (/[.।。]$/.test(message) ? message : `${message}.`);

/** Errors but those at or within a path. */
function without(errors: Errors, path: string): Errors {
  const here = dotted(path);
  return Object.fromEntries(Object.entries(errors).filter(([key]) => key !== here && !key.startsWith(`${here}.`)));
}
