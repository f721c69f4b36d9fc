import { html, nothing, type TemplateResult } from 'lit';
import type { Line } from '../../charts/line-chart';
import { formatNumber } from '../../charts/line-chart/format';
import type { Parameter } from '../../engine/contract';
import type { Result } from '../../engine/result';
import type { Side } from './sides';
import { looks, rowAt } from './sides';

/** What the model predicts for one person, drawn along both walks. */
export interface Person {
  /** What is predicted: "salary". */
  readonly target: string;
  readonly unit: string;
  /** The two inputs: "age 32 years, last salary 350 000 rupees". */
  readonly inputs: string;
  /** At the lowest point of the terrain, where both walks lead. */
  readonly best: number;
  /** What the table says, where the person is one of its rows; else NaN. */
  readonly known: number;
  readonly lines: readonly Line[];
}

const withUnit = (value: number, unit: string, digits = 3): string =>
  `${formatNumber(value, digits)}${unit === '' ? '' : `\u00a0${unit}`}`;

/** Lines are made once for a result: a chart knows them again by identity. */
export function personOf(result: Result, sides: readonly Side[], length: number): Person {
  const facts = result.table('facts');
  const column = (id: string) => facts.columns.find((each) => each.id === id);
  const inputs = inputNames(result)
    .map(({ label, unit }, k) => `${label} ${withUnit(facts.at(k === 0 ? 'person.x' : 'person.y', 0), unit, 6)}`)
    .join(', ');
  const best = facts.at('prediction', 0);
  const unit = column('prediction')?.unit ?? '';
  const walks = sides.map((side): Line => {
    const { id } = side;
    return {
      ...{ id, label: `${id} inputs`, short: id, kind: 'line', width: 2, unit, ...looks[id] },
      x: side.walk.column('step'),
      y: side.walk.column('prediction'),
    };
  });
  const floor: Line = {
    ...{ id: 'best', label: 'at the lowest point', short: 'lowest point', kind: 'line', unit },
    ...{ color: '--ink-muted', dash: [5, 4], width: 1 },
    x: Float64Array.of(0, length - 1),
    y: Float64Array.of(best, best),
  };
  const [target = ''] = targetNames(result);
  return { target, unit, inputs, best, known: facts.at('known', 0), lines: [floor, ...walks] };
}

const inputNames = (result: Result): readonly { readonly label: string; readonly unit: string }[] => {
  const { columns } = result.table('columns');
  const { columns: chosen } = result.spec;
  return (Array.isArray(chosen) ? chosen : []).slice(0, 2).map((k) => {
    const column = columns[Number(k)];
    return { label: column?.label ?? '', unit: column?.unit ?? '' };
  });
};

const targetNames = (result: Result): readonly string[] => {
  const { columns } = result.table('columns');
  const { columns: chosen } = result.spec;
  return (Array.isArray(chosen) ? chosen : []).slice(2).map((k) => columns[Number(k)]?.label ?? '');
};

/** The knobs of the two inputs, named and ranged as the data is. */
export function personKnobs(
  result: Result,
  parameters: readonly (Parameter | undefined)[],
): readonly { readonly parameter: Parameter; readonly value: number }[] {
  const names = inputNames(result);
  const inputs = result.table('inputs');
  return parameters.flatMap((parameter, k) => {
    const name = names[k];
    if (!parameter || !name) return [];
    const value = result.table('facts').at(k === 0 ? 'person.x' : 'person.y', 0);
    const [low, high] = [inputs.at('low', k), inputs.at('high', k)];
    return [
      { parameter: { ...parameter, label: name.label, unit: name.unit, sliderMin: low, sliderMax: high }, value },
    ];
  });
}

export interface PersonScene {
  readonly person: Person;
  readonly raw: Side;
  readonly scaled: Side;
  readonly index: number;
  readonly knobs: TemplateResult | typeof nothing;
  seek(event: CustomEvent<{ readonly x: number }>): void;
}

export function personView({ person, raw, scaled, index, knobs, seek }: PersonScene): TemplateResult {
  const { target, unit, best, known } = person;
  const now = (side: Side): number => side.walk.at('prediction', rowAt(side, index));
  const answer = (id: string, name: string, value: number): TemplateResult =>
    html`<div data-answer=${id}>
      <dt><span class="swatch ${id}" aria-hidden="true"></span>${name}</dt>
      <dd>${withUnit(value, unit)}</dd>
    </div>`;
  return html`<section class="person" aria-labelledby="person">
    <h3 id="person">Predicted ${target}: ${person.inputs}</h3>
    <div class="below">
      <div class="controls">
        <div class="knobs">${knobs}</div>
        <dl class="answers">
          ${answer('raw', `raw, step ${index}`, now(raw))} ${answer('scaled', `scaled, step ${index}`, now(scaled))}
          ${answer('best', 'at the lowest point', best)}
          ${Number.isNaN(known) ? nothing : answer('known', 'in the table', known)}
        </dl>
        <p class="muted">${missed(now(raw), now(scaled), person)}</p>
      </div>
      <descent-line-chart
        .lines=${person.lines}
        .xLabel=${'step'}
        .yLabel=${`Predicted ${target}${unit ? `, ${unit}` : ''}`}
        .playhead=${index}
        .trail=${true}
        .height=${200}
        .summary=${`Predicted ${target} for ${person.inputs}, step by step. At step ${index}: raw inputs ${withUnit(now(raw), unit)}, scaled inputs ${withUnit(now(scaled), unit)}; at the lowest point ${withUnit(best, unit)}.`}
        @descent-playhead=${seek}
      ></descent-line-chart>
    </div>
  </section>`;
}

function missed(raw: number, scaled: number, { best, unit }: Person): string {
  const off = (value: number): string =>
    formatNumber(value, 3) === formatNumber(best, 3)
      ? 'is there'
      : `is ${withUnit(Math.abs(value - best), unit, 2)} ${value > best ? 'too high' : 'too low'}`;
  return `Against the lowest point, the model on raw inputs ${off(raw)}, the one on scaled inputs ${off(scaled)}.`;
}
