import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-width: 0;
  }
  figure {
    position: relative;
    margin: 0;
  }
  .readout {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-4);
    min-height: 1.5em;
    font-size: var(--text-tiny);
    color: var(--ink-muted);
    font-variant-numeric: tabular-nums;
  }
  .readout .where {
    color: var(--ink);
    font-weight: 600;
    min-width: 8em;
  }
  .reading {
    display: inline-flex;
    align-items: baseline;
    gap: 0.35em;
    white-space: nowrap;
  }
  .reading svg {
    align-self: center;
    flex: none;
  }
  .reading b {
    color: var(--ink);
    font-weight: 600;
    min-width: 3.2em;
  }
  .y-label,
  .x-label,
  .note {
    font-size: var(--text-tiny);
    color: var(--ink-muted);
    margin: 0;
  }
  .y-label {
    margin-top: var(--space-1);
  }
  /* Beside the ticks, under the labels at the lines' ends. */
  .x-label {
    position: relative;
    text-align: end;
    margin-top: -1.95em;
    margin-bottom: 0.45em;
    pointer-events: none;
  }
  .surface {
    position: relative;
    touch-action: pan-y;
    cursor: crosshair;
    outline-offset: 4px;
    user-select: none;
    -webkit-user-select: none;
  }
  .surface.grab {
    cursor: ns-resize;
  }
  .grip {
    position: absolute;
    display: grid;
    place-items: center;
    width: var(--target);
    height: var(--target);
    margin: calc(var(--target) / -2);
    color: var(--accent);
    cursor: ns-resize;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
  }
  .grip span {
    display: grid;
    place-items: center;
    width: 1.5rem;
    height: 1.5rem;
    border: 2px solid var(--accent);
    border-radius: 50%;
    background: var(--raised);
    font-weight: 700;
    line-height: 1;
  }
  .grip:focus-visible {
    outline: 2px solid var(--accent);
    border-radius: 50%;
  }
  .probe {
    display: none;
  }
  canvas {
    display: block;
  }
  @media print {
    .grip {
      display: none;
    }
    canvas {
      max-width: 100%;
    }
  }
`;
