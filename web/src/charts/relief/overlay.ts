import { nothing, svg } from 'lit';
import type { SVGTemplateResult } from 'lit';

import { areMany } from '../contour/pin-shapes';
import { pinMark } from '../contour/pins';
import { inkName } from '../line-chart/colors';
import { textWidth } from '../line-chart/measure';
import { markerPath } from '../markers';
import { setStyle } from '../set-style';
import type { Point } from './block';
import type { Scene, Seen } from './scene';

/** What the overlay knows of the camera. */
export interface Eye {
  readonly at: Point;
  readonly width: number;
  readonly height: number;
  /** A point of the block → CSS pixels. */
  project(point: Point): readonly [number, number];
}

/** Numbers, names and marks over the drawing: as text and shapes, so that they are as sharp as the page's. */
export function overlay(scene: Scene, eye: Eye, seen: readonly Seen[]): SVGTemplateResult {
  return svg`${axes(scene, eye)}${pins(scene, eye)}${cross(scene, eye)}${labels(scene, eye, seen)}`;
}

/** The ground's two axes at the near edges, the upright one at the left edge. */
function axes({ block }: Scene, eye: Eye): SVGTemplateResult {
  const { halfX: a, halfZ: b, height } = block;
  const [ex, , ez] = eye.at;
  const [nearX, nearZ] = [ex < 0 ? -a : a, ez < 0 ? -b : b];
  const corners = [
    [nearX, -nearZ],
    [-nearX, nearZ],
  ] as const;
  const left = corners.map(([x, z]) => eye.project([x, 0, z])[0]);
  const [cx, cz] = corners[(left[0] ?? 0) < (left[1] ?? 0) ? 0 : 1];
  const foot = eye.project([cx, 0, cz]);
  const head = eye.project([cx, height, cz]);
  const upright = Math.hypot(head[0] - foot[0], head[1] - foot[1]) > 60 && head[0] > 0 && head[1] > 0;
  return svg`
    ${block.xTicks.map(({ at, text }) => tick(eye, [at, 0, nearZ], [at, 0, nearZ * 1.1], text))}
    ${name(eye, [0, 0, nearZ], [0, 0, nearZ * 1.1], 'x')}
    ${block.zTicks.map(({ at, text }) => tick(eye, [nearX, 0, at], [nearX * 1.1, 0, at], text))}
    ${name(eye, [nearX, 0, 0], [nearX * 1.1, 0, 0], 'y')}
    ${
      upright
        ? svg`${block.yTicks.map(({ at, text }) => {
            const [x, y] = eye.project([cx, at, cz]);
            return svg`<line class="tick" x1=${x} y1=${y} x2=${x - 5} y2=${y}></line>
              <text x=${x - 8} y=${y} dy="0.32em" text-anchor="end">${text}</text>`;
          })}
          <text class="upright" x=${Math.max(2, head[0] - 40)} y=${Math.max(12, head[1] - 14)}>${block.yName}</text>`
        : nothing
    }`;
}

/** From the edge outwards, as it looks from here. */
function outwards(eye: Eye, edge: Point, beyond: Point): readonly [number, number, number, number] {
  const [x, y] = eye.project(edge);
  const [bx, by] = eye.project(beyond);
  const length = Math.hypot(bx - x, by - y) || 1;
  return [x, y, (bx - x) / length, (by - y) / length];
}

function tick(eye: Eye, edge: Point, beyond: Point, text: string): SVGTemplateResult {
  const [x, y, dx, dy] = outwards(eye, edge, beyond);
  return svg`<line class="tick" x1=${x} y1=${y} x2=${x + 5 * dx} y2=${y + 5 * dy}></line>
    <text x=${x + 12 * dx} y=${y + 14 * dy} dy="0.32em" text-anchor=${anchor(dx)}>${text}</text>`;
}

function name(eye: Eye, edge: Point, beyond: Point, text: string): SVGTemplateResult {
  const [x, y, dx, dy] = outwards(eye, edge, beyond);
  return svg`<text class="name" x=${x + 44 * dx} y=${y + 38 * dy} dy="0.32em" text-anchor="middle">${text}</text>`;
}

function anchor(dx: number): 'start' | 'middle' | 'end' {
  if (Math.abs(dx) < 0.4) return 'middle';
  return dx > 0 ? 'start' : 'end';
}

/** As on the map: a forest of minima gets small marks. What stands behind a hill is faint. */
function pins({ block, pins: all }: Scene, eye: Eye): SVGTemplateResult {
  const many = areMany(all);
  const shown = all.filter(({ x, y }) => block.contains(x, y)).sort((a, b) => Number(a.global) - Number(b.global));
  return svg`${shown.map((pin) => {
    const at = block.at(pin.x, pin.y);
    const [x, y] = eye.project(at);
    return svg`<g transform="translate(${x} ${y})" class=${block.hides(at, eye.at) ? 'behind' : ''}>
      ${pinMark(pin.global, many)}
    </g>`;
  })}`;
}

/** Two strokes along the ground's axes. */
function cross({ block, start }: Scene, eye: Eye): SVGTemplateResult | typeof nothing {
  if (!start || !block.contains(...start)) return nothing;
  const at = block.at(...start);
  const [x, y, z] = at;
  const arm = 0.07;
  const line = (from: Point, to: Point): string => `M${eye.project(from).join(' ')}L${eye.project(to).join(' ')}`;
  const d = line([x - arm, y, z], [x + arm, y, z]) + line([x, y, z - arm], [x, y, z + arm]);
  return svg`<g class="start ${block.hides(at, eye.at) ? 'behind' : ''}">
    <path class="cross-casing" d=${d}></path><path class="cross" d=${d}></path>
  </g>`;
}

interface Place {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

const line = 17;
/** Below this width only the chosen racer is named; the others have their marks. */
const namesFrom = 480;

/** Beside every ball its mark and name; one that would cover another gives way downwards. */
function labels(scene: Scene, eye: Eye, seen: readonly Seen[]): SVGTemplateResult {
  const taken: Place[] = [];
  const order = seen.map((_, k) => k).sort((a, b) => (seen[a]?.y ?? 0) - (seen[b]?.y ?? 0));
  return svg`${order.map((k) => {
    const ball = seen[k];
    if (!ball || !Number.isFinite(ball.x + ball.y)) return nothing;
    const { path, x, y } = ball;
    const chosen = path.id === scene.selected;
    const outside = !scene.block.contains(path.x[ball.row] ?? NaN, path.y[ball.row] ?? NaN);
    const text = chosen || eye.width >= namesFrom ? `${path.label}${outside ? ' (outside)' : ''}` : '';
    const width = text === '' ? 16 : 22 + textWidth(text, '600 12px sans-serif');
    const flip = x + 16 + width > eye.width;
    const left = flip ? x - 16 - width : x + 16;
    let at = y;
    for (let tries = 0; tries < 30; tries++) {
      const other = taken.find(
        (place) => Math.abs(place.y - at) < line && place.left < left + width && left < place.right,
      );
      if (!other) break;
      at = other.y + line;
    }
    taken.push({ left, right: left + width, y: at });
    return svg`<g
      class="label ${chosen ? 'chosen' : ''}"
      data-id=${path.id}
      ${setStyle({ '--hue': `var(${path.color})`, '--hue-ink': `var(${inkName(path.color)})` })}
    >
      ${at - y > 3 ? svg`<path class="thread" d="M${x} ${y}L${flip ? left + width : left} ${at}"></path>` : nothing}
      <path class="glyph" d=${markerPath(path.marker, 11, left + 8, at)}></path>
      <text x=${left + 18} y=${at} dy="0.34em">${text}</text>
    </g>`;
  })}`;
}
