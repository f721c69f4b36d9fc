import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { define } from '../elements/define';
import type { Player } from '../elements/player';
import { applyReach } from '../elements/reach';
import type { Step, Task } from '../state/task';
import { isAsked, noTask, readTask } from '../state/task';
import type { Settings } from '../state/tree';
import { readLink } from '../state/url';

async function loadWorksheet(): Promise<void> {
  const { Worksheet } = await import('../elements/worksheet');
  define(Worksheet.tag, Worksheet);
}

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly labId: string;
  readonly renderRoot: DocumentFragment | HTMLElement;
}

/** What a teacher's link makes of a lab: controls hidden or locked, a run that plays by itself, a worksheet. */
export class Assignment implements ReactiveController {
  task: Task = noTask;
  /** What the lab goes back to. */
  home: Settings | undefined;
  private watch: IntersectionObserver | undefined;
  /** It is to play, and has not yet. */
  private due = false;
  private seen = false;

  constructor(
    private readonly host: Host,
    /** Says what of the link could not be read. */
    private readonly note: (problem: string) => void,
    /** For the worksheet: what lab this is, and a link to what it shows now. */
    private readonly about: () => { readonly title: string; readonly link: string },
  ) {
    host.addController(this);
  }

  /** Takes what the link says. */
  read(): void {
    const link = readLink(this.host.labId);
    if (!link) return;
    const { task, problem } = readTask(link.task);
    this.task = task;
    this.home = task === noTask ? undefined : link.spec;
    if (problem !== '') this.note(problem);
    if (isAsked(task.questions)) void loadWorksheet();
    this.watch?.disconnect();
    if (task.play) this.playWhenSeen();
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    applyReach(this.host.renderRoot, this.task);
    this.play();
  }

  hostDisconnected(): void {
    this.watch?.disconnect();
  }

  /** The prediction is asked for before the lab is used. */
  before(): TemplateResult | typeof nothing {
    return this.worksheet(['predict']);
  }

  after(): TemplateResult | typeof nothing {
    return this.worksheet(['run', 'explain']);
  }

  private worksheet(steps: readonly Step[]): TemplateResult | typeof nothing {
    const { questions } = this.task;
    if (!isAsked(questions)) return nothing;
    return html`<descent-worksheet
      .lab=${this.host.labId}
      .questions=${questions}
      .steps=${steps}
      .about=${this.about}
      ?last=${steps.includes('explain')}
    ></descent-worksheet>`;
  }

  /** At once there may be nothing to play yet: whichever comes last, the reader or the run, starts it. */
  private playWhenSeen(): void {
    this.due = true;
    this.watch = new IntersectionObserver(
      (entries) => {
        this.seen = entries.some((entry) => entry.isIntersecting);
        this.play();
      },
      { rootMargin: '-25% 0px' },
    );
    this.watch.observe(this.host);
  }

  private play(): void {
    const player = this.host.renderRoot.querySelector<Player>('descent-player');
    if (!this.due || !this.seen || !player || player.length < 2) return;
    this.due = false;
    this.watch?.disconnect();
    player.start();
  }
}
