import { css } from 'lit';

export const networkDiagramStyle = css`
  :host {
    display: block;
    min-width: 0;
  }
  figure {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }
  .scroll {
    overflow-x: auto;
    overflow-y: hidden;
  }
  .sheet {
    min-width: calc(var(--columns) * 3.4rem);
  }
  .heads {
    display: grid;
    grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
    align-items: end;
    padding-block-end: var(--space-1);
    text-align: center;
    font-size: var(--text-tiny);
    color: var(--ink-muted);
  }
  .head {
    display: grid;
    justify-items: center;
    gap: var(--space-1);
    min-width: 0;
  }
  .drawing {
    position: relative;
  }
  svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  path {
    fill: none;
  }
  .edge path.line {
    stroke: var(--racer-0);
    stroke-linecap: round;
    opacity: 0.75;
    pointer-events: none;
  }
  .edge.negative path.line {
    stroke: var(--racer-1);
  }
  .edge.zero path.line {
    stroke: var(--ink-muted);
    stroke-dasharray: 2 5;
  }
  .edge.far path.line {
    opacity: 0.14;
  }
  .edge.near path.line {
    opacity: 1;
  }
  path.reach {
    stroke: transparent;
    stroke-width: 14;
    pointer-events: stroke;
  }
  .editable path.reach {
    cursor: ns-resize;
  }
  .editable .one path.reach {
    touch-action: none;
  }
  .value {
    font: 600 11.5px var(--sans);
    font-variant-numeric: tabular-nums;
    fill: var(--racer-0-ink);
    stroke: var(--halo, var(--ground));
    stroke-width: 4px;
    stroke-linejoin: round;
    paint-order: stroke;
    text-anchor: end;
    dominant-baseline: central;
    pointer-events: none;
  }
  .negative .value {
    fill: var(--racer-1-ink);
  }
  .zero .value {
    fill: var(--ink-muted);
  }
  .far .value {
    opacity: 0.25;
  }
  .unit {
    position: absolute;
    left: var(--x);
    top: var(--y);
    width: var(--size);
    height: var(--size);
    min-height: 0;
    padding: 0;
    transform: translate(-50%, -50%);
    border: 2px solid var(--edge);
    border-radius: calc(var(--size) * 0.16);
    background: var(--raised);
    font-weight: 600;
    overflow: visible;
  }
  .unit::after {
    content: '';
    position: absolute;
    inset: calc((var(--size) - max(var(--size), var(--target))) / 2);
  }
  .unit .picture {
    position: absolute;
    inset: 0;
    border-radius: calc(var(--size) * 0.16 - 2px);
    overflow: hidden;
  }
  canvas {
    display: block;
    width: 100%;
    height: 100%;
  }
  .unit.here {
    border-color: var(--accent);
    box-shadow: 0 0 0 2px var(--accent);
  }
  .mark {
    position: absolute;
    left: var(--mark-x);
    bottom: var(--mark-y);
    width: 6px;
    height: 6px;
    margin: -3px;
    border-radius: 50%;
    background: var(--ink);
    forced-color-adjust: none;
    box-shadow: 0 0 0 1px var(--raised);
  }
  .mark.strong {
    width: 11px;
    height: 11px;
    margin: -5.5px;
    background: var(--raised);
    box-shadow:
      0 0 0 2px var(--ink),
      0 0 0 3px var(--raised);
  }
  .text {
    position: relative;
    font-size: clamp(0.6rem, calc(var(--size) * 0.2), 0.95rem);
    line-height: 1.15;
    text-align: center;
  }
  .caption {
    position: absolute;
    top: 100%;
    left: 50%;
    transform: translateX(-50%);
    padding-block-start: 3px;
    font-size: var(--text-tiny);
    font-weight: 600;
    line-height: 1.2;
    white-space: nowrap;
    text-shadow:
      0 0 3px var(--ground),
      0 0 3px var(--ground);
  }
  .readout {
    min-height: 2.9em;
    font-size: var(--text-small);
    color: var(--ink-muted);
  }
  .inspector {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-3);
    border: 1px solid var(--hairline);
    border-radius: var(--radius);
    background: var(--raised);
  }
  .inspector header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2);
    font-weight: 600;
  }
  .weights {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
    gap: var(--space-1) var(--space-4);
  }
  .weight {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 5.5rem;
    align-items: center;
    gap: 0 var(--space-2);
  }
  .weight output {
    text-align: end;
    font-weight: 600;
  }
  .weight input[type='range'] {
    grid-column: 1 / -1;
  }
  .weight .field {
    width: 100%;
    text-align: end;
  }
  .table {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
  }
  th,
  td {
    padding: var(--space-1) var(--space-3);
    border-block-start: 1px solid var(--hairline);
    text-align: start;
  }
  td:last-child,
  th:last-child {
    text-align: end;
  }
`;
