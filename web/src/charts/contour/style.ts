import { css } from 'lit';

export const contourStyle = css`
  :host {
    display: block;
  }
  .box {
    position: absolute;
    border: 1.5px solid var(--accent);
    background: color-mix(in srgb, var(--accent) 15%, transparent);
    pointer-events: none;
  }
`;
