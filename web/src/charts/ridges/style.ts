import { css } from 'lit';

export const ridgesStyle = css`
  :host {
    display: block;
    min-width: 0;
  }
  .ridges {
    display: grid;
    font-size: var(--text-tiny);
    color: var(--ink-muted);
  }
  .head,
  .row,
  .axis {
    display: grid;
    grid-template-columns: 1.6em minmax(0, 1fr) 3.2em;
    column-gap: var(--space-1);
    align-items: end;
  }
  .head {
    line-height: 1.2;
    padding-block-end: var(--space-1);
  }
  .head span:first-child {
    grid-column: 1 / 3;
  }
  .head span:nth-child(2) {
    display: none;
  }
  .head span:last-child,
  .note {
    text-align: end;
    white-space: nowrap;
  }
  .rows {
    padding-block-start: 0.4rem;
    border-radius: var(--radius-small);
  }
  .rows[role='slider'] {
    cursor: pointer;
    touch-action: pan-y;
  }
  .rows:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .row {
    height: 1.75rem;
  }
  @media (pointer: coarse) {
    .rows[role='slider'] .row {
      height: 2.25rem;
    }
  }
  .label,
  .note {
    line-height: 1;
  }
  .label {
    text-align: end;
  }
  .plot {
    position: relative;
    height: 100%;
    border-block-end: 1px solid var(--hairline);
  }
  .plot::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: var(--zero);
    border-inline-start: 1px dashed var(--track);
  }
  svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  path {
    fill: var(--ridge);
    fill-opacity: 0.35;
    stroke: var(--ridge);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }
  .here path {
    fill-opacity: 0.85;
  }
  .here .label,
  .here .note {
    color: var(--ink);
    font-weight: 700;
  }
  .beyond,
  .gone {
    position: absolute;
    inset-block-start: 0.1rem;
    padding-inline: 0.15em;
    border-radius: 2px;
    background: color-mix(in srgb, var(--ground) 80%, transparent);
    color: var(--ink);
    line-height: 1.1;
  }
  .low {
    inset-inline-start: 0;
  }
  .high {
    inset-inline-end: 0;
  }
  .gone {
    inset-inline: 0;
    text-align: center;
    background: none;
    color: var(--ink-muted);
  }
  .ticks {
    position: relative;
    display: flex;
    justify-content: space-between;
    padding-block-start: 2px;
  }
  .zero {
    position: absolute;
    inset-inline-start: var(--zero);
    transform: translateX(-50%);
  }
  figcaption {
    padding-inline: 1.6em 3.2em;
    text-align: center;
  }
`;
