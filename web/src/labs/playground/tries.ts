import { msg } from '@lit/localize';
import type { Try } from '../tries';

export const tries = (): readonly Try[] => [
  {
    id: 'line',
    label: msg('No hidden layer'),
    hint: msg(
      'Without a hidden layer the boundary is a straight line, and no training bends it. Press x₁² and x₂² among the features: in squares a circle is a straight line, and one unit is enough.',
    ),
    settings: { hidden: [], data: { id: 'circles' } },
  },
  {
    id: 'copies',
    label: msg('All weights equal'),
    hint: msg(
      'Every unit of a layer starts with the same weights, gets the same gradient and stays a copy of the others: all pictures in a column are one picture. Set one of its weights by hand (press a unit, or drag a line), and that unit goes its own way; the others stay copies of one another.',
    ),
    settings: { initializer: { id: 'constant', value: 0.5 }, hidden: [4], data: { id: 'moons' } },
  },
  {
    id: 'spiral',
    label: msg('Two spirals'),
    hint: msg(
      'Two inputs, two layers of eight units: watch how the first layer finds edges and the second bends them. Then go back with the arrow keys, step by step, to where the arms begin to part.',
    ),
    settings: { data: { id: 'spiral' }, hidden: [8, 8], steps: 3000, optimizer: { id: 'adam', learningRate: 0.02 } },
  },
  {
    id: 'overfit',
    label: msg('Too few examples'),
    hint: msg(
      'Few examples, much noise, many units: the loss on what is learned from keeps falling while the loss on what is held out turns and rises. Then open “Training” and try a penalty on the weights, dropout, or patience, which stops early.',
    ),
    settings: {
      data: { id: 'moons', examples: 60, noise: 0.35 },
      validation: 0.5,
      hidden: [10, 10],
      steps: 2000,
      optimizer: { id: 'adam', learningRate: 0.02 },
    },
  },
  {
    id: 'explode',
    label: msg('A loss that explodes'),
    hint: msg(
      'The learning rate is far too high for gradient descent on this loss. See below where the numbers were lost, go back to the update before, and make one change.',
    ),
    settings: {
      data: { id: 'waves' },
      hidden: [8, 8],
      activation: 'relu',
      optimizer: { id: 'gd', learningRate: 3 },
      batch: 20,
      steps: 300,
    },
  },
];
