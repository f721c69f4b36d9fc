import { msg, str } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { StartDetail } from '../../charts/contour';
import { ContourChart } from '../../charts/contour';
import { formatNumber } from '../../charts/line-chart/format';
import type { Uses } from '../../elements/define';
import { DataTable } from '../../elements/data-table';
import { Player } from '../../elements/player';
import type { Result } from '../../engine/result';
import type { Settings } from '../../state/tree';
import { Lab, type Scene } from '../lab';
import { LabKeys } from '../lab-keys';
import { leadTo } from '../lead';
import { Drawing } from '../racers/drawing';
import { idOf, startIn } from '../racers/field';
import { markOf } from '../racers/mark';
import { lowestOf, minimumName } from '../racers/minima';
import { rowOf, type Racer } from '../racers/racer';
import { TerrainSource } from '../racers/terrain';
import { preset } from './preset';
import { downhillStyle } from './style';
import { stepText } from '../../charts/step-text';
import { lossText } from '../../charts/words';

/** Landscapes to choose from at a glance; all others are in the race. */
const surfaces = ['two-wells', 'bowl', 'beale', 'himmelblau'];

/** `<descent-downhill>`: three optimizers walk downhill from wherever the cross is put. The race in its shortest form. */
export class DownhillLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, ContourChart, DataTable, Player];
  static override styles = [...Lab.styles, downhillStyle];
  readonly labId = 'downhill';
  override readonly spokenName = msg('First race, downhill');
  override readonly preset: Settings = preset;

  private drawing: Drawing | undefined;
  /** The cross is in somebody’s hand: whole ways are shown, and the walk waits. */
  private held = false;
  private readonly terrain = new TerrainSource(
    (spec) => this.runBeside('terrain', spec),
    () => this.draw(),
  );

  constructor() {
    super();
    new LabKeys(this, () => this.renderRoot.querySelector<Player>('descent-player'));
  }

  protected override resultChanged(result: Result, previous: Result | undefined): void {
    void this.terrain.show(result.spec['surface'] ?? null, null);
    this.draw();
    if (previous) this.announce(this.story());
  }

  private draw(): void {
    const { catalog, result, drawing: before } = this;
    if (!catalog || !result) return;
    this.drawing = Drawing.next(before, result, catalog, this.terrain.current);
    if (this.drawing === before) return;
    const { length } = this.drawing;
    if (this.held || this.still) this.index = length - 1;
    // A new ground makes its own drawing of the same walk, which goes on where it was.
    else if (before?.result !== this.drawing.result) this.walk();
    this.index = Math.min(this.index, length - 1);
    this.requestUpdate();
  }

  private get still(): boolean {
    return matchMedia('(prefers-reduced-motion: reduce)').matches;
  }

  private walk(): void {
    this.index = 0;
    this.playing = true;
  }

  protected override renderLab({ catalog, spec }: Scene): TemplateResult {
    const { drawing, index } = this;
    if (!drawing) return html``;
    const { racers, pins, paths, terrain } = drawing;
    const settled = terrain && idOf(terrain.surface) === idOf(spec['surface']);
    const chosen = idOf(spec['surface']);
    const choices = surfaces.flatMap((id) => catalog['surface']?.parts.find((part) => part.id === id) ?? []);
    return html`<div class="stage">
        <p class="do">
          <strong>${msg('Drag the cross.')}</strong>
          ${msg('Three optimizers start there, and all that each is told is the slope under its feet.')}
        </p>
        <div class="map">
          <descent-contour
            .region=${terrain?.region ?? null}
            .grid=${terrain?.grid ?? null}
            .lowest=${lowestOf(pins)}
            .pins=${pins}
            .paths=${paths}
            .index=${index}
            .start=${startIn(settled ? spec : drawing.result.spec)}
            .maxHeight=${380}
            .fixed=${true}
            .audible=${true}
            @descent-start=${this.moveStart}
          ></descent-contour>
          <descent-player
            .length=${drawing.length}
            .index=${index}
            .playing=${this.playing}
            .label=${stepText}
            @descent-playhead=${(event: CustomEvent<{ readonly index: number }>) => (this.index = event.detail.index)}
            @descent-play=${(event: CustomEvent<{ readonly playing: boolean }>) => (this.playing = event.detail.playing)}
          ></descent-player>
        </div>
        <div class="side">
          <ul class="racers">
            ${racers.map((racer) => html`<li>${markOf(racer)}<span>${racer.label}</span><span class="fate">${fate(racer, drawing, index)}</span></li>`)}
          </ul>
          <div class="surfaces" role="group" data-control="landscape" aria-label=${msg('Landscape')}>
            ${choices.map(
              ({ id, title }) =>
                html`<button type="button" aria-pressed=${id === chosen} @click=${() => this.setUp(id)}>
                  ${title}
                </button>`,
            )}
          </div>
          <p>
            ${msg(html`<a href=${leadTo('#race')}>All racers, every knob and the numbers behind</a> are in the chapter on optimizers.`)}
          </p>
        </div>
      </div>
      <div class="numbers">
        ${racers.map((racer) => html`<descent-data-table .table=${racer.table} caption=${byStep(racer.label)} .row=${rowOf(racer, index)}></descent-data-table>`)}
      </div>`;
  }

  /** A landscape comes with a start of its own. */
  private setUp(surface: string): void {
    this.changeAll({ surface, start: undefined });
  }

  private readonly moveStart = (event: CustomEvent<StartDetail>): void => {
    const { x, y, final } = event.detail;
    this.held = !final;
    this.playing = false;
    this.change('start', [x, y], { final });
    if (final && !this.still) this.walk();
  };

  private story(): string {
    const { drawing } = this;
    return (
      drawing?.racers.map((racer) => `${racer.label}: ${fate(racer, drawing, drawing.length - 1)}`).join('; ') ?? ''
    );
  }
}

const byStep = (label: string): string => msg(str`${label}, step by step`);

/** What has become of a racer at the playhead. */
function fate(racer: Racer, { pins }: Drawing, index: number): string {
  const { table, reachedAt, divergedAt } = racer;
  const [lastStep, step] = [formatNumber(divergedAt), formatNumber(reachedAt)];
  if (index >= divergedAt) return msg(str`lost after step ${lastStep}`);
  if (!(index >= reachedAt)) return lossText(formatNumber(table.at('loss', rowOf(racer, index)), 3));
  const minimum = minimumName(pins, table.at('nearest', rowOf(racer, index)));
  return msg(str`in ${minimum} at step ${step}`);
}
