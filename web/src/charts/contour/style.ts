import { css } from 'lit';

export const contourStyle = css`
  :host {
    display: block;
    /* The sequence is washed with the ground: see bandColor. */
    --map-wash: var(--on-light, 0.5) var(--on-dark, 0.45);
    --map-line: color-mix(in srgb, var(--ink) 32%, transparent);
  }
  figure {
    position: relative;
  }
  .sheet {
    position: relative;
    margin-inline: auto;
  }
  .axes {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  text {
    fill: var(--ink-muted);
    font-size: var(--text-tiny);
    font-variant-numeric: tabular-nums;
  }
  text.name {
    fill: var(--ink);
    font-family: var(--math);
    font-style: italic;
    font-size: var(--text-0);
  }
  .tick {
    stroke: var(--edge);
    stroke-width: 1;
  }
  .edge {
    fill: none;
    stroke: var(--edge);
    stroke-width: 1;
  }
  .stage {
    position: absolute;
    touch-action: pan-y;
    cursor: crosshair;
    user-select: none;
    -webkit-user-select: none;
  }
  .picture,
  canvas,
  .pins {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  .pins {
    overflow: hidden;
    pointer-events: none;
  }
  .pin {
    stroke: var(--ground);
    stroke-width: 1.5;
    fill: var(--ink);
  }
  .pin.local {
    stroke: var(--ink);
    fill: var(--ground);
  }
  .pin.dot,
  .pin.star {
    stroke: none;
  }
  .pin.star {
    fill: var(--ground);
  }
  .box {
    position: absolute;
    border: 1.5px solid var(--accent);
    background: color-mix(in srgb, var(--accent) 15%, transparent);
    pointer-events: none;
  }
  .handle {
    position: absolute;
    left: 0;
    top: 0;
    width: 44px;
    height: 44px;
    margin: -22px;
    border-radius: 50%;
    cursor: grab;
    touch-action: none;
  }
  .handle:active {
    cursor: grabbing;
  }
  .handle svg {
    width: 100%;
    height: 100%;
    overflow: visible;
    pointer-events: none;
  }
  .cross-casing {
    stroke: var(--ground);
    stroke-width: 6;
    stroke-linecap: round;
    fill: none;
  }
  .cross {
    stroke: var(--accent);
    stroke-width: 2.5;
    stroke-linecap: round;
    fill: none;
  }
  .halo {
    fill: var(--accent);
    opacity: 0;
    transition: opacity var(--quick) var(--ease);
  }
  .handle:hover .halo,
  .handle:active .halo {
    opacity: 0.18;
  }
  .handle:focus-within {
    outline: 2.5px solid var(--accent);
    outline-offset: -3px;
    background: color-mix(in srgb, var(--ground) 60%, transparent);
  }
  .handle input[type='range'] {
    left: 22px;
    top: 22px;
    width: 1px;
    height: 1px;
    margin: 0;
    outline: none;
    pointer-events: none;
  }
  .tools {
    display: flex;
    gap: var(--space-1);
    margin-inline-start: auto;
  }
  .tools button {
    min-width: max(1.9rem, var(--target) - 0.3rem);
    min-height: max(1.9rem, var(--target) - 0.3rem);
    padding: 0 var(--space-2);
    border-color: var(--hairline);
  }
  @media (pointer: coarse) {
    .tools button {
      min-width: var(--target);
      min-height: var(--target);
    }
  }
  .readout {
    position: absolute;
    left: 0;
    top: 0;
    z-index: 1;
    padding: var(--space-1) var(--space-2);
    background: var(--raised);
    border: 1px solid var(--hairline);
    border-radius: var(--radius-small);
    box-shadow: 0 1px 6px color-mix(in srgb, var(--ink) 18%, transparent);
    font-size: var(--text-tiny);
    line-height: 1.4;
    white-space: nowrap;
    pointer-events: none;
  }
  .readout b {
    font-weight: 600;
  }
  .legend {
    margin: var(--space-2) auto 0;
    font-size: var(--text-tiny);
  }
  .scale {
    display: flex;
  }
  .scale-name {
    flex: none;
    line-height: 10px;
    padding-inline-end: var(--space-2);
    text-align: end;
  }
  .bar {
    flex: 1;
    min-width: 0;
    height: 30px;
    overflow: visible;
  }
  .wash {
    height: 10px;
    fill: var(--ground);
    opacity: var(--map-wash);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: var(--space-1) var(--space-3);
  }
  .note {
    flex: 1 1 14rem;
    color: var(--ink-muted);
  }
  .marks {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    margin-inline-end: var(--space-2);
    white-space: nowrap;
  }
  .mark {
    width: 12px;
    height: 15px;
  }
`;
