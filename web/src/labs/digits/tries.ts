import { msg } from '@lit/localize';
import type { Try } from '../tries';

/** Its id: the question above the desk is about it. */
export const few = 'few';

export const fewDigits = (): Try => ({
  id: few,
  label: msg('Only 300 digits to learn from'),
  hint: msg(
    'The loss of the batches falls to almost nothing, and that of the held-out digits rises: the network knows its few digits by heart, grows ever surer, and reads others no better for it.',
  ),
  settings: { data: { id: 'digits', examples: 600 }, validation: 0.5 },
});

export const tries = (): readonly Try[] => [
  fewDigits(),
  {
    id: 'zeros',
    label: msg('All weights zero'),
    hint: msg(
      'Every hidden unit hands on 0 and gets a gradient of 0: only the ten biases of the last layer learn, and those know no more than how often each digit comes. Every drawing gets the same answer.',
    ),
    settings: { initializer: 'zeros' },
  },
  {
    id: 'gd',
    label: msg('Plain gradient descent'),
    hint: msg(
      'It gets there as well, but later: look at the share of right answers after a hundred updates. Now set the learning rate to ten times as much: what suits Adam is not what suits gradient descent.',
    ),
    settings: { optimizer: { id: 'gd', learningRate: 0.05 } },
  },
  {
    id: 'fast',
    label: msg('Adam, a hundred times as fast'),
    hint: msg(
      'The first updates throw the weights so far that the loss leaps up. Units that answer 0 to every digit get no gradient any more and never come back; in the end the network guesses, whatever is drawn.',
    ),
    settings: { optimizer: { id: 'adam', learningRate: 0.5 } },
  },
];
