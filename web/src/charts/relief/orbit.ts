import type { Point } from './block';

/** From where the block is looked at. */
export interface Orbit {
  /** Around the upright axis, in radians; 0 looks along y. */
  readonly azimuth: number;
  /** Above the ground, in radians. */
  readonly elevation: number;
  /** 1: the whole block fills the picture. */
  readonly zoom: number;
  /** What lies in the middle of the picture; null: the block's own middle. */
  readonly target: Point | null;
}

export const firstOrbit: Orbit = { azimuth: -0.55, elevation: 0.68, zoom: 1, target: null };

/** Never from below, where there is nothing to see, and hardly ever from the edge. */
const lowest = 0.05;
const highest = Math.PI / 2 - 0.01;
const nearest = 8;
const farthest = 0.6;

export function turned(orbit: Orbit, around: number, up: number): Orbit {
  const elevation = Math.min(highest, Math.max(lowest, orbit.elevation + up));
  return { ...orbit, azimuth: orbit.azimuth + around, elevation };
}

/** Nearer: towards `at`, which comes to the middle. Farther: the block's middle comes back. */
export function zoomed(orbit: Orbit, factor: number, at: Point | null, middle: Point): Orbit {
  const zoom = Math.min(nearest, Math.max(farthest, orbit.zoom * factor));
  if (zoom <= 1) return { ...orbit, zoom, target: null };
  const from = orbit.target ?? middle;
  // On the way in, the share of the way that is left; on the way out, all of it comes back by zoom 1.
  const [to, share] = factor > 1 ? [at ?? from, 1 - orbit.zoom / zoom] : [middle, 1 - (zoom - 1) / (orbit.zoom - 1)];
  const mix = (k: 0 | 1 | 2): number => from[k] + (to[k] - from[k]) * Math.min(1, Math.max(0, share));
  return { ...orbit, zoom, target: [mix(0), mix(1), mix(2)] };
}

/** Whether a zoom by this factor would change anything: at its end, a wheel is the page's again. */
export function canZoom({ zoom }: Orbit, factor: number): boolean {
  return factor > 1 ? zoom < nearest : zoom > farthest;
}
