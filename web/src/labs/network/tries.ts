import { msg } from '@lit/localize';
import type { Settings } from '../../state/tree';
import type { Try } from '../tries';

const rate = (learningRate: number): Settings => ({ optimizer: { id: 'gd', learningRate } });

export const tries = (): readonly Try[] => [
  {
    id: 'rate',
    label: msg('A rate twenty times as large'),
    hint: msg(
      'Steps this long throw the bare network and layer norm’s to where nothing is left to learn from, and shake weight norm’s. Batch norm’s goes on learning: much higher rates are what its authors recommended it for.',
    ),
    settings: rate(1),
  },
  {
    id: 'he',
    label: msg('He’s weights instead'),
    hint: msg(
      'Weights that keep the signal’s size from layer to layer do for the bare network at the start what a normalization does at every step: at this rate it now learns as well, and ends with a lower loss than batch norm’s.',
    ),
    settings: { ...rate(0.2), initializer: 'he-normal' },
  },
  {
    id: 'one',
    label: msg('Batches of one example'),
    hint: msg(
      'Batch norm compares an example with its batch. Where the batch is that example alone, every difference is 0, and so is all that goes on to the next layer. The others do not look at the batch. The examples are easy ones here, two clouds of points, so that one at a time is enough for them.',
    ),
    settings: { batch: 1, data: 'gaussians' },
  },
  {
    id: 'after',
    label: msg('Normalize after the activation'),
    hint: msg(
      'Now look at what the layers hand on: that is what has mean 0 and spread 1 here, while the sums in front of the ReLU are left as they come.',
    ),
    settings: { placement: 'after' },
  },
  {
    id: 'deep',
    label: msg('Twelve layers'),
    hint: msg(
      'Go back to the start: without normalization, and with weight norm, next to nothing arrives at layer 12. With batch or layer norm each layer starts from the same spread, however deep it lies. That alone is not enough: look at layer norm’s loss.',
    ),
    settings: { depth: 12 },
  },
];
