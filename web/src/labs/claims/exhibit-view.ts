import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

import { nothingShown } from '../../charts/contour/model';
import type { FrameDetail } from '../../charts/contour';
import { coordinates } from '../../language/coordinates';
import { formatNumber } from '../../charts/line-chart/format';
import type { Catalog } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { idOf, startIn } from '../racers/field';
import { markOf } from '../racers/mark';
import { lowestOf, minimumName } from '../racers/minima';
import { rowOf } from '../racers/racer';
import type { Racer } from '../racers/racer';
import type { Drawing } from '../racers/drawing';
import { examplesOf, linkTo } from './example';
import type { Exhibit } from './exhibit';

interface ExhibitDeeds {
  show(held: boolean): void;
  frame(event: CustomEvent<FrameDetail>): void;
}

/** One trial on its map: what happened to whom, and what that says about the slogan. */
export function exhibitView(
  { current, frame }: Exhibit,
  catalog: Catalog,
  result: Result,
  /** There are examples to choose from. */
  choice: boolean,
  deeds: ExhibitDeeds,
): TemplateResult {
  if (!current) return html`<p class="muted">${msg('The first start that says something is being looked for …')}</p>`;
  const { drawing, example, race } = current;
  const { terrain, pins, paths, racers, length } = drawing;
  const start = startIn(race);
  const name = catalog['surface']?.parts.find(({ id }) => id === idOf(race['surface']))?.title ?? '';
  const all = examplesOf(result);
  const some = (held: boolean): boolean => choice && all.some((each) => each.held === held);
  const noise = Number(race['noise']);
  return html`<div class="exhibit">
    <h4>${titleOf(name, start)}</h4>
    <descent-contour
      .region=${terrain?.region ?? null}
      .grid=${terrain?.grid ?? null}
      .frame=${frame}
      .lowest=${lowestOf(pins)}
      .pins=${pins}
      .paths=${paths}
      .index=${length - 1}
      .overlays=${nothingShown}
      .maxHeight=${340}
      .audible=${true}
      @descent-frame=${deeds.frame}
    ></descent-contour>
    <ul class="ends">
      ${racers.map((racer) => html`<li>${markOf(racer)}<span>${racer.part.title}</span><span>${endOf(racer, drawing)}</span></li>`)}
    </ul>
    <p>
      ${
        example.held
          ? msg(html`Here the slogan <strong>held</strong>.`)
          : msg(html`Here the slogan <strong>failed</strong>.`)
      }
      ${noise > 0 ? noiseText(noise) : nothing}
    </p>
    <div class="row">
      ${
        some(true) || some(false)
          ? html`<button type="button" data-show="held" ?disabled=${!some(true)} @click=${() => deeds.show(true)}>
                ${msg('Show one where it held')}
              </button>
              <button type="button" data-show="failed" ?disabled=${!some(false)} @click=${() => deeds.show(false)}>
                ${msg('Show one where it failed')}
              </button>`
          : nothing
      }
      <a href=${linkTo(race, catalog)} data-example="shown">${msg('Open this trial in the race')}</a>
    </div>
  </div>`;
}

function titleOf(surface: string, start: readonly [number, number] | null): string {
  if (!start) return msg(str`One of the trials: ${surface}`);
  const place = coordinates(...start, 2);
  return msg(str`One of the trials: ${surface} from ${place}`);
}

function noiseText(noise: number): string {
  const deviation = formatNumber(noise, 3);
  return msg(str`Noise: σ = ${deviation}.`);
}

/** Its rate, and what became of it. */
function endOf(racer: Racer, { pins, length }: Drawing): string {
  const rate = racer.settings['learningRate'];
  const at = typeof rate === 'number' ? `η ${formatNumber(rate, 3)}: ` : '';
  if (!Number.isNaN(racer.divergedAt)) {
    const step = formatNumber(racer.divergedAt);
    return at + msg(str`lost at step ${step}`);
  }
  if (Number.isNaN(racer.reachedAt)) return at + msg('did not arrive');
  const goal = minimumName(pins, racer.table.at('nearest', rowOf(racer, length - 1)));
  const step = formatNumber(racer.reachedAt);
  return at + msg(str`${goal}, step ${step}`);
}
