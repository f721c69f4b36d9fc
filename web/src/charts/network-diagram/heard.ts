import { msg, str } from '@lit/localize';
import type { Listening } from '../listen';
import { stripsHeard } from '../listen/strips';
import type { DiagramWeights } from './types';
import { weightPlace } from './words';

/** What is heard of a layer. */
interface HeardLayer {
  readonly name: string;
  readonly units: readonly { readonly label: string; readonly bias?: number }[];
}

/** A network as it is heard: layer by layer what leads into each of its units, with the bias at the end. Copies sound alike. */
export function weightsHeard(layers: readonly HeardLayer[], weights: readonly DiagramWeights[]): Listening | undefined {
  return stripsHeard(
    msg('the weights, layer by layer'),
    weights.map((into, l) => {
      const { name = '', units = [] } = layers[l + 1] ?? {};
      const rows = into.map((row, u) => {
        const bias = units[u]?.bias ?? NaN;
        return Number.isNaN(bias) ? row : [...row, bias];
      });
      const each = rows[0]?.length ?? 1;
      const placeText = (row: number): string => {
        const unit = units[Math.floor(row / each)]?.label ?? '';
        const from = layers[l]?.units[row % each]?.label;
        return from === undefined ? msg(str`bias of ${unit}`) : weightPlace(from, unit);
      };
      return { label: name, values: rows.flat(), placeText };
    }),
  );
}
