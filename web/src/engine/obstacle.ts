import { msg } from '@lit/localize';

/** A module with one function that needs SIMD: i32.const 0, i8x16.splat, drop. */
const simd = new Uint8Array([
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0],
  ...[10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11],
]);

/*
 * A worker speaks English: it knows nothing of the page. What it says is a message all the same, and stands in the files of
 * the languages; it is put into the page's language where it arrives (coreText).
 */

/**
 * A module did not start: its bytes, got once more and past what the browser has kept, where another try may go well. Else
 * rejects with what stands in the way, to be put into a sentence.
 */
export async function secondTry(error: unknown, url: URL): Promise<ArrayBuffer> {
  const reason = String(error);
  if (typeof WebAssembly === 'undefined') {
    throw new Error(msg('it needs WebAssembly, which this browser does not have, or a policy forbids'));
  }
  if (/content security policy|unsafe-eval/i.test(reason)) {
    throw new Error(msg("the security policy forbids WebAssembly; script-src must allow 'wasm-unsafe-eval'"));
  }
  if (!WebAssembly.validate(simd)) {
    throw new Error(
      msg(
        'it needs SIMD in WebAssembly, which this browser or processor does not have; Chrome and Edge from 91 on, Firefox from 89 on and Safari from 16.4 on do',
      ),
    );
  }
  if (/out of memory|could not allocate|RangeError/i.test(reason)) throw new Error(noMemory());
  const response = await fetch(url, { cache: 'reload' }).catch(() => undefined);
  if (!response) throw new Error(msg('its file could not be fetched; is there a connection?'));
  if (!response.ok)
    throw new Error(msg('its file could not be had, the answer was {0}').replace('{0}', String(response.status)));
  const bytes = await response.arrayBuffer();
  if (!WebAssembly.validate(bytes)) throw new Error(msg('its file arrived damaged'));
  return bytes;
}

export const noMemory = (): string => msg('the browser gave it no more memory; smaller numbers need less');
export const gaveUp = (): string => msg('the module gave up');
export const stopped = (): string => msg('the worker stopped with an error');

/** Emscripten keeps to itself that the browser has refused more memory, and gives up somewhere later. */
export function watchMemory(refused: () => void): void {
  if (typeof WebAssembly === 'undefined') return;
  const { prototype } = WebAssembly.Memory;
  const { grow } = prototype;
  prototype.grow = function (pages: number): number {
    try {
      return grow.call(this, pages);
    } catch (error) {
      refused();
      throw error;
    }
  };
}
