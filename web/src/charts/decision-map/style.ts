import { css } from 'lit';

export const decisionStyle = css`
  :host {
    display: block;
    min-width: 0;
  }
  figure {
    display: grid;
    gap: var(--space-2);
  }
  .stage {
    overflow: hidden;
  }
  .stage:focus-visible {
    outline-offset: 2px;
  }
  .here {
    position: absolute;
    left: 0;
    top: 0;
    width: 13px;
    height: 13px;
    margin: -6.5px;
    border: 2px solid var(--ink);
    border-radius: 50%;
    box-shadow: 0 0 0 1.5px var(--raised);
    pointer-events: none;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    font-size: var(--text-tiny);
    color: var(--ink-muted);
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
  }
  .legend svg {
    width: 14px;
    height: 14px;
    overflow: visible;
  }
  .legend .hollow {
    fill: none;
    stroke: var(--ink-muted);
    stroke-width: 1.75;
  }
  .legend .filled {
    fill: var(--mark);
  }
  .ramp {
    width: 5rem;
    height: 0.7rem;
    border-radius: 3px;
    background: linear-gradient(to right, var(--racer-1), var(--raised), var(--racer-0));
    border: 1px solid var(--hairline);
  }
  text.name {
    font-size: var(--text-small);
  }
`;
