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
  @media print {
    :host {
      display: none;
    }
  }
  .buttons button:not(.primary):hover {
    border-color: var(--edge);
  }
  button[aria-disabled='true'] {
    color: var(--ink-muted);
    opacity: 0.6;
    cursor: default;
  }
  @media (forced-colors: active) {
    button[aria-disabled='true'] {
      opacity: 1;
    }
  }
  .where {
    min-width: 6.5em;
    text-align: end;
    white-space: nowrap;
  }
  /* In two lines, in the order in which the tab key goes: the buttons and where that is, the slider and the speed. */
  @container (max-width: 34rem) {
    .player {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-2);
    }
    .where {
      flex: 1 1 0;
      min-width: min-content;
      white-space: normal;
      line-height: 1.2;
    }
    input[type='range'],
    .speed {
      order: 1;
    }
    input[type='range'] {
      flex: 1 1 60%;
    }
  }
  @container (max-width: 24rem) {
    .where {
      font-size: var(--text-tiny);
    }
  }
`;
