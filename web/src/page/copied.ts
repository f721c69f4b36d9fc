import { msg } from '@lit/localize';

/** What a button that copies says: before, after, and where the page may not. */
export const copyWord = (): string => msg('Copy');
export const copiedWord = (): string => msg('Copied');
export const copyByKey = (): string => msg('Press Ctrl+C');
