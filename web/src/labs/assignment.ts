import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { define } from '../elements/define';
import type { Player } from '../elements/player';
import { applyReach } from '../elements/reach';
import { applyOwnReach } from '../elements/reach-own';
import type { Questions, Step, Task } from '../state/task';
import { isAsked, noTask, readTask } from '../state/task';
import type { Settings } from '../state/tree';
import { readLink } from '../state/url';

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly labId: string;
  readonly renderRoot: DocumentFragment | HTMLElement;
}

/** What a teacher's link makes of a lab: controls hidden or locked, a run that plays by itself, a worksheet. */
export class Assignment implements ReactiveController {
  task: Task = noTask;
  /** What the lab goes back to. */
  home: Settings | undefined;
  /** The prediction is asked for before the lab is used, the rest after. */
  sheets: { readonly before?: HTMLElement; readonly after?: HTMLElement } = {};
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
    // A link that is no teacher's is forgotten by starting over.
    this.home = Object.keys(link.task).length === 0 ? undefined : link.spec;
    this.sheets = {};
    if (problem !== '') this.note(problem);
    if (isAsked(task.questions)) void this.ask(task.questions);
    this.watch?.disconnect();
    if (task.play) this.playWhenSeen();
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    applyReach(this.host.renderRoot, this.task);
    applyOwnReach(this.host.renderRoot, this.task);
    this.play();
  }

  hostDisconnected(): void {
    this.watch?.disconnect();
  }

  /** A worksheet is loaded where there is one, and not before. */
  private async ask(questions: Questions): Promise<void> {
    const { Worksheet } = await import('../elements/worksheet');
    define(Worksheet.tag, Worksheet);
    const sheet = (steps: readonly Step[], last: boolean): HTMLElement =>
      Object.assign(document.createElement(Worksheet.tag), {
        ...{ lab: this.host.labId, questions, steps, last },
        about: this.about,
      });
    this.sheets = { before: sheet(['predict'], false), after: sheet(['run', 'explain'], true) };
    this.host.requestUpdate();
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
