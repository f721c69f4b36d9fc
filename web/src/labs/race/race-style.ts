import { css } from 'lit';

export const raceStyle = css`
  .guess {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  .question {
    font-size: var(--text-0);
    font-weight: 600;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    min-width: 0;
  }
  /* A finger pushes a row that is too long; a mouse would need a bar, which in WebKit lies over the lower half of the chips. */
  @media (pointer: coarse) {
    .chips {
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
      padding: 3px;
      margin-block: -3px;
      margin-inline-start: -3px;
    }
  }
  .chip {
    flex: none;
    gap: var(--space-1);
    padding-block: 0;
    padding-inline: var(--space-2) var(--space-3);
    border-radius: 999px;
    border-color: var(--hairline);
    white-space: nowrap;
  }
  .chip:focus-visible {
    border-radius: 999px;
  }
  /* As high with a button in it as without. */
  .verdict {
    flex-basis: 100%;
    align-content: center;
    min-height: var(--target);
  }
  .verdict button {
    padding: 0 var(--space-1);
  }
  .mark {
    width: 1rem;
    height: 1rem;
    flex: none;
    overflow: visible;
  }
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
  }
  .map,
  .side,
  .strip,
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-3);
  }
  .story {
    min-height: 4.4em;
    font-size: var(--text-0);
  }
  .segments button {
    min-height: max(1.75rem, var(--target) - 0.5rem);
  }
  .segments button[aria-pressed='true'] {
    border-color: var(--hairline);
  }
  @media (pointer: coarse) {
    .segments button {
      min-height: var(--target);
    }
  }
  .nearest,
  .numbers caption {
    text-align: start;
  }
  .panels {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
    padding-block-start: var(--space-4);
    border-block-start: 1px solid var(--hairline);
  }
  .why p {
    padding: var(--space-1) var(--space-3);
    border-inline-start: 3px solid var(--edge);
    border-radius: var(--radius-small);
    background: var(--sunken);
  }
  .why p.bad {
    border-color: var(--wrong);
    background: var(--wrong-soft);
  }
  .overlays {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-4);
  }
  .overlays legend {
    float: inline-start;
    color: var(--ink-muted);
    padding: 0;
  }
  .overlays label {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
  }
  .terms {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
    color: var(--ink-muted);
  }
  .terms div {
    display: flex;
    gap: var(--space-2);
  }
  .rule {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }
  .numbers {
    width: auto;
  }
  .numbers caption {
    color: var(--ink-muted);
    padding-block-end: var(--space-1);
  }
  .numbers th {
    white-space: normal;
  }
  .numbers td {
    min-width: 6em;
  }
  .situations {
    padding-block-start: var(--space-3);
    border-block-start: 1px solid var(--hairline);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  .situations .chip {
    padding: 0 var(--space-3);
  }
  /* Nothing on paper can be set up; without them the map stands on the first sheet. */
  @media print {
    .situations {
      display: none;
    }
    .story {
      min-height: 0;
    }
  }
  .knobs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
    gap: var(--space-2) var(--space-5);
  }
  .hint {
    flex-basis: 100%;
    font-size: var(--text-0);
    max-width: var(--prose);
  }
  .reproduce pre {
    max-height: 24rem;
    overflow: auto;
    padding: var(--space-3);
    border: 1px solid var(--hairline);
    border-radius: var(--radius);
    background: var(--sunken);
    font-family: var(--mono);
    font-size: var(--text-tiny);
  }
  .side,
  .map {
    container: side / inline-size;
  }
  @container side (max-width: 29rem) {
    .standings .rate {
      display: none;
    }
    .standings :is(th, td) {
      padding-inline: var(--space-1);
    }
    .standings th:first-child {
      padding-inline-start: 0;
    }
  }
  @container side (max-width: 24rem) {
    .standings :is(th, td) {
      padding-inline: 2px;
    }
    .standings td {
      font-size: var(--text-tiny);
    }
    /* In some languages these words are long. */
    .standings :is(thead th, td:last-child) {
      white-space: normal;
    }
    .name {
      gap: var(--space-1);
      padding-inline: 0;
    }
  }
  @container lab (min-width: 46rem) {
    .stage,
    .panels {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
  @container lab (min-width: 62rem) {
    .stage,
    .panels {
      grid-template-columns: minmax(0, 36rem) minmax(0, 1fr);
    }
  }
`;
