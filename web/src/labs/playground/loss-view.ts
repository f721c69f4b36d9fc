import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Line, Overlay, PlayheadDetail } from '../../charts/line-chart';
import type { Spec } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { branchedAt, editsOf } from './history';
import { lossLines, marksOverlay } from './lines';
import { reached, story } from './words';

/** Of the loss. */
export const scales = (): readonly { readonly id: 'log' | 'linear'; readonly label: string }[] => [
  { id: 'log', label: msg('log') },
  { id: 'linear', label: msg('linear') },
];

export interface LossScene {
  readonly spec: Spec;
  /** At the playhead. */
  readonly result: Result;
  /** The run as far as it has been made, and the one before the last change. */
  readonly farthest: Result;
  readonly earlier: Result | undefined;
  readonly index: number;
  readonly scale: 'log' | 'linear';
  stand(step: number): void;
}

/** The chart of the losses; a chart remembers its lines by identity, so they stay the same while their numbers do. */
export class LossPicture {
  private drawn:
    | {
        readonly of: Result;
        readonly before: Result | undefined;
        readonly now: Result;
        readonly lines: readonly Line[];
      }
    | undefined;
  private marks: { readonly key: string; readonly overlays: readonly Overlay[] } | undefined;

  view({ spec, result, farthest, earlier, index, scale, stand }: LossScene): TemplateResult {
    if (this.drawn?.of !== farthest || this.drawn.before !== earlier || this.drawn.now !== result)
      this.drawn = { of: farthest, before: earlier, now: result, lines: lossLines(farthest, earlier, result) };
    // A step that is being computed has no losses yet; the reading waits where there are some.
    const told = this.drawn.lines.find(({ id }) => id === 'training')?.x.at(-1) ?? Infinity;
    const branch = branchedAt(spec);
    const steps = [...(branch === undefined ? [] : [branch]), ...editsOf(spec).map(({ step }) => step)];
    const key = steps.join();
    if (this.marks?.key !== key) this.marks = { key, overlays: [marksOverlay(steps)] };
    return html`<descent-line-chart
      .lines=${this.drawn.lines}
      .overlays=${this.marks.overlays}
      .xLabel=${msg('updates')}
      .yLabel=${msg('loss')}
      .yScale=${scale}
      .xWindow=${[0, Math.max(1, Number(spec['steps']))] as const}
      .playhead=${Math.min(index, reached(farthest), told)}
      .trail=${true}
      .height=${330}
      .summary=${story(result)}
      @descent-playhead=${(event: CustomEvent<PlayheadDetail>) => {
        event.stopPropagation();
        stand(Math.round(event.detail.x));
      }}
    ></descent-line-chart>`;
  }
}
