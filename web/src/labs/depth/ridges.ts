import { html, svg, type TemplateResult } from 'lit';
import { setStyle } from '../../charts/set-style';
import type { Result } from '../../engine/result';
import type { Scheme } from './schemes';

const size = { width: 260, height: 520, left: 34, right: 8, top: 10, bottom: 34 };
/** More would lie in each other's way. */
const mostRidges = 16;

/** Histograms of the activations, layer under layer: input on top, each on its own height and all on one axis. */
export function ridgesView(result: Result, scheme: Scheme, layer: number): TemplateResult {
  const grid = result.table(`histogram.${scheme.index}`);
  const { x, y } = grid.layout;
  if (!x || !y) return html``;
  const shares = grid.column('share');
  const step = Math.ceil(y.count / mostRidges);
  const shown = Array.from({ length: Math.ceil(y.count / step) }, (_, k) => k * step);
  if (!shown.includes(layer)) shown.push(layer);
  shown.sort((a, b) => a - b);
  const row = (size.height - size.top - size.bottom) / shown.length;
  const inner = size.width - size.left - size.right;
  const at = (bin: number): number => size.left + (bin / x.count) * inner;
  const half = (x.max - x.min) / (x.count - 1) / 2;
  const ridges = shown.map((l, k) => {
    const bins = shares.subarray(l * x.count, (l + 1) * x.count);
    const top = Math.max(...bins, 1e-9);
    const base = size.top + (k + 1) * row;
    const height = (share: number): number => base - (share / top) * row * 1.25;
    const path = [...bins].map((share, b) => `L${at(b)} ${height(share)}H${at(b + 1)}`).join('');
    return svg`<g class=${l === layer ? 'here' : ''}>
      <path d=${`M${at(0)} ${base}${path}L${at(x.count)} ${base}Z`} />
      <text x=${size.left - 6} y=${base} text-anchor="end">${l}</text>
    </g>`;
  });
  const ticks = [x.min - half, 0, x.max + half];
  return html`<svg
    class="ridges"
    viewBox=${`0 0 ${size.width} ${size.height}`}
    role="img"
    aria-label=${`How the activations of ${scheme.label} are spread, layer by layer; the numbers stand in the table of histograms.`}
    ${setStyle({ '--ridge': `var(${scheme.color})` })}
  >
    ${ridges}
    ${ticks.map(
      (tick, k) =>
        svg`<text x=${at((k / 2) * x.count)} y=${size.height - 18} text-anchor="middle">${Math.round(tick)}</text>`,
    )}
    <text x=${size.left + inner / 2} y=${size.height - 3} text-anchor="middle">activation</text>
  </svg>`;
}
