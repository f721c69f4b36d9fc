import { findXvfb } from '../../web/scripts/tools.mjs';
import { startChild } from './child';

/** A screen that nobody sees, for browsers that need one: all of them, or for what they do only with one, such as WebGL. */
export interface Display {
  /** For the browser's environment. */
  readonly env: { readonly DISPLAY: string; readonly LIBGL_ALWAYS_SOFTWARE: '1' };
  end(): Promise<void>;
}

/** So large that every width which tests ask for fits in. */
const screen = ['-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-terminate'];

export async function startDisplay(): Promise<Display> {
  const server = startChild(findXvfb() ?? 'Xvfb', ['-displayfd', '3', ...screen]);
  const end = (): Promise<void> => server.end();
  try {
    return { env: { DISPLAY: `:${await server.firstWord}`, LIBGL_ALWAYS_SOFTWARE: '1' }, end };
  } catch (error) {
    await end();
    throw error;
  }
}
