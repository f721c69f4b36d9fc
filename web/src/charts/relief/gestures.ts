/**
 * Mouse and touch on the relief. Dragging turns it, two fingers zoom. A finger that begins upwards or downwards scrolls the
 * page as everywhere else (the style says `touch-action: pan-y`); one that begins sideways turns the relief.
 */
export interface GestureTarget {
  /** Pixels, to the right and downwards. */
  turn(dx: number, dy: number): void;
  zoom(factor: number): void;
  hover(x: number, y: number): void;
  leave(): void;
  pick(x: number, y: number): void;
}

interface Finger {
  readonly x: number;
  readonly y: number;
}

export class Gestures {
  private readonly fingers = new Map<number, Finger>();
  private moved = 0;

  constructor(
    private readonly picture: HTMLElement,
    private readonly target: GestureTarget,
  ) {}

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    if (this.fingers.size === 0) this.moved = 0;
    this.fingers.set(event.pointerId, this.point(event));
    this.picture.setPointerCapture(event.pointerId);
    this.target.leave();
  };

  readonly move = (event: PointerEvent): void => {
    const at = this.point(event);
    const before = this.fingers.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== 'touch' && this.fingers.size === 0) this.target.hover(at.x, at.y);
      return;
    }
    const [dx, dy] = [at.x - before.x, at.y - before.y];
    const spread = this.spread();
    this.fingers.set(event.pointerId, at);
    this.moved += Math.hypot(dx, dy);
    if (this.fingers.size > 1) this.target.zoom(this.spread() / spread);
    // Of two fingers, each moves the middle half as far.
    this.target.turn(dx / this.fingers.size, dy / this.fingers.size);
  };

  readonly up = (event: PointerEvent): void => {
    const at = this.point(event);
    if (this.fingers.delete(event.pointerId) && this.fingers.size === 0 && this.moved < 5) this.target.pick(at.x, at.y);
  };

  readonly cancel = (event: PointerEvent): void => {
    this.fingers.delete(event.pointerId);
  };

  readonly leave = (): void => {
    if (this.fingers.size === 0) this.target.leave();
  };

  private point(event: PointerEvent): Finger {
    const box = this.picture.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  private spread(): number {
    const [a, b] = [...this.fingers.values()];
    return a && b ? Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) : 1;
  }
}
