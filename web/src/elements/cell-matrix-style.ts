import { css } from 'lit';

export const matrixStyle = css`
  :host {
    display: block;
    min-width: 0;
    container: matrix / inline-size;
  }
  figcaption {
    font-weight: 600;
    padding-block-end: var(--space-1);
  }
  table {
    border-collapse: separate;
    border-spacing: 3px;
    width: 100%;
    table-layout: fixed;
  }
  th,
  td {
    padding: 0;
    text-align: center;
    white-space: nowrap;
    font-weight: 400;
  }
  thead th {
    color: var(--ink-muted);
    font-size: var(--text-tiny);
    padding-block-end: 2px;
  }
  tbody th {
    color: var(--ink-muted);
    font-size: var(--text-tiny);
    text-align: end;
    padding-inline-end: var(--space-1);
  }
  th.lit {
    color: var(--accent);
    font-weight: 600;
  }
  .corner,
  tbody th {
    width: 2.9rem;
  }
  .corner:last-child,
  .beside {
    width: 4.6rem;
  }
  .cell {
    height: 2.75rem;
    border: 2px solid transparent;
    border-radius: var(--radius-small);
    background: var(--raised);
    color: var(--ink);
    cursor: pointer;
    position: relative;
    touch-action: manipulation;
    transition: border-color var(--quick) var(--ease);
  }
  .cell.group {
    border-color: var(--accent);
  }
  .cell.lit {
    font-weight: 700;
    box-shadow: 0 0 0 2px var(--accent);
  }
  .cell:focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 3px;
  }
  .cell.changed::after {
    content: '';
    position: absolute;
    inset-block-start: 3px;
    inset-inline-end: 3px;
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: var(--accent);
    forced-color-adjust: none;
  }
  .cell input {
    width: 100%;
    height: 2.4rem;
    padding: 0;
    border: 0;
    background: var(--raised);
    text-align: center;
  }
  .cell input[aria-invalid='true'] {
    color: var(--wrong);
  }
  .margin td,
  .beside {
    font-size: var(--text-tiny);
    color: var(--ink-muted);
  }
  .margin.first td,
  .margin.first th {
    padding-block-start: var(--space-1);
  }
  .margin td.lit,
  .beside.lit {
    color: var(--accent);
    font-weight: 600;
  }
  .beside {
    text-align: start;
    padding-inline-start: var(--space-1);
  }
  .beside span {
    display: block;
    line-height: 1.25;
  }
  .beside i {
    font-style: normal;
  }
  @container matrix (max-width: 24rem) {
    table {
      border-spacing: 2px;
    }
    .cell {
      font-size: var(--text-tiny);
    }
    .corner,
    tbody th {
      width: 2.4rem;
    }
    .corner:last-child,
    .beside {
      width: 3.7rem;
    }
    .margin td,
    .beside {
      font-size: 0.6875rem;
    }
  }
  @container matrix (max-width: 19rem) {
    .cell {
      font-size: 0.6875rem;
      letter-spacing: -0.03em;
    }
  }
  @media (forced-colors: active) {
    .cell.group {
      border-color: Highlight;
    }
  }
`;
