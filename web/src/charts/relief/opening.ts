import { Screen } from '../screen';
import type { Scene, Seen, State } from './scene';
import type { Stage } from './stage';

export interface Watcher {
  state(state: State): void;
  drawn(seen: readonly Seen[]): void;
}

/** The way from a canvas to a drawing on it: asks for WebGL, loads the drawing's code, and again when a lost context is back. */
export class Opening {
  private canvas: HTMLCanvasElement | undefined;
  private marks: SVGSVGElement | undefined;
  private stage: Stage | undefined;
  private last: { readonly scene: Scene; readonly size: Size } | undefined;
  private told: State | undefined;
  private readonly screen = new Screen(() => this.pass());

  constructor(private readonly watcher: Watcher) {}

  /** Does nothing for a canvas that is open already. */
  open(canvas: HTMLCanvasElement, marks: SVGSVGElement): void {
    if (canvas === this.canvas) return;
    this.close();
    [this.canvas, this.marks] = [canvas, marks];
    canvas.addEventListener('webglcontextlost', this.lose);
    canvas.addEventListener('webglcontextrestored', this.start);
    this.screen.connect();
    this.start();
  }

  show(scene: Scene, size: Size): void {
    this.last = { scene, size };
    this.pass();
  }

  close(): void {
    this.canvas?.removeEventListener('webglcontextlost', this.lose);
    this.canvas?.removeEventListener('webglcontextrestored', this.start);
    this.screen.disconnect();
    this.stage?.dispose(this.told === 'lost');
    this.stage = this.canvas = this.marks = this.told = undefined;
  }

  private readonly start = (): void => {
    const { canvas } = this;
    // Asked here, and not by the library, which would complain on the console.
    const context = canvas?.getContext('webgl2', { alpha: true, antialias: true });
    if (canvas && context) void this.load(canvas, context);
    else this.tell('refused');
  };

  private async load(canvas: HTMLCanvasElement, context: WebGL2RenderingContext): Promise<void> {
    try {
      const { Stage: Loaded } = await import('./stage');
      // Meanwhile it may have been closed, or lost.
      if (canvas !== this.canvas || !this.marks || this.stage || context.isContextLost()) return;
      this.stage = new Loaded(canvas, context, this.marks, {
        drawn: (seen) => {
          this.tell('drawn');
          this.watcher.drawn(seen);
        },
      });
      this.pass();
    } catch (error) {
      console.warn('The 3-D view could not be opened:', error);
      if (canvas === this.canvas) this.tell('broken');
    }
  }

  private readonly lose = (event: Event): void => {
    // Without this, it would never be given back.
    event.preventDefault();
    this.stage?.dispose(true);
    this.stage = undefined;
    this.tell('lost');
  };

  private pass(): void {
    const { stage, last } = this;
    if (!stage || !last) return;
    stage.resize(last.size.width, last.size.height, Math.min(devicePixelRatio || 1, 2));
    stage.show(last.scene);
  }

  private tell(state: State): void {
    if (state === this.told) return;
    this.told = state;
    this.watcher.state(state);
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}
