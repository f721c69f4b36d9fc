import type { Rgb } from './paint';

/** Shades of each colour, from "arrived at once" to "arrived at the last step". */
export const shades = 48;
/** How much of the ground the palest shade is. */
const palest = 0.64;

/** By the root: ten steps more matter when it is ten, less when it is a thousand. */
export function shadeOf(steps: number, mostSteps: number): number {
  const share = Math.sqrt(Math.max(0, steps) / Math.max(1, mostSteps));
  return Math.min(shades - 1, Math.floor(share * shades));
}

/** The step at which shade k begins. */
export function stepsOfShade(k: number, mostSteps: number): number {
  return (k / shades) ** 2 * mostSteps;
}

export function shaded(color: Rgb, ground: Rgb, shade: number): Rgb {
  const share = (palest * shade) / (shades - 1);
  const mix = (a: number, b: number): number => Math.round(a + (b - a) * share);
  return [mix(color[0], ground[0]), mix(color[1], ground[1]), mix(color[2], ground[2])];
}
