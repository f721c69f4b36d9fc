import { css } from 'lit';

export const drawingStyle = css`
  :host {
    display: block;
  }
  .square {
    position: relative;
    aspect-ratio: 1;
    border: 2px solid var(--edge);
    border-radius: var(--radius);
    background: var(--raised);
    overflow: hidden;
    cursor: crosshair;
    touch-action: none;
    user-select: none;
  }
  .square:focus-visible {
    border-radius: var(--radius);
  }
  svg,
  descent-pixels {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    background: none;
    pointer-events: none;
  }
  .ink {
    fill: none;
    stroke: var(--ink);
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .field {
    fill: none;
    stroke: var(--grid);
    stroke-width: 0.004;
  }
  .pen {
    display: none;
    fill: none;
    stroke: var(--accent);
    stroke-width: 0.012;
  }
  .pen.down {
    fill: var(--accent);
  }
  .square:focus-visible .pen {
    display: block;
  }
  .invitation {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    padding: var(--space-4);
    color: var(--ink-muted);
    text-align: center;
    pointer-events: none;
  }
`;
