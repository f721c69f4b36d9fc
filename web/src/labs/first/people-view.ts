import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';

import { formatNumber } from '../../charts/line-chart/format';
import { onLeave } from '../../charts/touch';
import type { Column } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { amount } from './words';
import type { Who } from './drawing';

export interface PeopleScene {
  readonly drawn: Result;
  /** Whom the network shows. */
  readonly who: Who;
  look(who: Who): void;
}

const heading = ({ label, unit }: Column): TemplateResult =>
  html`${label}${unit === '' ? '' : html`<br /><span class="unit">${unit}</span>`}`;

function rowText(first: string, row: number, inUse: boolean): string {
  const number = formatNumber(row + 1);
  return inUse
    ? msg(str`${first}, row ${number}, in the last batch: show it in the network`)
    : msg(str`${first}, row ${number}: show it in the network`);
}

/** The table that is learned from: the rows of the last batch lit, whoever the network shows chosen. */
export function peopleView({ drawn, who, look }: PeopleScene): TemplateResult {
  const people = drawn.table('people');
  const person = drawn.table('person');
  const inputs = people.columns.filter(({ id }) => id.startsWith('x.'));
  const target = people.columns.find(({ id }) => id === 'y.0');
  const last = people.rows - 1;
  const hear = (row: Who) => (event: KeyboardEvent) => {
    const to = { ArrowDown: Math.min(last, row + 1), ArrowUp: Math.max(-1, row - 1) }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    look(to);
    const table = (event.currentTarget as HTMLElement).closest('table');
    requestAnimationFrame(() => table?.querySelector<HTMLElement>(`[data-who="${to}"]`)?.focus());
  };
  const choice = (row: Who, text: string, label: string): TemplateResult =>
    html`<button
      type="button"
      class="plain who"
      data-who=${row}
      tabindex=${row === who ? 0 : -1}
      aria-pressed=${row === who}
      aria-label=${label}
      @click=${() => look(row)}
      @keydown=${hear(row)}
    >
      ${text}
    </button>`;
  const rows = Array.from({ length: people.rows }, (_, row) => {
    const inUse = people.at('inUse', row) === 1;
    const first = amount(people.at('x.0', row), 6);
    return html`<tr class=${classMap({ used: inUse, chosen: row === who })} @pointerenter=${() => look(row)}>
      <th scope="row">${choice(row, first, rowText(first, row, inUse))}</th>
      ${inputs.slice(1).map(({ id }) => html`<td>${amount(people.at(id, row), 6)}</td>`)}
      <td>${amount(people.at('y.0', row), 6)}</td>
      <td class="said">${amount(people.at('prediction', row), 3)}</td>
    </tr>`;
  });
  const asked = amount(person.at('x.0', 0), 6);
  return html`<table class="people" @pointerleave=${onLeave(() => look(-1))}>
    <caption>
      ${msg('Made up: these people do not exist.')}
    </caption>
    <thead>
      <tr>
        ${inputs.map((column) => html`<th scope="col">${heading(column)}</th>`)}
        <th scope="col">${target ? heading(target) : msg('target')}</th>
        <th scope="col">${msg('predicted')}</th>
      </tr>
    </thead>
    <tbody>
      <tr class=${classMap({ asked: true, chosen: who < 0 })} @pointerenter=${() => look(-1)}>
        <th scope="row">${choice(-1, asked, msg(str`${asked}, the person to be predicted: show in the network`))}</th>
        ${inputs.slice(1).map(({ id }) => html`<td>${amount(person.at(id, 0), 6)}</td>`)}
        <td>?</td>
        <td class="said">${amount(person.at('prediction', 0), 3)}</td>
      </tr>
      ${rows}
    </tbody>
  </table>`;
}
