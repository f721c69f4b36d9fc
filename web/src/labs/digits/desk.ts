import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { setStyle } from '../../charts/set-style';
import type { DrawingDetail } from '../../elements/drawing-square';
import type { Result } from '../../engine/result';
import { isBlank, type Drawing } from './drawing';
import { answer } from './words';

/** What the desk shows, and what its buttons do. */
export interface Desk {
  readonly drawing: Drawing;
  /** What the core made of it; undefined at first. */
  readonly seen: Result | undefined;
  /** What the network says of it. */
  readonly shares: readonly number[];
  readonly canUndo: boolean;
  readonly draw: (detail: DrawingDetail) => void;
  readonly undo: () => void;
  readonly clear: () => void;
}

const side = 28;
const nothingBeneath = new Float64Array();

/** The drawing square, what a network sees of it, and its answer. */
export function deskView(desk: Desk): TemplateResult {
  const { drawing, seen, shares } = desk;
  const beneath = drawing.digit === null ? undefined : seen?.tables.find(({ id }) => id === 'beneath');
  return html`<div class="desk">
    <div class="paper">
      <h3>${msg('Draw a digit')}</h3>
      <descent-drawing
        label=${msg('Draw a digit')}
        .strokes=${{ points: drawing.points, starts: drawing.starts }}
        .beneath=${beneath?.column('ink') ?? nothingBeneath}
        .pen=${Number(seen?.spec['pen'] ?? 0)}
        @descent-drawing=${(event: CustomEvent<DrawingDetail>) => desk.draw(event.detail)}
        @descent-undo=${desk.undo}
        @descent-clear=${desk.clear}
      ></descent-drawing>
      <div class="row">
        <button type="button" data-do="undo" data-control="undo" ?disabled=${!desk.canUndo} @click=${desk.undo}>
          ${msg('Undo')}
        </button>
        <button type="button" data-do="clear" data-control="clear" ?disabled=${isBlank(drawing)} @click=${desk.clear}>
          ${msg('Clear')}
        </button>
      </div>
      ${seenView(desk)}
    </div>
    <div class="reading">
      <h3>${msg('What the network reads')}</h3>
      <p class="answer" role="status">${answer(shares)}</p>
      <descent-class-bars
        label=${msg('Probability of each digit')}
        empty=${isBlank(drawing) ? msg('Nothing is drawn yet.') : msg('The network has not been asked yet.')}
        .shares=${shares}
      ></descent-class-bars>
    </div>
  </div>`;
}

/** The picture that goes in, with the box of twenty pixels into which it was brought. */
function seenView({ drawing, seen }: Desk): TemplateResult | typeof nothing {
  if (!seen) return nothing;
  const box = seen.table('box');
  const at = (id: string): string => `${(100 * box.at(id, 0)) / side}%`;
  const moved = drawing.points.length > 0;
  return html`<div class="seen">
    <div class="frame">
      <descent-pixels
        label=${msg('What the network sees: the drawing in 28 × 28 pixels')}
        .values=${seen.table('image').column('ink')}
      ></descent-pixels>
      ${
        moved
          ? html`<div
              class="box"
              ${setStyle({ left: at('left'), top: at('top'), width: at('width'), height: at('height') })}
            ></div>`
          : nothing
      }
    </div>
    <p class="muted">
      ${
        moved
          ? msg(
              'What it sees: brought into a box of 20 × 20 pixels, its centre of mass to the middle of 28 × 28, as the digits it learns from were.',
            )
          : drawing.digit === null
            ? msg('What it sees: nothing.')
            : msg('What it sees: a digit of the data, as it is.')
      }
    </p>
  </div>`;
}
