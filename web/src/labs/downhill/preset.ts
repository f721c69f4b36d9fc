import type { Settings } from '../../state/tree';

/** Three that differ: the slope alone, a velocity, averages. */
export const preset: Settings = { racers: [{ id: 'gd' }, { id: 'momentum' }, { id: 'adam' }] };
