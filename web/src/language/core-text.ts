import type { SpecError, TableLayout } from '../engine/contract';
import { language } from './language';

/*
 * The core speaks English. What it says is put into the language of the page where it arrives, so that nobody behind that
 * needs to know. How that is done is got where there is another language: core-words.ts.
 */

export interface Interpreter {
  text(english: string): string;
  catalog<T>(english: T): T;
  tables(english: readonly TableLayout[]): readonly TableLayout[];
}

let present: Interpreter | undefined;

export function useInterpreter(interpreter: Interpreter): void {
  present = interpreter;
}

/** The build speaks English and others, by turns. */
const interpreter = (): Interpreter | undefined => (language().code === 'en' ? undefined : present);

/** A unit that says how a number is meant, and is not shown. */
export const dayUnit = 'days since 1970-01-01';
/** The way back, of sentences that point at something in what was typed. */
const english = new Map<string, string>();

/** Something that the core says, in the language of the page. */
export const coreText = (text: string): string => interpreter()?.text(text) ?? text;

/** A catalogue, or what belongs into one. */
export const coreCatalog = <T>(catalog: T): T => interpreter()?.catalog(catalog) ?? catalog;

export function coreError(error: SpecError): SpecError {
  const message = coreText(error.message);
  if (message !== error.message) english.set(message, error.message);
  return { ...error, message };
}

/** An error as the core said it, for what can be read from it: a line, a column. */
export const coreSaid = (message: string): string => english.get(message) ?? message;

export const coreTables = (tables: readonly TableLayout[]): readonly TableLayout[] =>
  interpreter()?.tables(tables) ?? tables;
