import { css } from 'lit';

export const basinsStyle = css`
  .question,
  h3 {
    font-size: var(--text-0);
    font-weight: 600;
  }
  .guess,
  .tries {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    min-width: 0;
  }
  /* A finger pushes a row that is too long; a mouse can't. */
  @media (pointer: coarse) {
    .tries .chips {
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
      padding: 3px;
      margin: -3px;
    }
  }
  .chip {
    flex: none;
    padding: 0 var(--space-3);
    border-radius: 999px;
    border-color: var(--hairline);
    white-space: nowrap;
  }
  .guess .chip {
    gap: var(--space-1);
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
  .chip:focus-visible {
    border-radius: 999px;
  }
  .hint {
    flex-basis: 100%;
    max-width: var(--prose);
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
  }
  .side {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-2);
  }
  @container lab (min-width: 44rem) {
    .pair {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      grid-template-rows: repeat(5, auto);
    }
    /* The same row for the same thing, however long the words beside it are. */
    .side {
      grid-row: span 5;
      grid-template-rows: subgrid;
    }
  }
  @media print {
    .pair {
      display: block;
    }
  }
  .side h3 {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  .mark {
    width: 1rem;
    height: 1rem;
    flex: none;
    overflow: visible;
  }
  progress {
    margin-block: calc(-1 * var(--space-1));
  }
  .shares {
    display: grid;
    align-content: start;
    gap: var(--space-1);
  }
  .bar {
    display: flex;
    gap: 1px;
    height: 14px;
    border-radius: 3px;
    overflow: hidden;
    background: var(--ground);
  }
  /* It has no colours yet. */
  .covered {
    justify-content: center;
    border: 1px dashed var(--edge);
    color: var(--ink-muted);
    font-size: var(--text-tiny);
    line-height: 12px;
  }
  /* Their colours are those of the map. */
  .part,
  .swatch,
  .ramp-bar {
    forced-color-adjust: none;
  }
  .part {
    flex-basis: 0;
    min-width: 1px;
  }
  ul {
    list-style: none;
  }
  .shares ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--space-1);
  }
  .swatch {
    flex: none;
    width: 14px;
    height: 14px;
    border: 1px solid var(--edge);
    border-radius: 3px;
  }
  .lost {
    background-image: repeating-linear-gradient(
      -45deg,
      transparent 0 2.5px,
      var(--basin-hatch) 2.5px 3.5px,
      transparent 3.5px 5px
    );
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--space-3) var(--space-6);
    padding: var(--space-3);
    border-radius: var(--radius);
    background: var(--sunken);
  }
  .legend ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
    flex: 3 1 20rem;
    gap: var(--space-1) var(--space-4);
  }
  .ramp {
    flex: 1 1 12rem;
    display: grid;
    align-content: start;
    gap: 2px;
    font-size: var(--text-tiny);
  }
  .ramp-bar {
    height: 12px;
    border-radius: 3px;
    background: linear-gradient(to right, var(--basin-0), color-mix(in srgb, var(--basin-0) 36%, var(--ground)));
  }
  .ramp-ticks {
    direction: ltr;
    display: flex;
    justify-content: space-between;
    color: var(--ink-muted);
  }
  .journey {
    min-height: 3em;
    font-size: var(--text-0);
  }
  .zoom {
    margin-block-start: var(--space-2);
    font-size: var(--text-small);
  }
  .journey a {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
    margin-inline-end: var(--space-2);
    white-space: nowrap;
  }
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    padding-block-start: var(--space-4);
    border-block-start: 1px solid var(--hairline);
  }
  .knobs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
    gap: var(--space-2) var(--space-5);
  }
`;
