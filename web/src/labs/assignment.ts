import { msg } from '@lit/localize';
import type { LitElement, ReactiveController } from 'lit';
import type { Task } from '../state/task';
import type { Settings } from '../state/tree';
import type { LabLink } from '../state/url';
import { readLink } from '../state/url';
import type { Pupil, Teaching } from './teaching';

/** What a lab is told by a teacher's link. Few have one: what makes something of it is loaded for those (teaching.ts). */
export class Assignment implements ReactiveController {
  private link: LabLink | undefined;
  private teaching: Teaching | undefined;
  private coming: Promise<void> | undefined;

  constructor(
    private readonly host: LitElement & { readonly labId: string },
    private readonly pupil: Omit<Pupil, 'element'>,
  ) {
    host.addController(this);
  }

  /** Undefined where the link is no teacher's. */
  get task(): Task | undefined {
    return this.teaching?.task;
  }

  /** The prediction is asked for before the lab is used, the rest after. */
  get sheets(): Teaching['sheets'] {
    return this.teaching?.sheets ?? {};
  }

  /** What the lab goes back to; a link that is no teacher's is forgotten by starting over. */
  get home(): Settings | undefined {
    return this.isTask ? this.link?.spec : undefined;
  }

  /** Takes what the link says. */
  read(): void {
    const link = readLink(this.host.labId);
    if (!link) return;
    this.link = link;
    if (this.teaching) this.teaching.read(link);
    else
      this.prepare().catch(() =>
        this.pupil.note(msg('This lab could not be loaded; is there a connection? What is set stays.')),
      );
  }

  /** Rejects where what it takes can't be had; whoever asks again gets a fresh try. */
  prepare(): Promise<void> {
    if (!this.isTask) return Promise.resolve();
    return (this.coming ??= this.begin().catch((error: unknown) => {
      this.coming = undefined;
      throw error;
    }));
  }

  hostUpdated(): void {
    this.teaching?.updated();
  }

  hostDisconnected(): void {
    this.teaching?.disconnected();
  }

  private get isTask(): boolean {
    return Object.keys(this.link?.task ?? {}).length > 0;
  }

  private async begin(): Promise<void> {
    const { Teaching: Kind } = await import('./teaching');
    this.teaching = new Kind({ ...this.pupil, element: this.host });
    if (this.link) this.teaching.read(this.link);
  }
}
