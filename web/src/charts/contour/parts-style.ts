import { css } from 'lit';

/** The look of what a map and a relief have in common beside the sheet: pins, buttons, the legend. */
export const partsStyle = css`
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
