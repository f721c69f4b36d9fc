/**
 * What is timed: specs through the public calls, and how much work one run of each is. The catalogue says which optimizers
 * there are, so a new one is timed without a line here.
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
  ];
}
