import { css } from 'lit';

/** What every map in x and y has: the plot with its axes, the cross that can be moved, the values at the pointer. */
export const sheetStyle = css`
  figure {
    position: relative;
  }
  .sheet {
    position: relative;
    margin-inline: auto;
  }
  .waiting {
    aspect-ratio: 1;
    max-height: 38rem;
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
`;
