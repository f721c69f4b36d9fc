import { basins, firstDifference } from './basins.mjs';
import { networkWorkloads } from './networks.mjs';

/**
 * What is timed: specs through the public calls, and how much work one run of each is. The catalogue says which optimizers
 * there are, so a new one is timed without a line here. Where there is a plain JavaScript version of the same, `javascript`
 * is it, and `differs` says how its result differs from the core's, if it does. `aim` is the workload's name in targets.mjs.
 */
export function workloads(catalog) {
  const steps = 2000;
  const race = (racers) => ({ experiment: 'race', surface: 'rosenbrock', racers, steps });
  // Rates so small that nobody leaves the map: every run makes all its steps.
  const slow = (id) => ({ id, learningRate: 1e-4 });
  const ids = catalog.optimizer.parts.map((part) => part.id);
  const days = catalog.series.parts
    .find((part) => part.id === 'temperatures')
    .parameters.find((parameter) => parameter.id === 'days').max;
  return [
    ...ids.map((id) => ({ name: `race, ${id}`, unit: 'steps', work: steps, spec: race([slow(id)]) })),
    {
      name: `race, ${Math.min(ids.length, 8)} optimizers`,
      unit: 'steps',
      work: steps * Math.min(ids.length, 8),
      spec: race(ids.slice(0, 8).map(slow)),
    },
    {
      name: 'ewma',
      unit: 'samples',
      work: days,
      spec: { experiment: 'ewma', series: { id: 'temperatures', days }, window: 30 },
    },
    {
      name: 'basins, 256 × 256',
      aim: 'W6',
      unit: 'steps',
      work: 256 * 256 * 200,
      spec: { experiment: 'basins', surface: 'beale', optimizers: ['adam'], columns: 256, rows: 256, steps: 200 },
      javascript: basins,
      differs: (own, core) => {
        const start = firstDifference(own, core);
        return start < 0 ? '' : `start ${start} ends elsewhere`;
      },
    },
    ...networkWorkloads(),
  ];
}
