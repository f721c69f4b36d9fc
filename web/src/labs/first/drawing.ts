import { msg, str } from '@lit/localize';
import type { DiagramLayer, DiagramMark, DiagramPlane, DiagramWeights, UnitMap } from '../../charts/network-diagram';
import { formatNumber } from '../../charts/line-chart/format';
import type { Result, Table } from '../../engine/result';
import { amount, targetOf } from './words';

/** Whose numbers stand in the network: the person to be predicted (−1), or a row of the table. */
export type Who = number;

/** All that the diagram is given. */
export interface Drawing {
  readonly layers: readonly DiagramLayer[];
  readonly weights: readonly DiagramWeights[];
  readonly largest: number;
  readonly plane: DiagramPlane | null;
  readonly marks: readonly DiagramMark[];
}

const rowOf = (drawn: Result, who: Who): { readonly table: Table; readonly row: number } =>
  who < 0 ? { table: drawn.table('person'), row: 0 } : { table: drawn.table('people'), row: who };

/** A piece's table as rows of numbers. */
function matrix(table: Table): readonly (readonly number[])[] {
  const [row, value] = [table.column('row'), table.column('value')];
  const all: number[][] = [];
  row.forEach((r, k) => (all[r] ??= []).push(value[k] ?? NaN));
  return all;
}

/** Activations stay within ±1, most of them; one that doesn't has more room. */
function reach(maps: readonly Float64Array[]): number {
  return maps.reduce(
    (largest, values) => values.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), largest),
    1,
  );
}

function hiddenName(number: number): string {
  const unit = formatNumber(number);
  return msg(str`hidden unit ${unit}`);
}

/** The drawn network as it stands in a result; its maps are made once. */
export class Drawer {
  private readonly maps: readonly UnitMap[];
  private readonly out: UnitMap | undefined;
  private readonly plane: DiagramPlane | null;

  constructor(private readonly drawn: Result) {
    const map = drawn.tables.find(({ id }) => id === 'map');
    const { x, y } = map?.layout ?? {};
    this.plane = x && y ? { x, y } : null;
    const size = { columns: x?.count ?? 0, rows: y?.count ?? 0 };
    const columns = map?.columns.filter(({ id }) => id.startsWith('unit.')).map(({ id }) => map.column(id)) ?? [];
    const most = reach(columns);
    this.maps = columns.map((values) => ({ ...size, values, low: -most, high: most, scale: 'diverging' }));
    const targets = drawn.table('targets');
    this.out = map && {
      ...{ ...size, values: map.column('prediction.0'), scale: 'sequential' },
      ...{ low: targets.at('low', 0), high: targets.at('high', 0) },
    };
  }

  draw(who: Who): Drawing {
    const { drawn } = this;
    const { table, row } = rowOf(drawn, who);
    const inputs = table.columns.filter(({ id }) => id.startsWith('x.'));
    const bias = (layer: number, unit: number): number => drawn.table(`layer${layer}.bias`).at('value', unit);
    const { name } = targetOf(drawn);
    const prediction = table.at('prediction', row);
    const layers: readonly DiagramLayer[] = [
      {
        name: msg('inputs'),
        units: inputs.map(({ id, label }) => ({
          label,
          text: formatNumber(table.at(id, row), 6),
          caption: label,
        })),
      },
      {
        name: msg('hidden units'),
        units: Array.from({ length: Number(drawn.spec['hidden']) }, (_, u) => ({
          label: hiddenName(u + 1),
          caption: formatNumber(table.at(`unit.${u}`, row), 3),
          bias: bias(1, u),
          map: this.maps[u],
        })),
      },
      {
        name: msg('output'),
        units: [
          {
            label: msg(str`the output, ${name}`),
            caption: amount(prediction, 6),
            bias: bias(2, 0),
            map: this.out,
          },
        ],
      },
    ];
    return {
      ...{ layers, plane: this.plane, marks: this.marks(who) },
      weights: [matrix(drawn.table('layer1.weight')), matrix(drawn.table('layer2.weight'))],
      largest: drawn.table('drawn').at('largestWeight', 0),
    };
  }

  /** Whoever is looked at, and the people of the batch. */
  private marks(who: Who): readonly DiagramMark[] {
    const people = this.drawn.table('people');
    const inUse = people.column('inUse');
    const at = (table: Table, row: number, strong: boolean): DiagramMark => ({
      ...{ x: table.at('x.0', row), y: table.at('x.1', row), strong },
    });
    const batch = [...inUse.keys()].filter((row) => inUse[row] === 1 && row !== who);
    const { table, row } = rowOf(this.drawn, who);
    return [...batch.map((each) => at(people, each, false)), at(table, row, true)];
  }
}
