import { msg } from '@lit/localize';
import { chartSvg } from '../../charts/line-chart/chart-svg';
import { Colors } from '../../charts/line-chart/colors';
import { group, picture, text } from '../../charts/svg';
import { axisNames, capped, curvesOf, quantityNames, sensible } from './picture';
import { arrivals, spreadWords, target } from './words';
import type { TakeAway } from './take-away';

const width = 900;
const height = 520;

/** The loss as it is drawn, with its bands, as a picture that stands alone. */
export function svgOf({ result, runners, axis, selected, end, link }: TakeAway, host: ShadowRoot): string {
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
