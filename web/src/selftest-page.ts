import { msg, str } from '@lit/localize';
import './text-page';
import { Engine } from './engine/client';
import { site } from './place';
import { report, type Done, type Facts } from './selftest/report';
import { sections } from './selftest/sections';
import type { Row, Suite } from './selftest/suite';
import { despair, say, show, start, tell } from './selftest/view';
import { copiedWord, copyByKey } from './page/copied';
import { startLanguage } from './language/load';

/** Runs everything, one check after another, on the very modules that the labs load. */
async function test(): Promise<void> {
  start();
  const suite = await load();
  const facts = factsOf(suite);
  tell(facts);
  const shown = (await sections(suite, Engine.shared(), site)).map(show);
  const done: Done[] = [];
  const steps = { done: 0, all: shown.reduce((sum, { section }) => sum + section.steps.length, 0) };
  for (const { section, add } of shown) {
    const rows: Row[] = [];
    done.push({ section, rows });
    for (const step of section.steps) {
      const more = await step();
      rows.push(...more);
      add(more);
      steps.done += 1;
      say(done, steps);
    }
  }
  offer(report(facts, done));
}

async function load(): Promise<Suite> {
  const response = await fetch(new URL('checks.json', site));
  if (!response.ok) throw new Error(notLoaded(response.status));
  return (await response.json()) as Suite;
}

const notLoaded = (answer: number): string => msg(str`checks.json could not be loaded (answer ${answer}).`);

function factsOf({ version, modules }: Suite): Facts {
  return [
    [msg('Version'), version],
    [msg('Browser'), navigator.userAgent],
    ['WebAssembly', msg('with SIMD: the modules are made of it, and don’t start without')],
    [msg('Date'), new Date().toISOString()],
    [msg('Address'), site],
    [msg('Modules'), modules.map(({ name, sha256 }) => `${name} ${sha256.slice(0, 8)}`).join(', ')],
  ];
}

/** The report, to be copied, or seen where the page may not copy. */
function offer(text: string): void {
  const button = document.querySelector<HTMLButtonElement>('[data-copy]');
  const field = document.querySelector<HTMLTextAreaElement>('[data-report]');
  if (!button || !field) return;
  field.value = text;
  button.disabled = false;
  button.addEventListener('click', () => void copy(button, field));
}

async function copy(button: HTMLButtonElement, field: HTMLTextAreaElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = copiedWord();
  } catch {
    field.closest('details')?.setAttribute('open', '');
    field.select();
    button.textContent = copyByKey();
  }
  setTimeout(() => (button.textContent = msg('Copy the report')), 3000);
}

startLanguage().then(test).catch(despair);
