import { Lab, tag } from 'virtual:lab';
import { problemBox } from '../embed/problem-box';
import { define } from '../src/elements/define';
import type { Hash } from '../src/state/url';
import { watchLinks } from '../src/state/url';

/*
 * A file that holds one lab with all it needs, and runs from wherever it lies: race.html#race&race.noise=0.2. Where its
 * hash speaks of another lab, a sentence says so.
 */

const main = document.querySelector<HTMLElement>('#main');
const name = tag.replace('descent-', '');

function heed({ anchor, problem, theme }: Hash): void {
  if (theme) document.documentElement.dataset['theme'] = theme;
  const other = anchor !== '' && anchor !== name;
  const words = [problem, other ? `The link asks for “${anchor.slice(0, 40)}”; this file holds ${name}.` : ''];
  for (const sentence of words) if (sentence !== '') main?.prepend(problemBox(sentence));
}

define(tag, Lab);
watchLinks(heed);
main?.append(document.createElement(tag));
