import type { DecisionField, DecisionPoints } from '../../charts/decision-map';
import type { Result } from '../../engine/result';
import { isGroup } from '../../state/tree';

const lossOf = ({ spec }: Result): unknown => (isGroup(spec['loss']) ? spec['loss']['id'] : undefined);

/** What the network says over the plane; null where its examples lie in none. */
export function fieldOf(result: Result): DecisionField | null {
  const map = result.tables.find(({ id }) => id === 'map');
  const { x, y } = map?.layout ?? {};
  if (!map || !x || !y) return null;
  const outputs = Array.from({ length: Number(result.spec['outputs']) }, (_, k) => map.column(`prediction.${k}`));
  const loss = lossOf(result);
  const kind = loss === 'softmax-cross-entropy' ? 'many' : loss === 'binary-cross-entropy' ? 'two' : 'number';
  let [low, high] = [Infinity, -Infinity];
  if (kind === 'number') {
    for (const target of result.table('examples').column('y.0')) {
      low = Math.min(low, target);
      high = Math.max(high, target);
    }
  }
  // Zero is in the middle where there are numbers on both sides of it.
  const reach = Math.max(Math.abs(low), Math.abs(high));
  return low < 0 && high > 0 ? { kind, x, y, outputs, low: -reach, high: reach } : { kind, x, y, outputs, low, high };
}

/** The examples on the map. While the data stay the same they are the same object, and are not painted again. */
export class Points {
  private known: { readonly key: string; readonly points: DecisionPoints | null } | undefined;

  of(result: Result): DecisionPoints | null {
    const { data, validation, seed } = result.spec;
    const key = JSON.stringify([data, validation, seed]);
    if (this.known?.key !== key) this.known = { key, points: pointsOf(result) };
    return this.known.points;
  }
}

function pointsOf(result: Result): DecisionPoints | null {
  const table = result.tables.find(({ id }) => id === 'examples');
  if (!table?.has('x.1')) return null;
  return {
    ...{ x: table.column('x.0'), y: table.column('x.1') },
    ...{ target: table.column('y.0'), heldOut: table.column('heldOut') },
  };
}
