import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long a small step stays before the next one comes, in milliseconds: long enough to read its sentence. */
const pace = 2200;

/** What slow motion moves. */
export interface Film extends ReactiveControllerHost {
  /** Small steps of the update that is shown. */
  smallSteps(): number;
  /** Moves the race's own playhead by one; false at its end. */
  moveOn(by: 1 | -1): boolean;
}

/** Goes through the small steps of an update, and on into the next one. */
export class SlowMotion implements ReactiveController {
  /** The small step that is shown; −1: the update as a whole. */
  at = -1;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly film: Film) {
    film.addController(this);
  }

  get playing(): boolean {
    return this.timer !== undefined;
  }

  hostDisconnected(): void {
    this.stop();
  }

  toggle(): void {
    if (this.playing) {
      this.stop();
    } else {
      this.forward();
      this.timer = setInterval(() => this.forward() || this.stop(), pace);
    }
    this.film.requestUpdate();
  }

  /** To the next small step, or to the first one of the next update. */
  forward(): boolean {
    if (this.at + 1 < this.film.smallSteps()) return this.show(this.at + 1);
    return this.film.moveOn(1) && this.show(0);
  }

  back(): boolean {
    if (this.at > 0) return this.show(this.at - 1);
    return this.film.moveOn(-1) && this.show(this.film.smallSteps() - 1);
  }

  /** Back to the update as a whole. */
  close(): void {
    this.stop();
    this.show(-1);
  }

  private stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.film.requestUpdate();
  }

  private show(step: number): boolean {
    this.at = step;
    this.film.requestUpdate();
    return true;
  }
}
