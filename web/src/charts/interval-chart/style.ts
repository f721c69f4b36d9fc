import { css } from 'lit';

export const intervalStyle = css`
  :host {
    display: block;
    min-width: 0;
  }
  figure {
    margin: 0;
  }
  svg {
    display: block;
    width: 100%;
    overflow: visible;
  }
  text {
    font-size: var(--text-small);
    fill: var(--ink);
  }
  .tick,
  .band {
    font-size: var(--text-tiny);
    fill: var(--ink-muted);
  }
  .grid {
    stroke: var(--grid);
  }
  .border {
    stroke: var(--edge);
    stroke-dasharray: 2 4;
  }
  .marked {
    fill: var(--accent-soft);
  }
  .track {
    stroke: var(--hairline);
    stroke-width: 2;
  }
  .bar {
    stroke: var(--racer-0);
    stroke-width: 7;
    stroke-linecap: round;
    opacity: 0.45;
  }
  .dot {
    fill: var(--racer-0);
  }
  .strong .bar {
    stroke-width: 11;
    stroke: var(--ink);
    opacity: 0.35;
  }
  .strong .dot {
    fill: var(--ink);
  }
  .strong text {
    font-weight: 600;
  }
  /* The lines of the axis go behind the names, and do not strike them out. */
  .name {
    paint-order: stroke;
    stroke: var(--raised);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .value {
    font-variant-numeric: tabular-nums;
  }
  .readout {
    min-height: 1.45em;
    color: var(--ink-muted);
  }
  .reach {
    fill: transparent;
  }
  .row {
    outline: none;
  }
  .row:hover .reach,
  .row:focus-visible .reach {
    fill: var(--ink);
    fill-opacity: 0.06;
  }
  .row:focus-visible .reach {
    stroke: var(--accent);
    stroke-width: 2;
  }
`;
