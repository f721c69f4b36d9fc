import { html } from 'lit';
import type { TemplateResult } from 'lit';

import type { DecisionField, DecisionPoints } from '../../charts/decision-map';
import type { Result } from '../../engine/result';
import { overshoot, stopping, story } from './words';

/** What the whole network says, as a picture and in a sentence. */
export function outputView(result: Result, field: DecisionField | null, points: DecisionPoints | null): TemplateResult {
  const sentences = [story(result), stopping(result), overshoot(result)];
  return html`<descent-decision-map
      .field=${field}
      .points=${points}
      .xLabel=${field?.x.label ?? ''}
      .yLabel=${field?.y.label ?? ''}
      .maxHeight=${300}
      .summary=${story(result)}
    ></descent-decision-map>
    <p class="story">${sentences.filter((text) => text !== '').join(' ')}</p>`;
}

/** What stands behind the pictures. */
export function tablesView(result: Result): readonly TemplateResult[] {
  const ids = ['scores', 'steps', 'evaluation', 'trouble', 'examples'];
  const tables = ids.flatMap((id) => result.tables.filter((table) => table.id === id));
  return tables.map((table) => html`<descent-data-table .table=${table}></descent-data-table>`);
}
