import { css } from 'lit';

export const basinStyle = css`
  :host {
    display: block;
    min-width: 0;
    --basin-line: color-mix(in srgb, var(--ink) 34%, transparent);
    --path-casing: var(--ground);
  }
  .stage {
    cursor: crosshair;
  }
  .pin {
    fill: var(--ground);
    stroke-width: 2.5;
  }
  .pin-edge {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1;
  }
  .pin-number {
    fill: var(--ink);
    font-size: 11px;
    font-weight: 700;
    text-anchor: middle;
  }
`;
