import { css } from 'lit';

export const downhillStyle = css`
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4) var(--space-6);
  }
  .map,
  .side {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-3);
  }
  .racers {
    display: grid;
    gap: var(--space-1);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .racers li {
    display: grid;
    grid-template-columns: 1rem 8.5rem minmax(0, 1fr);
    align-items: baseline;
    gap: var(--space-2);
  }
  .mark {
    width: 1rem;
    height: 1rem;
    /* Beside the name's line, also where the words beside it take two. */
    align-self: start;
    margin-block-start: 0.2rem;
    overflow: visible;
  }
  .fate {
    color: var(--ink-muted);
    font-variant-numeric: tabular-nums;
  }
  .surfaces {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .surfaces button {
    padding-inline: var(--space-3);
    border-radius: 999px;
  }
  .do {
    max-width: 42rem;
  }
  @container lab (min-width: 54rem) {
    .stage {
      grid-template: auto 1fr / minmax(0, 34rem) minmax(18rem, 1fr);
    }
    .map {
      grid-area: 1 / 1 / 3 / 2;
    }
    .do {
      grid-area: 1 / 2;
    }
    .side {
      grid-area: 2 / 2;
    }
  }
`;
