import { css } from 'lit';

export const formulasStyle = css`
  .deck {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    padding: 0;
    list-style: none;
  }
  .deck li {
    flex: 1 1 14rem;
  }
  .card {
    display: grid;
    justify-items: start;
    justify-content: start;
    align-content: start;
    width: 100%;
    height: 100%;
    padding: var(--space-2) var(--space-3);
    text-align: start;
  }
  .card .title {
    font-weight: 600;
    font-size: var(--text-0);
  }
  .card .state {
    color: var(--ink-muted);
  }
  article {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    padding: var(--space-3);
    background: var(--raised);
    border: 1px solid var(--hairline);
    border-radius: var(--radius-large);
  }
  .question {
    font-size: var(--text-0);
    font-weight: 600;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
  }
  .chip {
    padding-inline: var(--space-3);
    border-radius: 999px;
  }
  .formulas {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
    gap: var(--space-3) var(--space-5);
    padding: 0;
    list-style: none;
  }
  .formulas h3 {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    font-size: var(--text-small);
  }
  .swatch {
    width: 0.75rem;
    height: 0.75rem;
    border-radius: 50%;
    background: var(--swatch);
    forced-color-adjust: none;
  }
  .verdict {
    font-size: var(--text-0);
    max-width: 65ch;
  }
  .charts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .charts h3 {
    font-size: var(--text-small);
  }
  .kept {
    border-collapse: collapse;
  }
  .kept th,
  .kept td {
    padding: var(--space-2) var(--space-4) var(--space-2) 0;
    border-block-end: 1px solid var(--hairline);
    text-align: start;
    font-weight: 400;
    white-space: nowrap;
  }
  .kept thead th {
    color: var(--ink-muted);
    vertical-align: bottom;
  }
  .kept small {
    color: var(--ink-muted);
  }
  .waits {
    min-height: 3em;
  }
  @container lab (min-width: 46rem) {
    article {
      padding: var(--space-4);
    }
    .charts {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--space-5);
    }
  }
`;
