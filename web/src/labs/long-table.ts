import type { Settings } from '../state/tree';

/** A longer table would make a link that mail programs cut; whoever opens the link then sees the lab's own data. */
export const longestInLink = 4000;

/** The text of a table, which is the learner's own. */
export function textOf(table: unknown): string {
  const text = typeof table === 'object' && table !== null && 'text' in table ? table.text : undefined;
  return typeof text === 'string' ? text : '';
}

/** The settings without a table that is too long for a link, nor what is said of it: that means nothing to another. */
export function withoutLongTable(settings: Settings, bound: readonly string[] = []): Settings {
  const long = ['table', 'data'].filter((key) => textOf(settings[key]).length > longestInLink);
  if (long.length === 0) return settings;
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !long.includes(key) && !bound.includes(key)));
}
