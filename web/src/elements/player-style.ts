import { css } from 'lit';

export const playerStyle = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .player {
    display: grid;
    grid-template-columns: auto minmax(6rem, 1fr) auto auto;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  .buttons {
    display: flex;
    gap: var(--space-1);
  }
  .buttons button:not(.primary) {
    border-color: transparent;
    background: none;
  }
  .buttons button:not(.primary):hover {
    border-color: var(--edge);
  }
  button[aria-disabled='true'] {
    color: var(--ink-muted);
    opacity: 0.6;
    cursor: default;
  }
  .where {
    min-width: 6.5em;
    text-align: end;
    white-space: nowrap;
  }
  @container (max-width: 34rem) {
    .player {
      grid-template-columns: 1fr auto;
      row-gap: 0;
    }
    .where,
    input[type='range'] {
      grid-column: 1 / -1;
    }
    .where {
      grid-row: 1;
      min-width: 0;
      text-align: start;
    }
    input[type='range'] {
      grid-row: 2;
    }
  }
`;
