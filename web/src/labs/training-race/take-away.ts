import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { chartSvg } from '../../charts/line-chart/chart-svg';
import { Colors } from '../../charts/line-chart/colors';
import { group, picture, text } from '../../charts/svg';
import { saveFile } from '../../elements/save-file';
import type { Result } from '../../engine/result';
import { jsonOf } from '../racers/files';
import { axisNames, capped, curvesOf, quantityNames, sensible } from './picture';
import type { Runner, XAxis } from './runners';
import { arrivals, spreadWords, target } from './words';

export interface TakeAway {
  readonly result: Result;
  readonly runners: readonly Runner[];
  readonly axis: XAxis;
  readonly selected: string;
  readonly end: number;
  readonly link: () => string;
}

const width = 900;
const height = 520;

/** The numbers with the spec that made them, and the loss as it is drawn. The tables below save themselves as CSV. */
export function takeAwayView(scene: TakeAway): TemplateResult {
  return html`<details class="take-away" data-control="takeItAway">
    <summary>${msg('Take it away')}</summary>
    <p class="muted">
      ${msg('JSON holds the spec, which the command runs again to the same numbers, and all tables; SVG the loss as it stands, with its bands. Each table beneath can be saved as CSV.')}
    </p>
    <div class="row">
      <button
        type="button"
        data-save="json"
        data-control="saveAsJson"
        @click=${() => saveFile('descent-training-race.json', 'application/json', jsonOf(scene.result))}
      >
        ${msg('Save as JSON')}
      </button>
      <button
        type="button"
        data-save="svg"
        data-control="saveAsSvg"
        @click=${(event: Event) => {
          const root = (event.target as Element).getRootNode();
          if (root instanceof ShadowRoot) saveFile('descent-training-race.svg', 'image/svg+xml', svgOf(scene, root));
        }}
      >
        ${msg('Save as SVG')}
      </button>
    </div>
  </details>`;
}

function svgOf({ result, runners, axis, selected, end, link }: TakeAway, host: ShadowRoot): string {
  const probe = host.appendChild(document.createElement('span'));
  const colors = new Colors(probe, () => undefined);
  const color = (token: string): string => colors.get(token);
  const first = sensible(result, runners, 'loss');
  const { lines, bands } = capped(curvesOf(result, runners, 'loss', axis, selected), first[0]);
  const title = msg('Race of optimizers on a network');
  const svg = picture(
    width,
    height,
    color('--ground'),
    [
      text(24, 36, title, { fill: color('--ink'), 'font-size': 20, 'font-weight': 600 }),
      text(24, 60, spreadWords(result), { fill: color('--ink-muted'), 'font-size': 12 }),
      group(
        [
          chartSvg(
            {
              ...{ lines, bands, xLabel: axisNames()[axis], yLabel: quantityNames().loss, yScale: 'log' as const },
              ...{ yInclude: [...first, target(result)], xWindow: [0, end] as const, playhead: end },
              ...{ width: width - 48, height: height - 120 },
            },
            color,
          ),
        ],
        24,
        76,
      ),
      text(24, height - 16, link(), { fill: color('--ink-muted'), 'font-size': 11 }),
    ],
    { title: `Descent Lab: ${title}`, text: arrivals(result, runners) },
  );
  probe.remove();
  return svg;
}
