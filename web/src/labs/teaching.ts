import { define } from '../elements/define';
import type { Player } from '../elements/player';
import { applyReach } from '../elements/reach';
import { applyOwnReach } from '../elements/reach-own';
import type { Questions, Step, Task } from '../state/task';
import { isAsked, noTask, readTask } from '../state/task';
import type { LabLink } from '../state/url';

/** What teaching needs of its lab. */
export interface Pupil {
  readonly element: HTMLElement & { readonly labId: string; readonly renderRoot: DocumentFragment | HTMLElement };
  /** Says what of the link could not be read. */
  note(problem: string): void;
  /** For the worksheet: what lab this is, and a link to what it shows now. */
  about(): { readonly title: string; readonly link: string };
  /** Something is to be drawn anew. */
  changed(): void;
}

/** What a teacher's link makes of a lab: controls hidden or locked, a run that plays by itself, a worksheet. */
export class Teaching {
  task: Task = noTask;
  /** The prediction is asked for before the lab is used, the rest after. */
  sheets: { readonly before?: HTMLElement; readonly after?: HTMLElement } = {};
  private watch: IntersectionObserver | undefined;
  /** It is to play, and has not yet. */
  private due = false;
  private seen = false;

  constructor(private readonly pupil: Pupil) {}

  /** Takes what the link says. */
  read(link: LabLink): void {
    const { task, problem } = readTask(link.task);
    this.task = task;
    this.sheets = {};
    if (problem !== '') this.pupil.note(problem);
    if (isAsked(task.questions)) void this.ask(task.questions);
    this.watch?.disconnect();
    if (task.play) this.playWhenSeen();
    this.pupil.changed();
  }

  updated(): void {
    applyReach(this.pupil.element.renderRoot, this.task);
    applyOwnReach(this.pupil.element.renderRoot, this.task);
    this.play();
  }

  disconnected(): void {
    this.watch?.disconnect();
  }

  /** A worksheet is loaded where there is one, and not before. */
  private async ask(questions: Questions): Promise<void> {
    const { Worksheet } = await import('../elements/worksheet');
    define(Worksheet.tag, Worksheet);
    const sheet = (steps: readonly Step[], last: boolean): HTMLElement =>
      Object.assign(document.createElement(Worksheet.tag), {
        ...{ lab: this.pupil.element.labId, questions, steps, last },
        about: () => this.pupil.about(),
      });
    this.sheets = { before: sheet(['predict'], false), after: sheet(['run', 'explain'], true) };
    this.pupil.changed();
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
    this.watch.observe(this.pupil.element);
  }

  private play(): void {
    const player = this.pupil.element.renderRoot.querySelector<Player>('descent-player');
    if (!this.due || !this.seen || !player || player.length < 2) return;
    this.due = false;
    this.watch?.disconnect();
    player.start();
  }
}
