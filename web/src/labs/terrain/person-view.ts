import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Line } from '../../charts/line-chart';
import { formatNumber } from '../../charts/line-chart/format';
import type { Parameter } from '../../engine/contract';
import type { Result } from '../../engine/result';
import type { Side, SideId } from './sides';
import { looks, nameOf, rowAt, shortNameOf } from './sides';

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
      ...{ id, label: nameOf(id), short: shortNameOf(id), kind: 'line', width: 2, unit, ...looks[id] },
      x: side.walk.column('step'),
      y: side.walk.column('prediction'),
    };
  });
  const floor: Line = {
    ...{ id: 'best', label: msg('at the lowest point'), short: msg('lowest point'), kind: 'line', unit },
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
  const { target, unit, best, known, inputs } = person;
  const step = formatNumber(index);
  const now = (side: Side): number => side.walk.at('prediction', rowAt(side, index));
  const answer = (id: string, name: string, value: number): TemplateResult =>
    html`<div data-answer=${id}>
      <dt><span class="swatch ${id}" aria-hidden="true"></span>${name}</dt>
      <dd>${withUnit(value, unit)}</dd>
    </div>`;
  return html`<section class="person" aria-labelledby="person">
    <h3 id="person">${msg(str`Predicted ${target}: ${inputs}`)}</h3>
    <div class="below">
      <div class="controls">
        <div class="knobs">${knobs}</div>
        <dl class="answers">
          ${answer('raw', msg(str`raw, step ${step}`), now(raw))}
          ${answer('scaled', msg(str`scaled, step ${step}`), now(scaled))}
          ${answer('best', msg('at the lowest point'), best)}
          ${Number.isNaN(known) ? nothing : answer('known', msg('in the table'), known)}
        </dl>
        <p class="muted">${missed('raw', now(raw), person)} ${missed('scaled', now(scaled), person)}</p>
      </div>
      <descent-line-chart
        .lines=${person.lines}
        .xLabel=${msg('step')}
        .yLabel=${unit ? msg(str`Predicted ${target}, ${unit}`) : msg(str`Predicted ${target}`)}
        .playhead=${index}
        .trail=${true}
        .height=${200}
        .summary=${summary(person, step, now(raw), now(scaled))}
        @descent-playhead=${seek}
      ></descent-line-chart>
    </div>
  </section>`;
}

/** The picture for those who hear it. */
function summary(person: Person, step: string, rawNow: number, scaledNow: number): string {
  const { target, unit, inputs } = person;
  const [raw, scaled, lowest] = [rawNow, scaledNow, person.best].map((value) => withUnit(value, unit));
  return msg(
    str`Predicted ${target} for ${inputs}, step by step. At step ${step}: raw inputs ${raw}, scaled inputs ${scaled}; at the lowest point ${lowest}.`,
  );
}

/** How far one model is off what it comes to in the end. */
function missed(id: SideId, value: number, { best, unit }: Person): string {
  const raw = id === 'raw';
  const off = withUnit(Math.abs(value - best), unit, 2);
  if (formatNumber(value, 3) === formatNumber(best, 3)) {
    return raw
      ? msg('The model on raw inputs predicts what the lowest point does.')
      : msg('The model on scaled inputs predicts what the lowest point does.');
  }
  if (value > best) {
    return raw
      ? msg(str`Against the lowest point, the model on raw inputs is ${off} too high.`)
      : msg(str`Against the lowest point, the model on scaled inputs is ${off} too high.`);
  }
  return raw
    ? msg(str`Against the lowest point, the model on raw inputs is ${off} too low.`)
    : msg(str`Against the lowest point, the model on scaled inputs is ${off} too low.`);
}
