import type { Try } from '../tries';

export const few: Try = {
  id: 'few',
  label: 'Only 300 digits to learn from',
  hint: 'The loss of the batches falls to almost nothing, and that of the held-out digits rises: the network knows its few digits by heart, grows ever surer, and reads others no better for it.',
  settings: { data: { id: 'digits', examples: 600 }, validation: 0.5 },
};

export const tries: readonly Try[] = [
  few,
  {
    id: 'zeros',
    label: 'All weights zero',
    hint: 'Every hidden unit hands on 0 and gets a gradient of 0: only the ten biases of the last layer learn, and those know no more than how often each digit comes. Every drawing gets the same answer.',
    settings: { initializer: 'zeros' },
  },
  {
    id: 'gd',
    label: 'Plain gradient descent',
    hint: 'It gets there as well, but later: look at the share of right answers after a hundred updates. Now set the learning rate to ten times as much: what suits Adam is not what suits gradient descent.',
    settings: { optimizer: { id: 'gd', learningRate: 0.05 } },
  },
  {
    id: 'fast',
    label: 'Adam, a hundred times as fast',
    hint: 'The first updates throw the weights so far that the loss leaps up. Units that answer 0 to every digit get no gradient any more and never come back; in the end the network guesses, whatever is drawn.',
    settings: { optimizer: { id: 'adam', learningRate: 0.5 } },
  },
];
