import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { probabilityText } from '../../charts/class-bars';
import type { Result } from '../../engine/result';

export interface Mistake {
  readonly example: number;
  readonly truth: number;
  readonly told: number;
  readonly probability: number;
  readonly pixels: Float64Array;
}

/** The worst mistakes of a result, the surest first; `known`: pixels of an earlier look, which stay the same object. */
export function mistakesOf(result: Result, known: readonly Mistake[]): readonly Mistake[] {
  if (!result.tables.some(({ id }) => id === 'mistakes')) return [];
  const table = result.table('mistakes');
  const all = result.table('mistakeInputs').column('x');
  const size = table.rows > 0 ? all.length / table.rows : 0;
  return Array.from({ length: table.rows }, (_, row) => {
    const example = table.at('example', row);
    const before = known.find((mistake) => mistake.example === example);
    return {
      example,
      truth: table.at('truth', row),
      told: table.at('told', row),
      probability: table.at('probability', row),
      pixels: before?.pixels ?? all.slice(row * size, (row + 1) * size),
    };
  });
}

const readText = ({ truth, told }: Mistake): string | TemplateResult => msg(html`<b>${truth}</b> read as ${told}`);

/** Thumbnails; a click lays one on the drawing square. */
export function mistakesView(
  mistakes: readonly Mistake[],
  beneath: number | null,
  take: (mistake: Mistake) => void,
): TemplateResult | typeof nothing {
  if (mistakes.length === 0) return nothing;
  return html`<section class="mistakes" aria-labelledby="mistakes-title">
    <h3 id="mistakes-title">${msg('The worst mistakes on digits it has not learned from')}</h3>
    <p class="muted">
      ${msg('Read wrongly and sure of it, the surest first. Click one to lay it on the drawing square, and draw on it until the answer changes.')}
    </p>
    <ul>
      ${mistakes.map(
        (mistake) =>
          html`<li>
            <button
              type="button"
              class="thumbnail"
              data-example=${mistake.example}
              data-control="readAs"
              aria-pressed=${mistake.example === beneath}
              @click=${() => take(mistake)}
            >
              <descent-pixels .values=${mistake.pixels}></descent-pixels>
              <span
                >${readText(mistake)}<br /><span class="muted"
                  >${probabilityText(mistake.probability, mistake.probability > 0.99 ? 1 : 0)}</span
                ><span class="hidden-visually">, ${msg('lay it on the drawing square')}</span></span
              >
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}
