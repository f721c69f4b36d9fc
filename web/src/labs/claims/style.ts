import { css } from 'lit';

export const claimStyle = css`
  h3,
  h4 {
    font-size: var(--text-0);
    font-weight: 600;
  }
  .deck {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: min(15rem, 72%);
    gap: var(--space-2);
    overflow-x: auto;
    list-style: none;
    padding: 3px;
    margin: -3px;
    scrollbar-width: thin;
  }
  @media print {
    .deck {
      grid-auto-flow: row;
      grid-template-columns: repeat(4, minmax(0, 1fr));
      padding: 0;
      margin: 0;
    }
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-content: stretch;
    align-content: space-between;
    justify-items: start;
    gap: var(--space-1);
    width: 100%;
    height: 100%;
    min-height: 4.75rem;
    padding: var(--space-2) var(--space-3);
    border-color: var(--hairline);
    text-align: start;
    line-height: 1.3;
  }
  .card .title {
    font-weight: 600;
  }
  .card .state {
    font-size: var(--text-tiny);
    color: var(--ink-muted);
  }
  article,
  header,
  .half,
  .ask,
  .verdict,
  .exhibit,
  .literature,
  .more[open] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-3);
  }
  article {
    gap: var(--space-5);
    padding: var(--space-4);
    background: var(--raised);
    border: 1px solid var(--hairline);
    border-radius: var(--radius-large);
  }
  header {
    gap: var(--space-1);
  }
  .slogan {
    font-family: var(--serif);
    font-size: var(--text-2);
    font-weight: 400;
    line-height: 1.2;
  }
  .tested,
  .literature p,
  .literature ul {
    max-width: 75ch;
  }
  .own {
    max-width: 26rem;
    padding-block-start: var(--space-2);
  }
  .halves {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
  }
  .half {
    gap: var(--space-4);
  }
  .question {
    font-size: var(--text-0);
    font-weight: 600;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .answers button {
    flex: 1 1 6.5em;
    flex-direction: column;
    gap: 0;
    padding-block: var(--space-1);
  }
  .answers small {
    font-size: var(--text-tiny);
    color: var(--ink-muted);
  }
  .ask progress {
    flex: 1 1 6em;
  }
  .verdict {
    gap: var(--space-2);
    padding-inline-start: var(--space-3);
    border-inline-start: 3px solid var(--accent);
  }
  .word {
    font-size: var(--text-1);
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
  }
  .links a,
  .exhibit a,
  td a {
    display: inline-flex;
    align-items: center;
    min-height: 1.75rem;
  }
  @media (pointer: coarse) {
    .links a,
    .exhibit a,
    td a {
      min-height: var(--target);
    }
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  th,
  td {
    padding: var(--space-1) var(--space-2);
    text-align: end;
    font-weight: 400;
    white-space: nowrap;
    border-block-start: 1px solid var(--hairline);
  }
  th:first-child {
    padding-inline-start: 0;
    text-align: start;
  }
  thead th {
    border-block-start: 0;
    color: var(--ink-muted);
    font-size: var(--text-tiny);
  }
  td a + a {
    margin-inline-start: var(--space-3);
  }
  .ends {
    display: grid;
    grid-template-columns: 1rem minmax(min-content, 1fr) 2fr;
    gap: 2px var(--space-2);
    list-style: none;
  }
  .ends li {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
  }
  .mark {
    width: 1rem;
    height: 1rem;
    overflow: visible;
  }
  .literature ul {
    padding-inline-start: 1.2em;
    color: var(--ink-muted);
  }
  .knobs {
    display: grid;
    gap: var(--space-4) var(--space-6);
    align-items: start;
  }
  @container lab (min-width: 46rem) {
    .deck {
      grid-auto-flow: row;
      grid-auto-columns: auto;
      grid-template-columns: repeat(4, minmax(0, 1fr));
      overflow: visible;
    }
    article {
      padding: var(--space-5);
    }
    .knobs {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container lab (min-width: 56rem) {
    .halves {
      grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr);
      gap: var(--space-6);
    }
  }
`;
