import { msg, str } from '@lit/localize';
import { chooseLevels } from '../../../charts/contour/levels';
import { axesSvg, mapSvg, pinSvg, scaleSvg } from '../../../charts/contour/map-svg';
import type { ContourOverlays, Frame } from '../../../charts/contour';
import { layOut } from '../../../charts/contour/view';
import { chartSvg } from '../../../charts/line-chart/chart-svg';
import { Colors, inkName } from '../../../charts/line-chart/colors';
import { formatNumber } from '../../../charts/line-chart/format';
import { textWidth } from '../../../charts/line-chart/measure';
import { markerPath } from '../../../charts/markers';
import { element, escape, group, picture, text } from '../../../charts/svg';
import type { Color } from '../../../charts/svg';
import type { Drawing } from '../../racers/drawing';
import { lowestOf } from '../../racers/minima';
import type { Racer } from '../../racers/racer';
import type { LossScene } from '../stage-view';
import { lossAt, surfaceTitle } from '../stage-view';
import { tellStory } from '../story';
import { symbolText } from '../../../elements/formula-text/symbols';

/** What the lab shows at this moment. */
export interface PictureScene extends LossScene {
  readonly drawing: Drawing;
  readonly index: number;
  readonly selected: string;
  readonly open: boolean;
  readonly start: readonly [number, number] | null;
  readonly frame: Frame | null;
  readonly overlays: ContourOverlays;
  /** The link to this very race. */
  readonly link: string;
}

export const pictureWidth = 1200;
const edge = 28;
const mapSpace = 600;
const gap = 36;

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The lab as one picture: what and who, the map as it is seen, the loss beside it, where it comes from. */
export function pictureOf(scene: PictureScene, color: Color): Picture {
  const { drawing, index, selected, open, start, link, overlays } = scene;
  const { racers, pins, paths, terrain } = drawing;
  if (!terrain) throw new Error(msg('the ground is still on its way'));
  const { grid } = terrain;
  // The grid that is there, even while the next one is on its way: the picture fits together.
  const sheet = layOut(terrain.region, grid, mapSpace, 480);
  const { view, margins } = sheet;
  const levels = chooseLevels(grid.values, lowestOf(pins));
  const surface = surfaceTitle(drawing);
  const step = formatNumber(index);
  const title = msg(str`${surface}, step ${step}`);
  const who = entries(racers, color);
  const top = 76 + who.height + margins.top;
  const left = edge + margins.left;
  const under = top + view.height + margins.bottom + 8;
  const height = under + 100;
  const loss = lossAt(scene);
  const chartLeft = edge + margins.left + view.width + margins.right + gap;
  const ink = { fill: color('--ink') };
  const shown = { view, grid, levels, pins, paths, index, selected, future: !open, start, overlays };
  const svg = picture(
    pictureWidth,
    height,
    color('--ground'),
    [
      text(edge, 44, title, { ...ink, 'font-size': 22, 'font-weight': 600 }),
      group([who.svg], edge, 60),
      group([mapSvg(shown, color), axesSvg(view, margins, color)], left, top),
      group([scaleSvg(levels, view.width, color)], left, under),
      group(marks(drawing, color), left, under + 52),
      group(
        [
          chartSvg(
            {
              ...{ lines: loss.chart.lines, xLabel: loss.xLabel, yLabel: loss.chart.yLabel },
              ...{ yScale: loss.onLog ? ('log' as const) : ('linear' as const), playhead: loss.at },
              ...{ yInclude: loss.chart.yInclude, xWindow: loss.chart.xWindow },
              ...{ width: pictureWidth - edge - chartLeft, height: view.height + margins.bottom + 12 },
            },
            color,
          ),
        ],
        chartLeft,
        top - 12,
      ),
      source(link, height - 18, color),
    ],
    { title: `Descent Lab: ${title}`, text: tellStory(racers, pins, index) },
  );
  return { svg, width: pictureWidth, height };
}

/** Everybody's mark, name and rate, in as many rows as it takes. */
function entries(racers: readonly Racer[], color: Color): { readonly svg: string; readonly height: number } {
  let [x, y] = [0, 16];
  const shapes = racers.map((racer) => {
    const name = `${racer.label}${rateOf(racer)}`;
    const width = textWidth(name, '14px sans-serif') + 42;
    if (x > 0 && x + width > pictureWidth - 2 * edge) [x, y] = [0, y + 22];
    const at = x;
    x += width;
    return (
      element('path', { d: markerPath(racer.marker, 11, at + 7, y - 5), fill: color(racer.color) }) +
      text(at + 20, y, name, { fill: color(inkName(racer.color)) })
    );
  });
  return { svg: group(shapes), height: y + 4 };
}

function rateOf({ part, settings }: Racer): string {
  const rate = settings['learningRate'];
  const symbol = part.parameters.find(({ id }) => id === 'learningRate')?.symbol ?? '';
  return typeof rate === 'number' ? `, ${symbolText(symbol)} ${formatNumber(rate)}` : '';
}

/** What the pins mean, as far as there are any. */
function marks({ pins }: Drawing, color: Color): string[] {
  let x = 8;
  return [true, false].flatMap((global) => {
    if (!pins.some((pin) => pin.global === global)) return [];
    const name = global ? msg('global minimum') : msg('local minimum');
    const at = x;
    x += 40 + textWidth(name, '12px sans-serif');
    return [
      pinSvg(global, false, at, 4, color) + text(at + 13, 0, name, { fill: color('--ink-muted'), 'font-size': 12 }),
    ];
  });
}

/** The link is text, and leads there; a long one is cut short where the picture ends, but still leads there. */
function source(link: string, y: number, color: Color): string {
  const font = '12px sans-serif';
  const room = pictureWidth - 2 * edge - textWidth('Descent Lab: ', font) - 40;
  let shown = link;
  while (shown.length > 20 && textWidth(`${shown}…`, font) > room) shown = shown.slice(0, -8);
  const small = { 'font-size': 12 };
  const words = text(edge + textWidth('Descent Lab: ', font) + 6, y, shown === link ? link : `${shown}…`, {
    ...small,
    fill: color('--accent'),
  });
  return (
    text(edge, y, 'Descent Lab:', { ...small, fill: color('--ink-muted') }) +
    `<a href="${escape(link)}" target="_blank">${words}</a>`
  );
}

/** The colours that hold for `host`, and the numbers among the custom properties as they are. */
export function colorsOf(host: ShadowRoot): { readonly color: Color; readonly done: () => void } {
  const probe = host.appendChild(document.createElement('span'));
  const colors = new Colors(probe, () => undefined);
  const style = getComputedStyle(probe);
  return {
    color: (token) => {
      const value = style.getPropertyValue(token).trim();
      return /^[\d.]+$/.test(value) ? value : colors.get(token);
    },
    done: () => probe.remove(),
  };
}
