import { formatNumber } from '../../charts/line-chart/format';
import { percent } from '../../charts/ridges';
import type { Result } from '../../engine/result';
import type { Network } from './networks';
import { depthOf, lostBy, rowAt, updatesAt } from './networks';
import type { Place } from './picture';
import { layerOf } from './picture';

export const updates = (count: number): string => `${count} ${count === 1 ? 'update' : 'updates'}`;

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

export const lossAt = (result: Result, { index }: Network, look: number): number =>
  result.table('steps').at(`smooth.${index}`, rowAt(result, look));

/** The networks that are not lost, the lowest loss first. */
export function ranking(result: Result, networks: readonly Network[], look: number): readonly Network[] {
  return networks
    .filter((network) => !Number.isNaN(lossAt(result, network, look)))
    .sort((a, b) => lossAt(result, a, look) - lossAt(result, b, look));
}

/** "After 600 updates layer norm’s loss is the lowest, 0.013; batch norm’s is 0.11, …" */
function standings(result: Result, networks: readonly Network[], look: number): string {
  const [first, ...others] = ranking(result, networks, look);
  if (!first) return `After ${updates(updatesAt(result, look))} all networks are lost.`;
  const loss = (network: Network): string => formatNumber(lossAt(result, network, look), 2);
  const opening = `After ${updates(updatesAt(result, look))} ${first.owner} loss is`;
  if (others.length === 0) return `${opening} ${loss(first)}.`;
  const rest = others.map((network) => `${network.owner} ${loss(network)}`);
  return `${opening} the lowest, ${loss(first)}; then come ${listed(rest)}.`;
}

/** What the layer in hand is like in all of them. */
function spreads(result: Result, networks: readonly Network[], look: number, layer: number, place: Place): string {
  const known = networks.filter((network) => !Number.isNaN(layerOf(result, network, look, layer, place).deviation));
  if (known.length === 0) return '';
  const what = place === 'pre' ? 'What goes into the activation function of' : 'What is handed on by';
  const each = known.map(
    (network) => `${formatNumber(layerOf(result, network, look, layer, place).deviation, 2)} ${network.phrase}`,
  );
  return `${what} layer ${layer + 1} has a standard deviation of ${listed(each)}.`;
}

/** Where a loss has left the range of numbers. */
function losses(result: Result, networks: readonly Network[], look: number): string {
  const lost = networks.flatMap((network) => {
    const at = lostBy(result, network, look);
    return at === undefined ? [] : [`${network.phrase} at update ${at}`];
  });
  if (lost.length === 0) return '';
  return `Lost: ${listed(lost)}. There the loss has left the range of numbers, and there is no way back; try a lower learning rate.`;
}

/** Where batch norm had nothing to divide by. */
function loneliness(result: Result, networks: readonly Network[]): string {
  const alone = Math.max(0, ...networks.map(({ index }) => result.table('networks').at('alone', index)));
  if (alone === 0) return '';
  return `Batch norm met ${alone} ${alone === 1 ? 'batch' : 'batches'} of a single example: minus its own mean that is 0 in every unit, so nothing of the input gets through.`;
}

/** How all of them stand at the playhead. */
export function story(
  result: Result,
  networks: readonly Network[],
  look: number,
  layer: number,
  place: Place,
): readonly string[] {
  return [
    standings(result, networks, look),
    spreads(result, networks, look, layer, place),
    losses(result, networks, look),
    loneliness(result, networks),
  ].filter((sentence) => sentence !== '');
}

/** One layer in words: "layer 6: mean 0.02, standard deviation 0.98". */
export function layerText(result: Result, network: Network, look: number, layer: number, place: Place): string {
  const { mean, deviation, below, above, saturated } = layerOf(result, network, look, layer, place);
  if (Number.isNaN(deviation)) return `layer ${layer + 1}: lost`;
  const beyond = below + above;
  return [
    `layer ${layer + 1}: mean ${formatNumber(mean, 2)}`,
    `standard deviation ${formatNumber(deviation, 2)}`,
    ...(beyond > 0 ? [`${percent(beyond)} beyond the axis`] : []),
    `${percent(saturated)} with a flat slope`,
  ].join(', ');
}

/** A panel’s picture for those who can’t see it. */
export function panelSummary(result: Result, network: Network, look: number, place: Place): string {
  const first = layerOf(result, network, look, 0, place).deviation;
  const last = layerOf(result, network, look, depthOf(result) - 1, place).deviation;
  const what = place === 'pre' ? 'what goes into the activation functions' : 'what the layers hand on';
  if (Number.isNaN(last)) return `${network.title}: this network is lost, there are no numbers to show.`;
  return `${network.title}: histograms of ${what}, layer by layer, after ${updates(updatesAt(result, look))}. Their standard deviation is ${formatNumber(first, 2)} in layer 1 and ${formatNumber(last, 2)} in layer ${depthOf(result)}.`;
}

/** Both charts of losses for those who can’t see them. */
export function lossSummary(result: Result, networks: readonly Network[], look: number): string {
  return story(result, networks, look, 0, 'pre')[0] ?? '';
}
