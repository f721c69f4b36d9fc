/**
 * Mouse and touch on the map. On the cross: drag the start. Elsewhere: a click picks, a drag of the mouse draws a frame to
 * zoom to, two fingers zoom; one finger scrolls the page as everywhere else.
 */
export interface GestureTarget {
  /** Pixels in the plot's rectangle. */
  drag(x: number, y: number, final: boolean): void;
  pick(x: number, y: number): void;
  hover(x: number, y: number): void;
  leave(): void;
  box(ax: number, ay: number, bx: number, by: number, final: boolean): void;
  cancelBox(): void;
  pinch(factor: number, x: number, y: number, final: boolean): void;
}

interface Finger {
  x: number;
  y: number;
}

export class Gestures {
  private mode: 'none' | 'drag' | 'press' | 'box' | 'pinch' = 'none';
  private readonly fingers = new Map<number, Finger>();
  private startX = 0;
  private startY = 0;
  /** From the pointer to the middle of the cross, so that taking hold of it doesn't move it. */
  private offsetX = 0;
  private offsetY = 0;
  private spread = 1;

  constructor(
    private readonly stage: HTMLElement,
    private readonly target: GestureTarget,
  ) {}

  /** Takes hold of the cross, which stands at (x, y). */
  grab(event: PointerEvent, x: number, y: number): void {
    if (event.button !== 0) return;
    const at = this.point(event);
    this.offsetX = x - at.x;
    this.offsetY = y - at.y;
    this.mode = 'drag';
    this.stage.setPointerCapture(event.pointerId);
    event.stopPropagation();
  }

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const at = this.point(event);
    this.fingers.set(event.pointerId, at);
    if (this.fingers.size === 2) {
      this.mode = 'pinch';
      this.spread = this.between();
      for (const id of this.fingers.keys()) this.stage.setPointerCapture(id);
    } else if (this.mode === 'none') {
      this.mode = 'press';
      this.startX = at.x;
      this.startY = at.y;
    }
  }

  move(event: PointerEvent): void {
    const at = this.point(event);
    if (this.fingers.has(event.pointerId)) this.fingers.set(event.pointerId, at);
    if (this.mode === 'drag') {
      this.target.drag(at.x + this.offsetX, at.y + this.offsetY, false);
    } else if (this.mode === 'pinch') {
      this.target.pinch(this.spread / this.between(), this.middle().x, this.middle().y, false);
    } else if (this.mode === 'press' && this.far(at) && event.pointerType === 'mouse') {
      this.mode = 'box';
      this.stage.setPointerCapture(event.pointerId);
    }
    if (this.mode === 'box') this.target.box(this.startX, this.startY, at.x, at.y, false);
    if (this.mode === 'none' && event.pointerType !== 'touch') this.target.hover(at.x, at.y);
  }

  up(event: PointerEvent): void {
    const at = this.point(event);
    if (this.mode === 'drag') this.target.drag(at.x + this.offsetX, at.y + this.offsetY, true);
    else if (this.mode === 'box') this.target.box(this.startX, this.startY, at.x, at.y, true);
    else if (this.mode === 'press' && !this.far(at)) this.target.pick(at.x, at.y);
    else if (this.mode === 'pinch')
      this.target.pinch(this.spread / this.between(), this.middle().x, this.middle().y, true);
    this.release(event);
  }

  cancel(event: PointerEvent): void {
    if (this.mode === 'box') this.target.cancelBox();
    this.release(event);
  }

  leave(): void {
    if (this.mode === 'none') this.target.leave();
  }

  private release(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
    if (this.mode !== 'pinch' || this.fingers.size === 0) this.mode = 'none';
  }

  private point(event: PointerEvent): Finger {
    const box = this.stage.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
  private far(at: Finger): boolean {
    return Math.hypot(at.x - this.startX, at.y - this.startY) > 6;
  }
  private between(): number {
    const [a, b] = [...this.fingers.values()];
    return a && b ? Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) : this.spread;
  }
  private middle(): Finger {
    const [a, b] = [...this.fingers.values()];
    return a && b ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : { x: this.startX, y: this.startY };
  }
}
