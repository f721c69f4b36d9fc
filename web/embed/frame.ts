import { msg, str } from '@lit/localize';
import { labs } from '../src/labs/list';
import { language } from '../src/language/language';
import { startLanguage } from '../src/language/load';
import { watchLabs } from '../src/labs/watch';
import type { Hash } from '../src/state/url';
import { parseHash, watchLinks } from '../src/state/url';
import { problemBox } from './problem-box';

/*
 * The page for an iframe: embed.html#race&race.surface.id=beale shows that one lab. It tells the page around it how high it
 * is, by a message {descent: "height", lab, height} whenever that changes; a page that doesn't listen gives it a scroll bar.
 */

const main = document.querySelector<HTMLElement>('#main');
const open = document.querySelector<HTMLAnchorElement>('.open a');
let shown = '';

/** Whoever goes on here takes the present state along. */
function leadOn(): void {
  if (open) open.href = `./${location.hash}`;
}

function say(sentence: string): void {
  main?.prepend(problemBox(sentence));
}

const noLab = (name: string, names: string): string =>
  name === ''
    ? msg(str`The address of this frame names no lab. Behind its # there may be ${names}.`)
    : msg(str`The address of this frame names “${name}”, which is no lab. Behind its # there may be ${names}.`);

function show({ anchor, problem, theme }: Hash): void {
  if (theme) document.documentElement.dataset['theme'] = theme;
  const tag = `descent-${anchor}`;
  if (anchor !== shown) main?.replaceChildren();
  if (problem !== '') say(problem);
  if (anchor === shown) return;
  if (!Object.hasOwn(labs, tag)) {
    const names = Object.keys(labs).map((name) => name.replace('descent-', ''));
    say(noLab(anchor.slice(0, 40), names.join(', ')));
    return;
  }
  shown = anchor;
  main?.append(withPoster(tag) ?? document.createElement(tag));
}

/** The lab with the picture that stands there until the lab works. Here its words are English. */
function withPoster(tag: string): Node | undefined {
  if (language().code !== 'en') return undefined;
  const aside = document.querySelector<HTMLTemplateElement>(`template[data-lab="${tag}"]`);
  return aside ? document.importNode(aside.content, true) : undefined;
}

void startLanguage(parseHash(location.hash).lang).then((missing) => {
  if (missing !== '') say(missing);
  watchLinks((hash) => {
    show(hash);
    leadOn();
  });
  watchLabs();
});
open?.addEventListener('pointerenter', leadOn);
open?.addEventListener('focus', leadOn);
open?.addEventListener('click', leadOn);

if (window.parent !== window) {
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    // To whoever it is: a height is no secret.
    window.parent.postMessage({ descent: 'height', lab: shown, height }, '*');
  }).observe(document.body);
}
