import { msg } from '@lit/localize';
import type { Try } from '../tries';

export const breaks = (): readonly Try[] => [
  {
    id: 'above',
    label: msg('A rate above 2/λmax'),
    hint: msg(
      'Above the largest stable rate a step lands farther from the valley’s floor than it began: both are lost, the well-scaled one too. Scaling does not lift that limit, it makes the rate below it useful.',
    ),
    settings: { multiple: 1.05 },
  },
  {
    id: 'raw-rate',
    label: msg('The raw inputs’ rate for both'),
    hint: msg('What the raw terrain stands is far too little for the scaled one: it hardly moves.'),
    settings: { rateMode: 'same' },
  },
  {
    id: 'target',
    label: msg('Scale the target only'),
    hint: msg(
      'Now only what is predicted is scaled, and neither input. Loss and weights have other units, the condition number is what it was: the valley is made by the inputs.',
    ),
    settings: { scaler: 'none', target: 'z-score' },
  },
  {
    id: 'outlier',
    label: msg('Min-max with an outlier'),
    hint: msg(
      'One more person earns twenty times as much as the others. Min-max makes the ranges equal, not the spreads: the condition number of the scaled terrain shows what is left of the valley. Try z-score.',
    ),
    settings: { table: 'newcomer', scaler: 'min-max' },
  },
];

export const remedies = (): readonly Try[] => [
  {
    id: 'lakh',
    label: msg('Count the salary in lakh'),
    hint: msg(
      'A lakh is 1,00,000 rupees. A unit is a scaling: the raw terrain’s condition number falls to less than a millionth, and nothing has been normalized. What is left of it is that ages in years are still larger than salaries in lakh.',
    ),
    settings: { unit: 100000 },
  },
  {
    id: 'crossed',
    label: msg('Inputs that are not correlated'),
    hint: msg(
      'What z-scores leave of the valley comes from the correlation: older people earn more here. Where age says nothing about the salary, the contour lines are circles, and half of the largest stable rate arrives in one step.',
    ),
    settings: { table: 'crossed', multiple: 0.5, axes: 'equal' },
  },
  {
    id: 'adam',
    label: msg('Adam on the raw terrain'),
    hint: msg(
      'Adam divides each weight’s step by the size of its own slopes, so that it moves both. But its step is then about as long in both, and these weights differ thousands of times in size: one rate fits neither.',
    ),
    settings: { optimizer: { id: 'adam' } },
  },
];
