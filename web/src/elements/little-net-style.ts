import { css } from 'lit';

export const littleNetStyle = css`
  :host {
    display: block;
    min-width: 0;
  }
  .frame {
    overflow-x: auto;
    overflow-y: hidden;
  }
  svg {
    display: block;
    width: 100%;
    min-width: calc(var(--columns) * 3.7rem);
    max-width: calc(var(--columns) * 8.5rem);
    height: auto;
    margin-inline: auto;
  }
  line {
    stroke: var(--racer-0);
    opacity: 0.7;
  }
  line.negative {
    stroke: var(--racer-1);
  }
  line.zero {
    stroke: var(--ink-muted);
    stroke-dasharray: 2 4;
  }
  line.far {
    opacity: 0.15;
  }
  line.near {
    opacity: 1;
  }
  circle.reach {
    fill: transparent;
    stroke: none;
  }
  .ground {
    fill: var(--raised);
    stroke: none;
  }
  circle:not(.ground, .reach) {
    fill: color-mix(in srgb, var(--kind) 22%, transparent);
    stroke: var(--kind);
    stroke-width: 2;
  }
  .unit {
    outline: none;
  }
  .press {
    cursor: pointer;
  }
  .unit text {
    font: 600 14px var(--sans);
    fill: var(--ink);
    text-anchor: middle;
    dominant-baseline: central;
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
  .unit.small text {
    font-size: 10.5px;
  }
  .unit.lit circle:not(.ground, .reach),
  .unit:focus-visible circle:not(.ground, .reach) {
    stroke-width: 4;
  }
  .unit:focus-visible circle:not(.ground, .reach) {
    stroke: var(--accent);
  }
  .unit.marked circle:not(.ground, .reach) {
    stroke-dasharray: 5 3;
  }
  .name {
    font: 12px var(--sans);
    fill: var(--ink-muted);
    text-anchor: middle;
  }
`;
