import { msg } from '@lit/localize';
import type { State } from './scene';

/** What to say, and that the map is there: whoever shows a relief shows the map as long as this isn't drawn. */
export const sentences = (): Readonly<Record<Exclude<State, 'drawn'>, string>> => ({
  loading: msg('The 3-D view is being loaded.'),
  refused: msg(
    'This browser has no WebGL 2 to draw in 3-D with: it may be switched off, or the graphics card be blocked. So the map stays.',
  ),
  lost: msg('The graphics card has taken back the memory of the 3-D view. The map stays until it is given again.'),
  broken: msg('The 3-D view could not be loaded, so the map stays. Opening it again tries once more.'),
});
