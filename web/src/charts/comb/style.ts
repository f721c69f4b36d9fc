import { css } from 'lit';

export const combStyle = css`
  :host {
    display: block;
    min-width: 0;
  }
  figure {
    margin: 0;
  }
  .readout,
  .axis-name {
    font-size: var(--text-tiny);
    color: var(--ink-muted);
  }
  .readout {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
    min-height: 1.5em;
  }
  .readout b {
    color: var(--ink);
    font-weight: 600;
  }
  .stage {
    position: relative;
  }
  .surface {
    touch-action: pan-y;
    cursor: crosshair;
    outline-offset: 4px;
  }
  svg {
    display: block;
    overflow: visible;
    font-size: 12px;
  }
  svg text {
    fill: var(--ink-muted);
    font-variant-numeric: tabular-nums;
  }
  .grid {
    stroke: var(--grid);
  }
  .window {
    fill: var(--accent-soft);
  }
  .bracket {
    fill: none;
    stroke: var(--accent);
    stroke-width: 1.5;
  }
  svg text.reach {
    fill: var(--accent);
    font-weight: 600;
    paint-order: stroke;
    stroke: var(--raised);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .outline {
    fill: none;
    stroke-width: 1.5;
    stroke-dasharray: 4 3;
  }
  .handle {
    position: absolute;
    top: 0;
    width: 44px;
    margin-left: -22px;
    cursor: ew-resize;
    touch-action: none;
    display: grid;
    place-items: center;
    border-radius: var(--radius);
  }
  .handle::before {
    content: '';
    width: 10px;
    height: 32px;
    border-radius: 5px;
    background: var(--accent);
    forced-color-adjust: none;
    border: 2px solid var(--raised);
    box-shadow: 0 0 0 1px var(--accent);
  }
  .axis-name.x {
    text-align: end;
    padding-inline-end: var(--space-2);
  }
`;
