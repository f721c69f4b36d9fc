import { msg } from '@lit/localize';
import type { Attachment } from './runner';

/** Files beside the page, by the code with which the core refuses what needs them. */
const files: Readonly<Record<string, { readonly name: string; readonly url: URL; readonly missing: () => string }>> = {
  'digits-not-attached': {
    name: 'digits',
    url: new URL('../../generated/digits.bin', import.meta.url),
    missing: () => msg('The handwritten digits could not be loaded; is there a connection?'),
  },
};

/** How a worker gets what the core is too small to carry: from beside the page, when a run needs it for the first time. */
export function attachments(): (code: string) => Attachment | undefined {
  const coming = new Map<string, Promise<Uint8Array>>();
  return (code) => {
    const file = files[code];
    if (!file) return undefined;
    return {
      name: file.name,
      async load(arriving) {
        const bytes = coming.get(code) ?? download(file.url, file.missing(), arriving);
        coming.set(code, bytes);
        try {
          return await bytes;
        } finally {
          // Once attached the bytes are in the core; after a failure whoever asks again gets a fresh try.
          coming.delete(code);
        }
      },
    };
  };
}

async function download(url: URL, missing: string, arriving: () => void): Promise<Uint8Array> {
  const response = await fetch(url).catch((error: unknown) => {
    console.warn(error);
    throw new Error(missing);
  });
  if (!response.ok || !response.body) {
    console.warn(`${url.href}: answer ${response.status}`);
    throw new Error(missing);
  }
  const pieces: Uint8Array[] = [];
  const reader = response.body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value);
    arriving();
  }
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  pieces.reduce((at, piece) => {
    bytes.set(piece, at);
    return at + piece.length;
  }, 0);
  return bytes;
}
