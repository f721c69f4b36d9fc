import { configureLocalization } from '@lit/localize';
import sentences from './core-sentences.json';
import { useSentences } from './core-words';

/** Everything is said in that language from now on, in its words. */
export async function speak(code: string, words: object): Promise<void> {
  const { setLocale } = configureLocalization({
    sourceLocale: 'en',
    targetLocales: [code],
    loadLocale: () => Promise.resolve(words as never),
  });
  await setLocale(code);
  useSentences(sentences);
}
