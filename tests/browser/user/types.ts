// What a user's code may and may not say: checked with tsc --strict against the types of the packed file.
import { load, setBase, version, watch } from 'descent-lab';
import type { LabAttributesMap, LabTag, Optimizer, ReadyDetail, Settings } from 'descent-lab';

setBase(new URL('/descent-lab/', document.baseURI));
watch(document.createElement('div').attachShadow({ mode: 'open' }));
const words: string = version;
const tag: LabTag = 'descent-basins';
load(tag).then(() => console.log(words));

const racers: readonly Optimizer[] = ['gd', { id: 'adam', learningRate: 0.1, beta1: 0.8 }];
const race = document.createElement('descent-race');
race.racers = racers;
race.seed = 7;
race.seed = undefined;
race.surface = { id: 'two-wells', tilt: 0.2 };
const kept: Settings = race.settings;
race.settings = { ...kept, steps: 50 };
race.addEventListener('descent-ready', ({ detail }) => {
  const told: ReadyDetail = detail;
  console.log(told.settings, race.steps?.toFixed(0));
});
race.addEventListener('descent-result', ({ detail }) =>
  console.log(detail.result.table('standings').column('loss')[0]),
);
race.addEventListener('descent-settings', ({ detail }) => console.log(detail.link.length));
document.querySelector('descent-ewma')?.setAttribute('beta', '0.98');

const attributes: LabAttributesMap['descent-race'] = { surface: 'beale', 'racers.1.learningrate': 0.1, theme: 'dark' };
console.log(attributes);

// @ts-expect-error: no such optimizer
race.racers = ['adamant'];
// @ts-expect-error: a number
race.seed = 'seven';
// @ts-expect-error: Adam has no such parameter
race.racers = [{ id: 'adam', momentum: 0.9 }];
// @ts-expect-error: a race has no β
race.beta = 0.9;
// @ts-expect-error: there is no such ground
attributes.theme === 'blue';
