import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import type { Value } from '../../engine/contract';
import type { Settings } from '../../state/tree';
import type { Entrant } from './lineup';
import { atRates, fits, kindOf, movedRate, ratesOf, StripSource, trialsOf, valleysOf, type Rates } from './strip';
import { stripView, type StripScene } from './strip-view';

export interface PanelScene extends Pick<StripScene, 'escape' | 'what' | 'covered'> {
  readonly entrants: readonly Entrant[];
  /** As the knobs show them. */
  readonly field: readonly Settings[];
  readonly selected: string;
}

export interface PanelDeeds {
  change(changes: Readonly<Record<string, Value>>, final: boolean): void;
  select(id: string): void;
  show(): void;
  announce(text: string): void;
}

/** The strip of rates beside a race: its sweep, how it is drawn, and what comes of touching it. */
export class StripPanel extends StripSource {
  /** The learner's own rates, while others are tried. */
  private own: readonly number[] | undefined;

  forget(): void {
    this.own = undefined;
  }

  view({ entrants, field, selected, ...rest }: PanelScene, deeds: PanelDeeds): TemplateResult {
    const { current: sweep, own } = this;
    const known = fits(sweep, field) && entrants.length === field.length;
    return stripView(
      {
        ...rest,
        valleys: known ? valleysOf(sweep, entrants, field, selected) : [],
        rates: kindOf(field, sweep),
        own: own?.length === field.length,
        trials: known ? trialsOf(sweep, entrants, selected) : undefined,
      },
      {
        choose: (to) => {
          if (kindOf(field, sweep) === 'own') this.own = ratesOf(field);
          deeds.change({ racers: atRates(to, field, sweep, this.own, Number(selected)) }, true);
          deeds.announce(chosenText(to));
        },
        rate: (detail) => {
          deeds.select(detail.id);
          deeds.change(movedRate(field, detail), detail.final);
        },
        show: () => deeds.show(),
      },
    );
  }
}

function chosenText(to: Rates): string {
  return {
    own: msg('Your own rates are back.'),
    best: msg('Everybody runs at its own best rate.'),
    shared: msg('All run at one rate.'),
  }[to];
}
