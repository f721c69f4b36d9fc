import { msg } from '@lit/localize';
import type { PropertyDeclaration, TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { announce } from '../elements/announcer';
import type { Change } from '../elements/change';
import type { Uses } from '../elements/define';
import { Knob } from '../elements/knob';
import { PartEditor, errorsWithin } from '../elements/part-editor';
import type { RunOptions } from '../engine/client';
import { Engine } from '../engine/client';
import type { Catalog, Descriptor, Parameter, Spec, Value } from '../engine/contract';
import type { LoreFamily } from '../engine/lore';
import type { Steering } from '../engine/protocol';
import type { Result } from '../engine/result';
import { pages } from '../state/site';
import { same, type Settings } from '../state/tree';
import type { LabLink } from '../state/url';
import { linkFollowed, linkOf, linkTo, ownsAddress, readSpec, writeSpec } from '../state/url';
import { shared } from '../styles/shared';
import { Arriving } from './arriving';
import { Assignment } from './assignment';
import { keepWithin, tell } from './events';
import type { Settable } from './given';
import { Given } from './given';
import { Ground } from './ground';
import { complaintsView, footerView, noticeView } from './lab-frame';
import { labStyle } from './lab-style';
import { labs } from './list';
import { whenNear } from './near';
import { withoutLongTable } from './long-table';
import { parameterView } from './parameter-view';
import { Session, type Errors } from './session';
import { copied, share } from './share';
import { ViewLink, type Linked } from './view-link';
import { language } from '../language/language';

/** What a lab draws from: everything is there. */
export interface Scene {
  readonly catalog: Catalog;
  /** The spec as the knobs show it: every default filled in, the learner's newest changes included. */
  readonly spec: Spec;
  /** Of the last spec that could be run. */
  readonly result: Result;
}

let instances = 0;

/**
 * What all labs share: a spec that follows the learner and the link, its run, and what is said when something goes
 * wrong. A lab names itself, and draws a scene.
 */
export abstract class Lab extends LitElement implements Settable {
  /** The elements that it puts into its shadow root. */
  static readonly uses: Uses = [Knob, PartEditor];
  static override styles = [shared, labStyle];
  static override properties = { index: { state: true }, playing: { state: true } };

  /** Names the lab in links: "race.surface.id=beale". */
  abstract readonly labId: string;
  /** What the lab is called where labs are told apart by ear; its experiment's title unless it says otherwise. */
  readonly spokenName: string = '';
  /** What this lab sets before the learner does, such as another side of an experiment that several labs share. */
  readonly preset: Settings = {};
  /** Families of whose parts it shows formulas, symbols, sources or what the literature says. */
  readonly lore: readonly LoreFamily[] = [];
  /** Draws a result while it comes, about ten times a second: for runs that are to be watched. */
  readonly live: boolean = false;
  /** The parameter that is a step of the run, where the lab moves through a run instead of showing its end. */
  readonly rewindBy: string = '';
  /** Properties that a link carries beside the spec, and what they may be. */
  readonly linked: Linked = {};

  /** Where the playhead stands, and whether it moves. */
  declare protected index: number;
  declare protected playing: boolean;
  protected readonly engine = Engine.shared();
  private near: IntersectionObserver | undefined;
  private greeted = false;
  private opened: Session | undefined;
  private readonly serial = (instances += 1);
  private readonly view = new ViewLink(this, (step) => (this.index = step));
  private readonly assignment = new Assignment(this, {
    note: (problem) => this.note(problem),
    about: () => ({ title: this.descriptor?.title ?? '', link: this.address }),
    changed: () => this.requestUpdate(),
  });
  private readonly arriving = new Arriving(this, () => this.scene !== undefined);
  private readonly ground = new Ground(this);
  private readonly given = new Given(this, {
    language: () => this.catalog && { catalog: this.catalog, parameters: this.descriptor?.parameters ?? [] },
    start: () => this.preset,
    changed: (changes) => this.session.give(changes),
    themeChanged: () => this.ground.changed(),
  });

  constructor() {
    super();
    this.index = 0;
    this.playing = false;
  }

  /** What of the lab differs from its defaults. Set, it takes the place of all that had been set. */
  get settings(): Settings {
    return this.session.settings ?? this.given.settings;
  }
  set settings(settings: Settings) {
    const others = Object.keys(this.settings).filter((key) => !(key in settings));
    this.give({ ...Object.fromEntries(others.map((key) => [key, undefined])), ...settings });
  }

  /** The value of one parameter, as the lab has it now. */
  setting(id: string): Value | undefined {
    return this.spec?.[id] ?? this.given.settings[id];
  }

  /** Sets parameters, as the page around the lab wants them; undefined: as its attributes say. */
  give(values: Readonly<Record<string, Value | undefined>>): void {
    this.given.give(values);
  }

  /** The picture: called whenever something changed, from the first result on. */
  protected abstract renderLab(scene: Scene): TemplateResult;

  /**
   * A new result has come; `previous` is undefined the first time. For what follows: the playhead, a sentence. `whole` is
   * false for the beginning of a result, which only a live lab gets to see.
   */
  protected resultChanged(_result: Result, _previous: Result | undefined, _whole: boolean): void {}

  protected get catalog(): Catalog | undefined {
    return this.session.catalog;
  }
  protected get spec(): Spec | undefined {
    return this.session.spec;
  }
  protected get result(): Result | undefined {
    return this.session.result;
  }
  /** Why the core refused a value, by its path: "racers.1.learningRate". */
  protected get errors(): Errors {
    return this.session.errors;
  }

  /** Sets one value ("racers.1.learningRate") and runs; undefined gives it back to its default. */
  protected change(path: string, value: Value | undefined, options: { readonly final?: boolean } = {}): void {
    this.changeAll({ [path]: value }, options);
  }

  /** The same for several values, in one run. `final: false` while dragging: the link waits for the end. */
  protected changeAll(
    changes: Readonly<Record<string, Value | undefined>>,
    { final = true }: { readonly final?: boolean } = {},
  ): void {
    this.touched();
    this.session.change(changes, final);
  }

  /** The reader is about to set something, or has followed a link to it: nothing need stand back for a guess any longer. */
  protected touched(): void {}

  /** For `@descent-change` of a knob or a part whose id is a parameter of the experiment. */
  protected readonly changeKnob = (event: CustomEvent<Change>): void => {
    event.stopPropagation();
    this.change(event.detail.id, event.detail.value, { final: event.detail.final });
  };

  /** Runs a second spec beside the lab's own, on a channel of that name; undefined when a newer one came, or refused. */
  protected runBeside(name: string, spec: Spec, options: RunOptions = {}): Promise<Result | undefined> {
    return this.session.runBeside(name, spec, options);
  }

  /** Says that something went wrong. */
  protected readonly note = (sentence: string): void => this.session.note(sentence, true);

  /** Runs what is set once more, from the start. */
  protected runAgain(): void {
    this.session.again();
  }

  /** What was let end before its end goes on (`rewindBy`). */
  protected runOn(): void {
    this.session.goOn();
  }

  /** What the lab's own run says of something, under way or kept (`rewindBy`); undefined where there is none. */
  protected askRun(question: Value): Promise<Result | undefined> {
    return this.session.askRun(question);
  }

  /** Lets the lab's own run rest, go on, or end where it is. */
  protected steer(to: Steering): void {
    this.session.steer(to);
  }

  /** What of the settings a link is to carry: all of them, but for a table that is too long for one. */
  protected linkable(settings: Settings): Settings {
    return withoutLongTable(settings);
  }

  /** What the lab keeps beside the spec (what is shown, what was guessed) goes back to how it was at first. */
  protected resetView(): void {}

  protected announce(text: string): void {
    announce(this, text);
  }

  /** Of the catalogue, as the list of labs has it. */
  get experiment(): string {
    return labs[this.localName]?.experiment ?? '';
  }

  protected get descriptor(): Descriptor | undefined {
    return this.catalog?.['experiment']?.parts.find(({ id }) => id === this.experiment);
  }

  protected parameter(id: string): Parameter | undefined {
    return this.descriptor?.parameters.find((parameter) => parameter.id === id);
  }

  /** The control of one parameter of the experiment; nothing when it has none of that name. `changed` hears its changes. */
  protected knob(id: string, changed = this.changeKnob): TemplateResult | typeof nothing {
    const parameter = this.parameter(id);
    if (!parameter) return nothing;
    const [value, errors] = [this.spec?.[id] ?? null, this.errorsWithin(id)];
    return parameterView(parameter, { catalog: this.catalog, value, errors, changed });
  }

  /** Errors at and within a path, as a part editor takes them. */
  protected errorsWithin(path: string): Errors {
    const own = this.errors[path];
    return { ...(own === undefined ? {} : { '': own }), ...errorsWithin(this.errors, path) };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.engine.addEventListener('lost', this.hearLost);
    window.addEventListener(linkFollowed, this.followLink);
    if (this.session.phase !== 'idle') {
      this.session.comeBack();
      return;
    }
    this.assignment.read();
    this.near = whenNear(this, () => void this.session.start());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.engine.removeEventListener('lost', this.hearLost);
    window.removeEventListener(linkFollowed, this.followLink);
    this.near?.disconnect();
    // What is only moved is there again at once.
    setTimeout(() => {
      if (!this.isConnected) this.opened?.leave();
    });
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    for (const name of ['descent-playhead', 'descent-play']) root.addEventListener(name, this.view.moved, true);
    keepWithin(root);
    return root;
  }

  override requestUpdate(name?: PropertyKey, before?: unknown, options?: PropertyDeclaration): void {
    super.requestUpdate(name, before, options);
    if (typeof name === 'string' && /^guess(?:es|ed)?$/.test(name)) this.tellGuess(Reflect.get(this, name));
  }

  /** A guess, or the last of several, by what they are about. */
  private tellGuess(guess: unknown): void {
    const last = guess instanceof Map ? ([...guess].at(-1) as Value | undefined) : (guess as Value | undefined);
    if (last !== undefined && last !== null && this.hasUpdated) tell(this, 'descent-guess', { guess: last });
  }

  /** What there is to draw; undefined before the first result. */
  private get scene(): Scene | undefined {
    const { catalog, spec, result } = this.session;
    return catalog && spec && result ? { catalog, spec, result } : undefined;
  }

  protected override render(): TemplateResult {
    const { phase, notice, progress } = this.session;
    const { scene } = this;
    return html`<section
      part="lab"
      class=${this.arriving.now ? 'arriving' : ''}
      aria-label=${this.spokenName || (this.descriptor?.title ?? nothing)}
      aria-busy=${phase === 'loading' || this.arriving.now}
      lang=${language().code}
    >
      ${this.catalog ? complaintsView(this.given.complaints) : nothing}
      ${notice ? noticeView(notice, phase === 'failed', this.settleNotice) : nothing}
      ${
        scene
          ? [
              this.assignment.sheets.before ?? nothing,
              this.renderLab(scene),
              this.assignment.sheets.after ?? nothing,
              footerView(this, progress, { startOver: this.startOver, copyLink: this.copyLink, share: this.openShare }),
            ]
          : nothing
      }
      ${this.arriving.place}
    </section>`;
  }

  private readonly settleNotice = (): void => {
    if (this.session.phase === 'failed') void this.session.start();
    else this.session.dismiss();
  };

  /** Made when first needed: what it must know of the lab is there only after the lab's own constructor. */
  private get session(): Session {
    this.opened ??= new Session(this.engine, {
      experiment: this.experiment,
      lore: this.lore,
      preset: this.preset,
      channel: `${this.labId}#${this.serial}`,
      given: () => {
        this.given.begin();
        return this.given.settings;
      },
      refuseGiven: (key, why) => this.given.refuse(key, why),
      readLink: () => readSpec(this.labId),
      home: () => this.assignment.home,
      locked: () => this.assignment.task?.lock ?? [],
      prepare: () => this.assignment.prepare(),
      writeLink: (settings, preset) => {
        writeSpec(this.labId, this.linkable(settings), preset);
        tell(this, 'descent-settings', { settings: this.settings, link: this.address });
      },
      changed: () => this.requestUpdate(),
      live: this.live,
      rewindBy: this.rewindBy,
      arrived: (result, previous, whole) => {
        this.resultChanged(result, previous, whole);
        if (!whole) return;
        this.view.arrived();
        this.tellResult(result);
      },
      say: (text) => this.announce(text),
    });
    return this.opened;
  }

  private tellResult(result: Result): void {
    if (!this.greeted) tell(this, 'descent-ready', { settings: this.settings });
    this.greeted = true;
    tell(this, 'descent-result', { result });
  }

  private readonly followLink = (event: Event): void => {
    const labs: unknown = event instanceof CustomEvent ? event.detail : [];
    if (!Array.isArray(labs) || !labs.includes(this.labId)) return;
    // A link may name this lab only because it leaves it as it is.
    if (!same(this.settings, readSpec(this.labId) ?? {})) this.touched();
    this.assignment.read();
    this.view.apply();
    this.session.follow();
  };

  private readonly startOver = (): void => {
    this.resetView();
    this.session.startOver();
    this.announce(msg('Everything is as it was at the start.'));
  };

  private readonly copyLink = async (): Promise<void> => this.session.note(await copied(this.address));

  /** Leads to what is shown now, from wherever. */
  protected get address(): string {
    return pages() + linkTo(this.labId, this.linkNow);
  }

  /** On a page that is not ours no address says what is shown. */
  private get linkNow(): LabLink {
    return ownsAddress() ? linkOf(this.labId) : { spec: this.settings, view: {}, task: {} };
  }

  private readonly openShare = (): void => {
    if (!this.shadowRoot) return;
    void share(this.shadowRoot, {
      labId: this.labId,
      tag: this.localName,
      title: this.descriptor?.title ?? this.labId,
      link: this.linkNow,
      task: this.assignment.task,
    });
  };

  private readonly hearLost = (): void => {
    if (this.session.phase === 'idle') return;
    this.session.note(
      msg('The calculation had stopped by itself and was started again. Nothing that you have set is lost.'),
    );
  };
}
