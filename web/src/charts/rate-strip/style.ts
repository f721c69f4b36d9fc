import { css } from 'lit';

export const stripStyle = css`
  :host {
    display: block;
    min-width: 0;
  }
  figure {
    margin: 0;
  }
  .axis-name,
  .tick,
  .label {
    font-size: var(--text-tiny);
    font-variant-numeric: tabular-nums;
  }
  .axis-name {
    color: var(--ink-muted);
  }
  .below {
    text-align: center;
  }
  .stage {
    position: relative;
  }
  svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  .tick {
    fill: var(--ink-muted);
  }
  .grid {
    stroke: var(--hairline);
  }
  .never {
    stroke: var(--ink-muted);
    stroke-dasharray: 3 4;
  }
  .leader {
    stroke: var(--hairline);
  }
  .valley {
    fill: none;
    stroke-width: 1.75;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .valley.chosen {
    stroke-width: 3.25;
  }
  .mark {
    cursor: ew-resize;
    touch-action: none;
    outline: none;
  }
  .reach {
    fill: transparent;
  }
  .ring {
    fill: var(--surface, canvas);
    stroke: var(--ink-muted);
  }
  .mark:focus-visible .ring,
  .mark:hover .ring {
    stroke: var(--ink);
    stroke-width: 2.5;
  }
  @media (pointer: fine) {
    .reach {
      r: 13px;
    }
  }
`;
