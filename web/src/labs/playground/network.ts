import { msg, str } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import type { DiagramLayer, DiagramUnit, DiagramWeights, UnitMap, WeightPlace } from '../../charts/network-diagram';
import { weightPlace } from '../../charts/network-diagram/words';
import type { DecisionField, DecisionPoints } from '../../charts/decision-map';
import type { Catalog, Value } from '../../engine/contract';
import type { Result, Table } from '../../engine/result';
import { coreText } from '../../language/core-text';
import { isGroup, isList } from '../../state/tree';

/** What the network in the middle is drawn from. */
export interface Picture {
  readonly layers: readonly DiagramLayer[];
  readonly weights: readonly DiagramWeights[];
}

/** What is worked out of a result, once for each. */
export interface Drawn {
  readonly result: Result;
  readonly picture: Picture;
  readonly field: DecisionField | null;
  readonly points: DecisionPoints | null;
}

const find = (result: Result, id: string): Table | undefined => result.tables.find((table) => table.id === id);

export const unitsOf = (hidden: Value | undefined): readonly number[] =>
  isList(hidden) ? hidden.map((units) => Number(units)) : [];

/** The features that the network is given, by id; the inputs themselves where none are named. */
export function featuresOf(features: Value | undefined): readonly string[] {
  if (!isList(features)) return ['x1', 'x2'];
  return features.flatMap((part) => {
    const id = isGroup(part) ? part['id'] : part;
    return typeof id === 'string' ? [id] : [];
  });
}

/** The features with one more, or without it, in the order in which they are listed. */
export function toggled(catalog: Catalog | undefined, features: readonly string[], id: string): readonly string[] {
  if (features.includes(id)) return features.filter((other) => other !== id);
  const all = catalog?.['feature']?.parts.map((part) => part.id) ?? [];
  return all.filter((other) => other === id || features.includes(other));
}

/** The weights of a layer: with weight norm their directions. */
export function weightTable(result: Result, layer: number): Table | undefined {
  return find(result, `layer${layer}.weight`) ?? find(result, `layer${layer}.v`);
}

function extremes(columns: readonly Float64Array[]): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const column of columns) {
    for (const value of column) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : [0, 0];
}

/** The pictures of one layer on one scale, so that a faint one is seen to be faint. */
function mapsOf(table: Table | undefined, ids: readonly string[]): readonly (UnitMap | undefined)[] {
  const { x, y } = table?.layout ?? {};
  if (!table || !x || !y) return ids.map(() => undefined);
  const columns = ids.map((id) => (table.has(id) ? table.column(id) : undefined));
  const [low, high] = extremes(columns.filter((column) => column !== undefined));
  return columns.map(
    (values) => values && { values, columns: x.count, rows: y.count, low, high, scale: 'diverging' as const },
  );
}

/** Each feature’s own picture, on its own scale. */
export function featureMap(result: Result, id: string): UnitMap | undefined {
  return mapsOf(find(result, 'map'), [`feature.${id}`])[0];
}

/** What the examples are made of, where they lie in no plane. */
function inputsOf(result: Result): readonly DiagramUnit[] {
  const columns = find(result, 'examples')?.columns ?? [];
  return columns.filter(({ id }) => id.startsWith('x.')).map(({ label }) => ({ label, caption: label, text: '' }));
}

/** What an input stands for, by the feature that hands it on: "age". Empty where the data set has no name for it. */
export function inputName(result: Result, feature: string): string {
  const place = ['x1', 'x2'].indexOf(feature);
  const label = find(result, 'examples')?.columns.find(({ id }) => id === `x.${place}`)?.label ?? '';
  return label === coreText(`input ${place + 1}`) ? '' : label;
}

function unitName(place: number, number: number): string {
  const [layer, unit] = [formatNumber(place), formatNumber(number)];
  return msg(str`unit ${unit} of layer ${layer}`);
}

/** Outputs are numbered like classes, from 0. */
function outputName(outputs: number, number: number): string {
  const output = formatNumber(number);
  return outputs === 1 ? msg('the output') : msg(str`output ${output}`);
}

export function pictureOf(result: Result, catalog: Catalog): Picture {
  const { spec } = result;
  const map = find(result, 'map');
  const features = featuresOf(spec['features']);
  const titles = new Map(catalog['feature']?.parts.map(({ id, title }) => [id, title]));
  const inputs: DiagramLayer = {
    name: map ? msg('features') : msg('inputs'),
    units: map
      ? features.map((id): DiagramUnit => {
          const name = inputName(result, id);
          const title = titles.get(id) ?? id;
          return {
            label: name === '' ? title : `${title}: ${name}`,
            caption: name === '' ? title : name,
            map: featureMap(result, id),
          };
        })
      : inputsOf(result),
  };
  const hidden = unitsOf(spec['hidden']);
  const outputs = Number(spec['outputs']);
  const lost = result.table('evaluation').at('divergedLayer', 0);
  const layers = [...hidden, outputs].map((count, l): DiagramLayer => {
    const last = l === hidden.length;
    const maps = mapsOf(
      map,
      Array.from({ length: count }, (_, u) => (last ? `out.${u}` : `unit.${l + 1}.${u}`)),
    );
    const biases = find(result, `layer${l + 1}.bias`);
    const layer = formatNumber(l + 1);
    const name = last ? msg('output') : msg(str`layer ${layer}`);
    return {
      name: lost === l + 1 ? msg(str`${name}: lost here`) : name,
      units: maps.map((picture, u) => ({
        label: last ? outputName(outputs, u) : unitName(l + 1, u + 1),
        map: picture,
        ...(biases ? { bias: biases.at('value', u) } : {}),
      })),
    };
  });
  const weights = layers.map(({ units }, l): DiagramWeights => {
    const values = weightTable(result, l + 1)?.column('value') ?? new Float64Array();
    const width = values.length / Math.max(1, units.length);
    return units.map((_, u) => [...values.subarray(u * width, (u + 1) * width)]);
  });
  return { layers: [inputs, ...layers], weights };
}

/** The number by which the core knows a weight, or a bias. */
export function parameterOf(result: Result, { layer, unit, input }: WeightPlace): number {
  if (input < 0) return find(result, `layer${layer}.bias`)?.at('parameter', unit) ?? NaN;
  const table = weightTable(result, layer);
  if (!table) return NaN;
  const units =
    layer > unitsOf(result.spec['hidden']).length
      ? Number(result.spec['outputs'])
      : unitsOf(result.spec['hidden'])[layer - 1];
  return table.at('parameter', unit * (table.rows / Math.max(1, units ?? 1)) + input);
}

/** A layer’s numbers but its weights: biases, and what a normalization learns, by its symbol. */
const pieceText = (piece: string, unit: string): string =>
  piece === 'bias' ? msg(str`bias of ${unit}`) : msg(str`${piece} of ${unit}`);

/** What the parameter of that number is, in words. */
export function placeOf(result: Result, { layers }: Picture, parameter: number): string {
  for (const table of result.tables) {
    const [, layer = '', piece = ''] = /^layer(\d+)\.(\w+)$/.exec(table.id) ?? [];
    const row = piece === '' || !table.has('parameter') ? -1 : table.column('parameter').indexOf(parameter);
    if (row < 0) continue;
    const l = Number(layer);
    const label = (from: number, unit: number): string => layers[from]?.units[unit]?.label ?? unitName(from, unit + 1);
    const [r, c] = [table.at('row', row), table.at('column', row)];
    if (piece === 'weight' || piece === 'v') {
      return weightPlace(label(l - 1, c), label(l, r));
    }
    const unit = label(l, table.at('row', table.rows - 1) > 0 ? r : c);
    return pieceText(piece, unit);
  }
  const number = formatNumber(parameter);
  return msg(str`parameter ${number}`);
}
