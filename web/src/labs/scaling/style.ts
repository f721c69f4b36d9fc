import { css } from 'lit';

export const scalingStyle = css`
  .picture,
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-2);
    min-width: 0;
    padding: var(--space-3);
    background: var(--raised);
    border: 1px solid var(--hairline);
    border-radius: var(--radius-large);
  }
  .panel {
    gap: var(--space-3);
  }
  .panel h3 {
    font-size: var(--text-0);
    font-weight: 600;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: var(--space-2) var(--space-4);
  }
  .hint {
    flex: 1 1 16em;
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
  .story {
    font-size: var(--text-0);
    min-height: 4.5em;
    max-width: 75ch;
  }
  .leak {
    max-width: 75ch;
  }
  .knobs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr));
    gap: var(--space-2) var(--space-5);
    align-items: start;
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .equation {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }
  .equation math {
    font-family: var(--math);
    font-size: 1.15rem;
    math-style: normal;
  }
  .general {
    font-size: 1.1rem;
    color: var(--ink-muted);
  }
  .worked {
    direction: ltr;
    display: flex;
    align-items: center;
    gap: 0.4em;
    padding-block: var(--space-1);
    overflow: auto hidden;
    scrollbar-width: thin;
    white-space: nowrap;
  }
  .learnt {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-5);
  }
  .learnt dt {
    color: var(--ink-muted);
  }
  .learnt dd {
    font-weight: 600;
  }
  .terms {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-1) var(--space-3);
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  caption {
    text-align: start;
    color: var(--ink-muted);
    padding-block-end: var(--space-1);
  }
  th,
  td {
    padding: var(--space-1) var(--space-2);
    text-align: end;
    border-block-start: 1px solid var(--hairline);
  }
  th {
    font-weight: 600;
    vertical-align: bottom;
  }
  tr > :first-child {
    text-align: start;
    padding-inline-start: 0;
  }
  td {
    white-space: nowrap;
  }
  @container lab (min-width: 46rem) {
    .pair {
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    }
    .picture,
    .panel {
      padding: var(--space-4);
    }
  }
`;
