/**
 * Whether a reader of that language has a use for a file: what is in another language is not kept. Its pages lie in a folder of
 * its own, `de/`, its messages and pictures in files that say so, `assets/messages-de-….js`.
 */
export function ofUse(path: string, language: string): boolean {
  const [, code] = /^(?:assets\/(?:messages|poster)-)?([a-z]{2})[/-]/.exec(path) ?? [];
  return code === undefined || code === language;
}
