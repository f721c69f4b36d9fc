import { css } from 'lit';

export const ewmaStyle = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: var(--space-2) var(--space-4);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
  .choices .lead {
    align-self: center;
    padding-inline-end: var(--space-1);
  }
  .chip {
    padding-inline: var(--space-3);
    white-space: nowrap;
  }
  .chip svg {
    flex: none;
  }
  .meaning {
    max-width: 75ch;
  }
  .picture {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-3);
    background: var(--raised);
    border: 1px solid var(--hairline);
    border-radius: var(--radius-large);
  }
  .finger {
    display: none;
  }
  @media (pointer: coarse) {
    .mouse {
      display: none;
    }
    .finger {
      display: inline;
    }
  }
  .now {
    display: grid;
    gap: var(--space-2) var(--space-6);
    align-items: start;
  }
  .equation {
    direction: ltr;
    display: grid;
    gap: var(--space-1);
    font-family: var(--serif);
    font-size: 1.05rem;
    overflow-wrap: anywhere;
  }
  .numbers {
    display: inline-block;
  }
  .equation sub,
  .equation sup {
    line-height: 0;
    font-size: 0.72em;
  }
  .equation .v {
    color: var(--racer-1-ink);
  }
  .equation .hat {
    color: var(--racer-0-ink);
  }
  .story {
    font-size: var(--text-0);
    min-height: 3em;
  }
  .knobs {
    display: grid;
    gap: var(--space-4) var(--space-6);
    align-items: start;
  }
  .knob-with {
    display: grid;
    gap: var(--space-1);
  }
  .reach {
    direction: ltr;
    color: var(--accent);
    font-weight: 600;
    margin-inline-start: auto;
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
    cursor: pointer;
  }
  .pair {
    display: grid;
    gap: var(--space-4);
  }
  .panel {
    display: grid;
    align-content: start;
    gap: var(--space-2);
    min-width: 0;
    padding: var(--space-3);
    background: var(--raised);
    border: 1px solid var(--hairline);
    border-radius: var(--radius-large);
  }
  .panel h3 {
    font-size: var(--text-0);
    font-weight: 600;
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-3) var(--space-4);
  }
  .facts dt {
    color: var(--ink-muted);
  }
  .facts dd {
    font-size: var(--text-0);
    font-weight: 600;
  }
  .facts small {
    display: block;
    font-size: var(--text-tiny);
    font-weight: 400;
    color: var(--ink-muted);
  }
  @container lab (min-width: 46rem) {
    .now,
    .knobs,
    .pair {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .facts {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    .picture {
      padding: var(--space-4);
    }
  }
`;
