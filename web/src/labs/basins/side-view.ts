import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { BasinGrid, BasinPath, BasinPin, CursorDetail } from '../../charts/basin-map';
import type { Frame } from '../../charts/contour';
import type { Catalog, Value } from '../../engine/contract';
import type { Change } from '../../elements/change';
import { lowestOf } from '../racers/minima';
import { markOf } from '../racers/mark';
import type { Entrant } from '../racers/lineup';
import type { Terrain } from '../racers/terrain';
import type { Place } from './journey';
import { basinColors } from './map';
import type { End } from './map';
import { coveredShareView, shareView } from './share-view';
import { mapSummary, mapWithoutShares } from './words';

/** One of the two maps, with the knobs that belong to it. */
export interface Side {
  readonly catalog: Catalog;
  readonly entrant: Entrant;
  /** As the knobs show it. */
  readonly value: Value;
  readonly errors: Readonly<Record<string, string>>;
  readonly terrain: Terrain | undefined;
  /** What is shown. */
  readonly frame: Frame;
  readonly grids: readonly BasinGrid[];
  readonly ends: readonly End[];
  readonly pins: readonly BasinPin[];
  readonly steps: number;
  readonly cursor: Place | null;
  readonly path: BasinPath | null;
  readonly readout: readonly string[];
  /** Of the fine map; 1: it is there. */
  readonly progress: number;
  /** Whether it may be known how many of the starts end where. */
  readonly told: boolean;
}

export interface SideDeeds {
  change(event: CustomEvent<Change>): void;
  cursor(event: CustomEvent<CursorDetail>): void;
  left(): void;
  show(): void;
}

/** Which of a rule's knobs stand in sight. */
const inSight: readonly string[] = ['learningRate'];

export function sideView(side: Side, deeds: SideDeeds): TemplateResult {
  const { entrant, terrain, pins, steps, ends, progress, told } = side;
  const { index, label } = entrant;
  const number = index + 1;
  return html`<section class="side" aria-label=${msg(str`Map ${number}: ${label}`)}>
    <h3>${markOf(entrant)}${label}</h3>
    <descent-basin-map
      label=${label}
      .region=${side.frame}
      .surface=${terrain?.grid ?? null}
      .lowest=${terrain ? lowestOf(terrain.pins) : NaN}
      .grids=${side.grids}
      .pins=${pins}
      .colors=${basinColors}
      .mostSteps=${steps}
      .cursor=${side.cursor}
      .path=${side.path}
      .readout=${side.readout}
      .summary=${told ? mapSummary(label, ends, pins, steps) : mapWithoutShares(label, ends, pins, steps)}
      @descent-cursor=${deeds.cursor}
      @descent-cursor-left=${deeds.left}
    ></descent-basin-map>
    <progress
      class=${progress < 1 && progress > 0 ? '' : 'waiting'}
      aria-label=${msg(str`Finer map of ${label}`)}
      max="1"
      .value=${progress}
    ></progress>
    ${told ? (ends.length > 0 ? shareView(ends, pins, label) : nothing) : coveredShareView(label, deeds.show)}
    <descent-part
      .catalog=${side.catalog}
      family="optimizer"
      name=${`optimizers.${index}`}
      label=${msg('optimizer')}
      .value=${side.value}
      .errors=${side.errors}
      .inSight=${inSight}
      @descent-change=${deeds.change}
    ></descent-part>
  </section>`;
}
