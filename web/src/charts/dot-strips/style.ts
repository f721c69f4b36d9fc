import { css } from 'lit';

export const stripsStyle = css`
  :host {
    display: block;
    min-width: 0;
    container: strips / inline-size;
  }
  .strips {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .strip {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    grid-template-areas: 'name reading' 'stage stage';
    align-items: end;
    column-gap: var(--space-3);
    padding-block: var(--space-2) 0;
    border-block-start: 1px solid var(--hairline);
  }
  .strip:first-child {
    border-block-start: 0;
  }
  .name {
    grid-area: name;
    min-width: 0;
  }
  .name button {
    justify-content: start;
    min-height: var(--target);
    padding-inline: var(--space-2);
    margin-inline-start: calc(-1 * var(--space-2));
    border-color: transparent;
    background: none;
    font-weight: 600;
    text-align: start;
  }
  .name button:hover {
    border-color: var(--accent);
  }
  .name button[aria-pressed='true'] {
    background: var(--accent-soft);
    border-color: var(--accent);
  }
  .name strong {
    display: flex;
    align-items: center;
    min-height: var(--target);
    font-weight: 600;
  }
  .note {
    color: var(--ink-muted);
    font-size: var(--text-tiny);
  }
  .reading {
    grid-area: reading;
    text-align: end;
    font-weight: 600;
    white-space: nowrap;
    padding-block-end: var(--space-1);
  }
  .reading small {
    display: block;
    font-size: var(--text-tiny);
    font-weight: 400;
    color: var(--ink-muted);
  }
  .stage {
    grid-area: stage;
    position: relative;
    height: 62px;
    touch-action: pan-y;
  }
  .stage.drag {
    cursor: ew-resize;
  }
  svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  .axis {
    stroke: var(--edge);
  }
  .grid {
    stroke: var(--grid);
  }
  .zero {
    stroke: var(--edge);
  }
  .tick {
    fill: var(--ink-muted);
    font-size: var(--text-tiny);
    font-variant-numeric: tabular-nums;
  }
  .dot {
    fill: var(--racer-0);
    fill-opacity: 0.72;
    stroke: var(--raised);
    stroke-width: 1.5;
  }
  .far {
    fill: var(--racer-1);
  }
  .held {
    fill: var(--raised);
    fill-opacity: 0.6;
    stroke: var(--racer-0);
    stroke-width: 2;
  }
  .held.far {
    stroke: var(--racer-1);
  }
  .ghost {
    fill: none;
    stroke: var(--ink-muted);
    stroke-dasharray: 2 2;
  }
  .shift {
    stroke: var(--ink-muted);
  }
  .lit {
    fill-opacity: 1;
    stroke: var(--ink);
    stroke-width: 2.5;
  }
  .handle {
    outline: none;
  }
  .handle:focus-visible .focus {
    stroke: var(--accent);
    stroke-width: 2.5;
  }
  .focus {
    fill: none;
    stroke: none;
  }
  .thread {
    stroke: var(--ink);
    stroke-width: 1;
    stroke-dasharray: 1 3;
  }
  @container strips (min-width: 42rem) {
    .strip {
      grid-template-columns: 12rem minmax(0, 1fr) 6.5rem;
      grid-template-areas: 'name stage reading';
      align-items: center;
    }
    .reading {
      padding-block-end: 0;
    }
  }
  @media (forced-colors: active) {
    .dot {
      fill: CanvasText;
    }
    .lit {
      fill: Highlight;
    }
  }
`;
