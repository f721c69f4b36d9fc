import { msg, str } from '@lit/localize';
import { counted } from '../language/numbers';

/* What is wrong with an attribute: said on the page, to whoever writes it. */

export function noAttribute(tag: string, name: string, known: string): string {
  const element = `<${tag}>`;
  return msg(str`${element} has no attribute “${name}”; it has ${known}.`);
}

export const noItem = (key: string, list: string, count: number): string =>
  counted(
    count,
    msg(str`there is no “${key}” in ${list}; the ${count} that is there is numbered from 0.`),
    msg(str`there is no “${key}” in ${list}; the ${count} that are there are numbered from 0.`),
  );

export const nothingWithin = (name: string): string => msg(str`${name} has nothing within that could be set.`);

export const noneWithin = (name: string, key: string, known: string): string =>
  known === ''
    ? msg(str`${name} has no “${key}”; it has nothing to be set.`)
    : msg(str`${name} has no “${key}”; it has ${known}.`);

export const noJson = (reason: string): string => msg(str`this is not valid JSON (${reason}).`);

export const noTheme = (theme: string, known: string): string =>
  msg(str`theme: there is no “${theme}”; there are ${known}.`);
