import { css } from 'lit';

export const trainingRaceStyle = css`
  .question {
    font-size: var(--text-0);
    font-weight: 600;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
  .chip {
    gap: var(--space-1);
    padding: 0 var(--space-3) 0 var(--space-2);
    border-radius: 999px;
    border-color: var(--hairline);
    white-space: nowrap;
  }
  .verdict {
    min-height: 1.5em;
  }
  .mark {
    width: 1rem;
    height: 1rem;
    flex: none;
    overflow: visible;
  }
  .axes {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
  }
  .axes p {
    flex: 1 1 24em;
    max-width: var(--prose);
  }
  .charts,
  .stage,
  .panels {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4) var(--space-5);
  }
  .chart,
  .side,
  .panel,
  .strip {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-3);
  }
  .chart {
    align-content: end;
    gap: var(--space-1);
  }
  .chart-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2);
  }
  .chart-head .choice .muted {
    display: none;
  }
  h3 {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    font-size: var(--text-0);
    font-weight: 600;
  }
  .story {
    min-height: 4.5em;
    font-size: var(--text-0);
    max-width: var(--prose);
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
    padding: 0 0.35rem;
    text-align: end;
    font-weight: 400;
    white-space: nowrap;
    border-block-start: 1px solid var(--hairline);
  }
  caption {
    padding-block-end: var(--space-1);
    text-align: start;
    color: var(--ink-muted);
  }
  thead th {
    border-block-start: 0;
    padding-block-end: var(--space-1);
    color: var(--ink-muted);
    font-size: var(--text-tiny);
    vertical-align: bottom;
    white-space: normal;
  }
  th:first-child {
    padding-inline-start: 0;
    text-align: start;
  }
  tr.chosen > * {
    background: var(--accent-soft);
  }
  .name {
    width: 100%;
    min-height: max(1.9rem, var(--target) - 0.25rem);
    justify-content: start;
    padding: 0 var(--space-1);
    border: 0;
    background: none;
    text-align: start;
    white-space: normal;
    line-height: 1.2;
  }
  .name:hover span {
    text-decoration: underline;
  }
  .name[aria-pressed='true'] {
    background: none;
    font-weight: 600;
  }
  .why td {
    padding: 0 0 var(--space-2);
    border: 0;
    text-align: start;
    white-space: normal;
  }
  .why p {
    padding: var(--space-1) var(--space-3);
    border-inline-start: 3px solid var(--wrong);
    border-radius: var(--radius-small);
    background: var(--wrong-soft);
  }
  .why button {
    min-height: max(1.5rem, var(--target) - 0.75rem);
    padding: 0 var(--space-1);
  }
  .panels {
    padding-block-start: var(--space-4);
    border-block-start: 1px solid var(--hairline);
  }
  .knobs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
    gap: var(--space-2) var(--space-5);
  }
  .knobs descent-part {
    grid-column: 1 / -1;
  }
  .own-columns {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    max-height: 16rem;
    overflow-y: auto;
  }
  .own-columns label {
    display: grid;
    gap: var(--space-1);
  }
  .side {
    container: side / inline-size;
  }
  @container side (max-width: 29rem) {
    .standings .rate {
      display: none;
    }
    .standings :is(th, td) {
      padding-inline: 2px;
    }
    .standings td {
      font-size: var(--text-tiny);
    }
    .name {
      gap: var(--space-1);
      padding-inline: 0;
    }
  }
  @container lab (min-width: 46rem) {
    .charts,
    .stage,
    .panels {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
`;
