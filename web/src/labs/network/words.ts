import { msg, str } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import { percent } from '../../charts/ridges';
import type { Result } from '../../engine/result';
import { counted } from '../../language/numbers';
import { listed } from '../../language/words';
import { updates } from '../updates';
import type { Network } from './networks';
import { depthOf, lostBy, rowAt, updatesAt } from './networks';
import type { Place } from './picture';
import { layerOf } from './picture';

export const lossAt = (result: Result, { index }: Network, look: number): number =>
  result.table('steps').at(`smooth.${index}`, rowAt(result, look));

/** The networks that are not lost, the lowest loss first. */
export function ranking(result: Result, networks: readonly Network[], look: number): readonly Network[] {
  return networks
    .filter((network) => !Number.isNaN(lossAt(result, network, look)))
    .sort((a, b) => lossAt(result, a, look) - lossAt(result, b, look));
}

/** "After 600 updates, the lowest loss first: Layer norm 0.013, Batch norm 0.11, …" */
function standings(result: Result, networks: readonly Network[], look: number): string {
  const order = ranking(result, networks, look);
  const made = updates(updatesAt(result, look));
  const losses = order.map((network) => formatNumber(lossAt(result, network, look), 2));
  const [loss] = losses;
  if (loss === undefined) return msg(str`After ${made} all networks are lost.`);
  if (order.length === 1) return msg(str`After ${made} the loss is ${loss}.`);
  const list = listed(order.map(({ title }, k) => `${title} ${losses[k] ?? ''}`));
  return msg(str`After ${made}, the lowest loss first: ${list}.`);
}

/** What the layer in hand is like in all of them. */
function spreads(result: Result, networks: readonly Network[], look: number, layer: number, place: Place): string {
  const known = networks.flatMap((network) => {
    const { deviation } = layerOf(result, network, look, layer, place);
    return Number.isNaN(deviation) ? [] : [`${network.title} ${formatNumber(deviation, 2)}`];
  });
  if (known.length === 0) return '';
  const [number, list] = [formatNumber(layer + 1), listed(known)];
  return place === 'pre'
    ? msg(str`Standard deviation of what goes into the activation function of layer ${number}: ${list}.`)
    : msg(str`Standard deviation of what is handed on by layer ${number}: ${list}.`);
}

/** Where a loss has left the range of numbers. */
function losses(result: Result, networks: readonly Network[], look: number): string {
  const lost = networks.flatMap((network) => {
    const { title } = network;
    const at = lostBy(result, network, look);
    const update = formatNumber(at ?? NaN);
    return at === undefined ? [] : [msg(str`${title} (at update ${update})`)];
  });
  if (lost.length === 0) return '';
  const list = listed(lost);
  return msg(
    str`Lost: ${list}. There the loss has left the range of numbers, and there is no way back; try a lower learning rate.`,
  );
}

/** Where batch norm had nothing to divide by. */
function loneliness(result: Result, networks: readonly Network[]): string {
  const alone = Math.max(0, ...networks.map(({ index }) => result.table('networks').at('alone', index)));
  if (alone === 0) return '';
  const count = formatNumber(alone);
  return counted(
    alone,
    msg(
      str`Batch norm met ${count} batch of a single example: minus its own mean that is 0 in every unit, so nothing of the input gets through.`,
    ),
    msg(
      str`Batch norm met ${count} batches of a single example: minus its own mean that is 0 in every unit, so nothing of the input gets through.`,
    ),
  );
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
  const numbers = layerOf(result, network, look, layer, place);
  const number = formatNumber(layer + 1);
  if (Number.isNaN(numbers.deviation)) return msg(str`layer ${number}: lost`);
  const [mean, deviation] = [formatNumber(numbers.mean, 2), formatNumber(numbers.deviation, 2)];
  const [beyond, flat] = [percent(numbers.below + numbers.above), percent(numbers.saturated)];
  return [
    msg(str`layer ${number}: mean ${mean}`),
    msg(str`standard deviation ${deviation}`),
    ...(numbers.below + numbers.above > 0 ? [msg(str`${beyond} beyond the axis`)] : []),
    msg(str`${flat} with a flat slope`),
  ].join(', ');
}

/** A panel’s picture for those who can’t see it. */
export function panelSummary(result: Result, network: Network, look: number, place: Place): string {
  const { title } = network;
  const [depth, made] = [formatNumber(depthOf(result)), updates(updatesAt(result, look))];
  const [first, last] = [0, depthOf(result) - 1].map(
    (layer) => layerOf(result, network, look, layer, place).deviation,
  ) as [number, number];
  if (Number.isNaN(last)) return msg(str`${title}: this network is lost, there are no numbers to show.`);
  const [from, to] = [formatNumber(first, 2), formatNumber(last, 2)];
  return [
    place === 'pre'
      ? msg(str`${title}: histograms of what goes into the activation functions, layer by layer, after ${made}.`)
      : msg(str`${title}: histograms of what the layers hand on, layer by layer, after ${made}.`),
    msg(str`Their standard deviation is ${from} in layer 1 and ${to} in layer ${depth}.`),
  ].join(' ');
}

/** Both charts of losses for those who can’t see them. */
export function lossSummary(result: Result, networks: readonly Network[], look: number): string {
  return story(result, networks, look, 0, 'pre')[0] ?? '';
}
