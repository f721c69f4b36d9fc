import { localNumber } from '../language/numbers';

/** What a file holds as text: UTF-8, or what older programs write instead. */
export async function textOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

export const megabytes = (bytes: number): string =>
  `${localNumber((bytes / 2 ** 20).toFixed(bytes < 2 ** 20 ? 2 : 1))} MB`;
