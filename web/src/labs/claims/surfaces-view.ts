import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { percent } from '../../charts/interval-chart/layout';
import type { Catalog } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { examplesOf, linkTo, raceOf, surfacesOf } from './example';
import type { Example } from './example';
import { countOf, whole } from './words';
import type { Count } from './words';

/** The table behind the bars, with a trial of either kind for each surface. */
export function surfacesView(result: Result, catalog: Catalog): TemplateResult {
  const names = surfacesOf(result, catalog).map(({ title }) => title);
  const counts = names.map((_, row) => countOf(result.table('surfaces'), row));
  const examples = examplesOf(result);
  const on = (surface: number, held: boolean): Example | undefined =>
    examples.find((example) => example.surface === surface && example.held === held);
  return html`<details data-control="eachSurface">
    <summary>${msg('Each surface: numbers, and trials to look at')}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${msg('Surface by surface')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${msg('surface')}</th>
            <th scope="col">${msg('held')}</th>
            <th scope="col">${msg('of')}</th>
            <th scope="col">${msg('share')}</th>
            <th scope="col">${msg('95 % interval')}</th>
            <th scope="col">${msg('see it race')}</th>
          </tr>
        </thead>
        <tbody>
          ${counts.map(
            (count, k) =>
              html`<tr>
                <th scope="row">${names[k]}</th>
                <td>${whole(count.held)}</td>
                <td>${whole(count.applicable)}</td>
                <td>${count.applicable > 0 ? percent(count.share, 1) : '–'}</td>
                <td>${interval(count)}</td>
                <td>
                  ${raceLink(result, on(k, true), catalog, msg('held'))}
                  ${raceLink(result, on(k, false), catalog, msg('failed'))}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function interval(count: Count): string {
  const [low, high] = [percent(count.low, 1), percent(count.high, 1)];
  return msg(str`${low} to ${high}`);
}

/** A link that sets the race lab to this trial. */
export function raceLink(
  result: Result,
  example: Example | undefined,
  catalog: Catalog,
  text: string,
): TemplateResult | typeof nothing {
  if (!example) return nothing;
  const href = linkTo(raceOf(result, example, catalog), catalog);
  return html`<a href=${href} data-example=${example.held ? 'held' : 'failed'}>${text}</a>`;
}
