import { css } from 'lit';

/** Headings over charts, and the table of who stands where, with what became of the lost under their rows. */
export const standingsStyle = css`
  .chart-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2);
  }
  h3 {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    font-size: var(--text-0);
    font-weight: 600;
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
  .standings caption {
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
  @media (pointer: coarse) {
    .name {
      min-height: var(--target);
    }
  }
  .why td {
    padding: 0 0 var(--space-2);
    border: 0;
    text-align: start;
    white-space: normal;
  }
  .why button {
    min-height: max(1.5rem, var(--target) - 0.75rem);
    padding: 0 var(--space-1);
  }
`;
