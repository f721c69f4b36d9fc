import { css } from 'lit';

export const updateStyle = css`
  .update {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    padding-block-start: var(--space-4);
    border-block-start: 1px solid var(--hairline);
  }
  /* A storyboard: a picture for every small step, in the order of reading. */
  .update ol {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(21rem, 100%), 1fr));
    gap: var(--space-3);
    list-style: none;
    padding: 0;
    margin: 0;
  }
  .update li {
    padding: var(--space-2) var(--space-3);
    border-inline-start: 3px solid var(--hairline);
    min-width: 0;
  }
  .update li.now {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .update li.ahead > :is(math, .worked) {
    visibility: hidden;
  }
  .update li.ahead p {
    color: var(--ink-muted);
  }
  .update math {
    font-family: var(--math);
    math-style: normal;
    padding-block: 0.15em;
  }
  .worked {
    overflow: auto hidden;
    scrollbar-width: thin;
    display: flex;
    align-items: center;
    gap: var(--space-3);
    font-variant-numeric: tabular-nums;
  }
  .worked > span:first-child {
    color: var(--ink-muted);
    min-width: 1em;
  }
  /* The result goes to the next line where both don't fit. */
  .numbers-in {
    direction: ltr;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 0.4em;
    white-space: nowrap;
  }
`;
