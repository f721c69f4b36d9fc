import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { DataTable } from '../../elements/data-table';
import { LineChart } from '../../charts/line-chart';
import type { Uses } from '../../elements/define';
import type { Line, PlayheadDetail } from '../../charts/line-chart';
import { formatNumber } from '../../charts/line-chart/format';
import { nearestRow } from '../../charts/line-chart/range';
import { setStyle } from '../../charts/set-style';
import { Player } from '../../elements/player';
import type { Spec, Value } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { same } from '../../state/tree';
import { choices, isChoice, schemesOf, settingsOf, type Choice, type Scheme } from '../schemes/schemes';
import { schemesStyle } from '../schemes/style';
import { initTrainingStyle } from './style';
import { guessStyle } from '../guess-style';
import { Lab, type Scene } from '../lab';
import { LabKeys } from '../lab-keys';
import { guessView } from './guess';
import { beginning, linesUpTo, reachOf } from '../suspense';
import { tablesWithheld, withheldStyle } from '../withheld';
import { linesOf } from './picture';
import { losses, lossSummary, standings, story } from './words';

const norms = (): readonly { readonly id: string; readonly label: string }[] => [
  { id: 'none', label: msg('nothing') },
  { id: 'batch-norm', label: msg('batch norm') },
  { id: 'layer-norm', label: msg('layer norm') },
];

/** How the networks ended with another normalization between the layers. */
function otherText(id: string, list: string): string {
  const norm = norms().find((each) => each.id === id)?.label ?? id;
  return id === 'none'
    ? msg(str`With nothing between the layers they ended so: ${list}.`)
    : msg(str`With ${norm} between the layers they ended so: ${list}.`);
}

function updateText(step: number): string {
  const update = formatNumber(step);
  return msg(str`update ${update}`);
}

const normOf = (spec: Spec): string => {
  const { id } = settingsOf(spec['normalization'] ?? null);
  return typeof id === 'string' ? id : '';
};

/** `<descent-init-training>`: what the first weights do to training, with and without normalization. */
export class InitTrainingLab extends Lab {
  static override readonly uses: Uses = [...Lab.uses, DataTable, LineChart, Player];
  static override styles = [...Lab.styles, guessStyle, withheldStyle, schemesStyle, initTrainingStyle];
  static override properties = { ...Lab.properties, guess: { state: true }, told: { state: true } };
  readonly labId = 'init-training';
  override readonly live = true;

  /** The key of the scheme that was guessed. */
  declare protected guess: string | undefined;
  /** Whether the reader has seen how it ends, or has set something; before, the lines end at the playhead. */
  declare protected told: boolean;
  private lines: Readonly<Record<'smooth' | 'accuracy', readonly Line[]>> = { smooth: [], accuracy: [] };
  /** The loss axis stands still while the lines are drawn. */
  private reach: readonly number[] = [];
  private whole = false;
  /** The look that the reader wants to see; the newest, where that is infinite. */
  private wanted = Infinity;
  /** The look at which it stands as long as nobody has guessed. */
  private opening = 0;
  /** The last whole results, one for each normalization. */
  private ended: ReadonlyMap<string, Result> = new Map();

  constructor() {
    super();
    this.resetView();
    new LabKeys(this, () => this.renderRoot.querySelector<Player>('descent-player'));
  }

  protected override resetView(): void {
    this.guess = undefined;
    this.told = false;
    this.wanted = Infinity;
    this.ended = new Map();
  }

  protected override resultChanged(result: Result, previous: Result | undefined, whole: boolean): void {
    this.whole = whole;
    const last = result.table('looks').rows - 1;
    const schemes = this.catalog ? schemesOf(result.spec['initializers'], this.catalog) : [];
    // One alone is compared with nothing: nothing is asked.
    if (schemes.length === 1) this.told = true;
    this.opening = beginning(result.table('looks'), Number(result.spec['steps']));
    const most = this.told || this.guess !== undefined ? Infinity : this.opening;
    this.index = Math.max(0, Math.min(this.wanted, most, last));
    this.lines = linesOf(result, schemes);
    if (whole && this.guess !== undefined && this.index >= last) this.told = true;
    this.reach = reachOf(this.lines.smooth);
    if (!whole) return;
    this.ended = new Map(this.ended).set(normOf(result.spec), result);
    if (previous && this.told) this.announce(story(result, schemes, last));
  }

  protected override renderLab({ catalog, spec, result }: Scene): TemplateResult {
    const looks = result.table('looks');
    if (looks.rows === 0) return html``;
    const schemes = schemesOf(result.spec['initializers'], catalog);
    const look = Math.min(this.index, looks.rows - 1);
    return html`
      ${guessView({
        result,
        whole: this.whole,
        schemes,
        guess: this.guess,
        told: this.told,
        choose: this.takeGuess,
        show: this.showEnd,
      })}
      ${this.renderChips(spec, schemes)}
      <div class="chips" role="group" aria-label=${msg('Between the layers')} data-control="betweenTheLayers">
        <span class="lead">${msg('Between the layers')}</span>
        ${norms().map(
          ({ id, label }) =>
            html`<button
              type="button"
              class="chip"
              data-norm=${id}
              aria-pressed=${normOf(spec) === id}
              @click=${() => this.change('normalization', id === 'none' ? undefined : { id })}
            >
              ${label}
            </button>`,
        )}
      </div>
      ${this.renderCharts(result, schemes, look)}
      <descent-player
        .length=${looks.rows}
        .index=${look}
        .playing=${this.playing}
        .label=${(at: number) => updateText(looks.at('step', at))}
        @descent-playhead=${(event: CustomEvent<{ readonly index: number }>) => {
          event.stopPropagation();
          this.show(event.detail.index);
        }}
        @descent-play=${(event: CustomEvent<{ readonly playing: boolean }>) => {
          event.stopPropagation();
          this.playing = event.detail.playing;
        }}
      ></descent-player>
      <div class="story">
        <p>${story(result, schemes, look)}</p>
        ${this.renderOther(result, schemes)} ${this.told ? html`<p>${losses(result, schemes)}</p>` : nothing}
      </div>
      <div class="knobs">${this.knob('depth')} ${this.knob('width')} ${this.knob('activation')}</div>
      <details data-control="more">
        <summary>${msg('More: optimizer, examples, steps')}</summary>
        <div class="knobs">
          ${['optimizer', 'data', 'steps', 'batch', 'smoothing', 'validation', 'seed'].map((id) => this.knob(id))}
        </div>
      </details>
      <div>
        ${
          this.told
            ? ['networks', 'looks', 'steps'].map(
                (id) => html`<descent-data-table .table=${result.table(id)}></descent-data-table>`,
              )
            : tablesWithheld(this.showEnd)
        }
      </div>
    `;
  }

  private renderCharts(result: Result, schemes: readonly Scheme[], look: number): TemplateResult {
    const steps = Number(result.spec['steps']);
    const looks = result.table('looks');
    const at = looks.at('step', look);
    const asked = !this.told && this.guess === undefined && look <= this.opening;
    const end = asked ? looks.at('step', this.opening) : steps;
    const chart = (quantity: 'smooth' | 'accuracy', yLabel: string, summary: string): TemplateResult =>
      html`<descent-line-chart
        id=${quantity}
        .lines=${this.told ? this.lines[quantity] : linesUpTo(at, this.lines[quantity])}
        .height=${260}
        .xLabel=${msg('updates')}
        .yLabel=${yLabel}
        .yScale=${quantity === 'smooth' ? 'log' : 'linear'}
        .yInclude=${quantity === 'accuracy' ? [0, 1] : asked ? [] : this.reach}
        .xWindow=${[0, end] as const}
        .playhead=${at}
        .stops=${looks.column('step')}
        .trail=${true}
        .summary=${summary}
        @descent-playhead=${this.moveTo}
      ></descent-line-chart>`;
    return html`<div class="charts">
      ${chart('smooth', msg('loss, averaged over the batches'), lossSummary(result, schemes, at))}
      ${chart('accuracy', msg('share of right answers on held-out examples'), story(result, schemes, look))}
    </div>`;
  }

  /** How the same race ended with another normalization, where that has been run. */
  private renderOther(result: Result, schemes: readonly Scheme[]): TemplateResult | typeof nothing {
    const rest = ({ spec }: Result): Value => ({ ...spec, normalization: null });
    const own = normOf(result.spec);
    const others = [...this.ended].filter(([id, other]) => id !== own && same(rest(other), rest(result)));
    if (others.length === 0) return nothing;
    return html`${others.map(([id, other]) => {
      const last = other.table('looks').rows - 1;
      return html`<p>${otherText(id, standings(other, schemes, last))}</p>`;
    })}`;
  }

  private renderChips(spec: Spec, schemes: readonly Scheme[]): TemplateResult {
    return html`<div class="chips" role="group" aria-label=${msg('Schemes to compare')} data-control="schemesToCompare">
      <span class="lead">${msg('Initial weights')}</span>
      ${choices.map((choice) => {
        const on = schemes.find(({ settings }) => isChoice(settings, choice));
        return html`<button
          type="button"
          class="chip"
          aria-pressed=${on !== undefined}
          @click=${() => this.toggle(spec, choice)}
        >
          ${on ? html`<span class="swatch" ${setStyle({ '--swatch': `var(${on.color})` })}></span>` : nothing}${choice.label}
        </button>`;
      })}
    </div>`;
  }

  private toggle(spec: Spec, choice: Choice): void {
    const asked = spec['initializers'] ?? null;
    const list = Array.isArray(asked) ? (asked as readonly Value[]) : [];
    const rest = list.filter((given) => !isChoice(settingsOf(given), choice));
    if (rest.length === list.length) this.change('initializers', [...list, choice.settings]);
    else if (rest.length > 0) this.change('initializers', rest);
    else this.announce(msg('One scheme stays: there would be nothing to show.'));
  }

  private show(look: number): void {
    const last = (this.result?.table('looks').rows ?? 1) - 1;
    this.index = look;
    this.wanted = look >= last ? Infinity : look;
    if (this.whole && look >= last) this.told = true;
  }

  private readonly moveTo = (event: CustomEvent<PlayheadDetail>): void => {
    event.stopPropagation();
    const looks = this.result?.table('looks');
    this.playing = false;
    if (looks) this.show(nearestRow(looks.column('step'), event.detail.x));
  };

  private readonly takeGuess = (key: string): void => {
    this.guess = key;
    this.told = false;
    this.showEnd();
  };

  /** They learn it before the reader's eyes. */
  private readonly showEnd = (): void => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.show(calm ? (this.result?.table('looks').rows ?? 1) - 1 : 0);
    this.playing = !calm;
  };

  protected override touched(): void {
    this.told = true;
  }
}
