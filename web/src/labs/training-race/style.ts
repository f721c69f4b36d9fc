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
  /* One line with the heading beside it, which has buttons. */
  .chart > h3 {
    min-height: calc(var(--target) - 0.25rem);
  }
  .chart-head .choice .muted {
    display: none;
  }
  .story {
    min-height: 4.5em;
    font-size: var(--text-0);
    max-width: var(--prose);
  }
  thead th {
    white-space: normal;
  }
  .why p {
    padding: var(--space-1) var(--space-3);
    border-inline-start: 3px solid var(--wrong);
    border-radius: var(--radius-small);
    background: var(--wrong-soft);
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
