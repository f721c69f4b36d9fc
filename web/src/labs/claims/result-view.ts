import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { IntervalBand, IntervalRow } from '../../charts/interval-chart';
import type { Catalog } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { examplesOf, surfacesOf } from './example';
import type { Example } from './example';
import { raceLink } from './surfaces-view';
import type { Tested } from './test-run';
import { countOf, guessed, outcome, quoted, rangeOf, shortNames, spread, trialsText, verdict, whole } from './words';
import type { Count, Guess } from './words';

export interface Shown {
  readonly catalog: Catalog;
  /** The test's, or, before it, that of the first trial, whose counts are not shown. */
  readonly shown: Result;
  readonly tested: Tested | undefined;
  readonly guess: Guess | undefined;
  readonly slogan: string;
}

/** The scale with its bars, the verdict, and ways to single trials. */
export function resultView({ catalog, shown, tested, guess, slogan }: Shown): TemplateResult {
  const surfaces = surfacesOf(shown, catalog);
  const known = tested?.result !== undefined;
  const counts = surfaces.map((_, row) => countOf(shown.table('surfaces'), row));
  const overall = countOf(shown.table('overall'), 0);
  const rows = [
    rowOf('all', msg('All surfaces'), overall, known, true),
    ...surfaces.map(({ id, title }, k) => rowOf(id, title, counts[k] ?? overall, known, false)),
  ];
  const classes = shown.table('classes');
  const bands = shortNames().map((label, k): IntervalBand => ({
    label,
    from: classes.at('from', k),
    to: classes.at('to', k),
  }));
  const marked = guess ? { ...rangeOf(guess, classes), label: guess.label } : null;
  return html`<descent-interval-chart
      .rows=${rows}
      .bands=${bands}
      .marked=${marked}
      .axis=${msg('share of the trials in which it holds')}
      .empty=${msg('not tested yet')}
      .summary=${
        known
          ? `${outcome(overall)} ${spread(
              surfaces.map(({ title }) => title),
              counts,
            )}`
          : msg('Nothing has been tested yet.')
      }
    ></descent-interval-chart>
    ${known ? nothing : html`<p class="muted">${promise(tested)}</p>`}
    ${known && tested.state !== 'running' ? verdictView(shown, catalog, tested, guess, slogan, counts, overall) : nothing}`;
}

function promise(tested: Tested | undefined): string {
  return tested?.state === 'running'
    ? msg('The bars come with the first trials.')
    : msg(
        'Every surface will get a dot, the share, and a bar around it, its 95 % interval, which shrinks as trials are made.',
      );
}

function rowOf(id: string, label: string, count: Count, known: boolean, strong: boolean): IntervalRow {
  const { share, low, high, applicable, trials } = count;
  const silent = trials > 0 && applicable === 0;
  const all = whole(trials);
  const note = silent ? msg(str`none of ${all} trials says anything`) : trialsText(applicable);
  return {
    id,
    label,
    share: known ? share : NaN,
    low,
    high,
    note: known && (silent || applicable > 0) ? note : '',
    strong,
  };
}

function verdictView(
  result: Result,
  catalog: Catalog,
  tested: Tested,
  guess: Guess | undefined,
  slogan: string,
  counts: readonly Count[],
  overall: Count,
): TemplateResult {
  const names = surfacesOf(result, catalog).map(({ title }) => title);
  const first = (held: boolean): Example | undefined => examplesOf(result).find((example) => example.held === held);
  return html`<div class="verdict" role="group" aria-label=${msg('Verdict')} data-control="verdict">
    <p class="word"><span class="muted">${quoted(slogan)}:</span> <strong data-verdict>${verdict(overall)}</strong></p>
    ${guess ? html`<p data-guessed>${guessed(guess, overall)}</p>` : nothing}
    <p>${tested.state === 'stopped' ? msg('Stopped early.') : nothing} ${outcome(overall)} ${spread(names, counts)}</p>
    <p class="links">
      ${raceLink(result, first(false), catalog, msg('Open a counterexample in the race'))}
      ${raceLink(result, first(true), catalog, msg('Open an example where it held'))}
    </p>
  </div>`;
}
