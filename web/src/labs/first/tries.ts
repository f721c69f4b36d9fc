import { msg } from '@lit/localize';
import type { Try } from '../tries';

export const tries = (): readonly Try[] => [
  {
    id: 'best',
    label: msg('Raw numbers, at the best rate of all'),
    hint: msg(
      'Is it only the learning rate that doesn’t suit raw numbers? Each of the eight now gets the best of 23 rates. The four in the row without normalization still predict the same for everybody: their hidden units are stuck, and no rate frees them.',
    ),
    settings: { normalize: false, rates: 'best' },
  },
  {
    id: 'relu',
    label: msg('Raw numbers into ReLU'),
    hint: msg(
      'ReLU has no upper flat: hundreds of thousands go straight through, and so does a gradient of that size. Look at gradient descent from He’s weights, then at Adam’s.',
    ),
    settings: {
      ...{ activation: 'relu', initializer: 'he-normal', normalize: false, optimize: false },
    },
  },
  {
    id: 'zeros',
    label: msg('Zeros instead of twos'),
    hint: msg(
      'From zeros each hidden unit says 0, and the output has no use for it: nothing gets a gradient but the output’s bias. Here normalization and Adam together are of no help.',
    ),
    settings: { plainInitializer: 'zeros', initialize: false },
  },
  {
    id: 'whole',
    label: msg('The whole table at every update'),
    hint: msg(
      'All rows are lit. The jitter of the curves is gone: it came from the batches, each of which pulls its own way.',
    ),
    settings: { batch: 16 },
  },
  {
    id: 'min-max',
    label: msg('Min-max instead of z-score'),
    hint: msg(
      'Between 0 and 1 every input is positive, so all weights into a unit are pulled the same way at once. Compare what is left to do after as many updates.',
    ),
    settings: { scaler: 'min-max' },
  },
];
