import { css } from 'lit';

/** The frame of every lab; what is inside is laid out by the lab itself. */
export const labStyle = css`
  :host {
    display: block;
    max-width: var(--lab);
    container: lab / inline-size;
  }
  /* Nothing of the page around it comes in, but for whether it is to be seen. */
  :host > section {
    all: initial;
    visibility: inherit;
    pointer-events: inherit;
    box-sizing: border-box;
    color: var(--ink);
    font-family: var(--sans);
    font-size: var(--text-small);
    line-height: 1.45;
    font-variant-numeric: tabular-nums;
  }
  :host > section,
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .place {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: inherit;
  }
  /* Its picture is put together out of sight. */
  :host > section.arriving {
    position: relative;
    overflow: clip;
  }
  .arriving > :not(.place) {
    visibility: hidden;
  }
  .arriving > .place {
    position: absolute;
    inset: 0 0 auto;
  }
  .notice {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: var(--space-3);
    padding: var(--space-2) var(--space-3);
    border-inline-start: 3px solid var(--accent);
    border-radius: var(--radius-small);
    background: var(--accent-soft);
  }
  .notice p {
    padding-block: var(--space-1);
  }
  .notice.bad {
    border-color: var(--wrong);
    background: var(--wrong-soft);
  }
  .notice button {
    min-height: 2rem;
    flex: none;
  }
  progress {
    display: block;
    width: 100%;
    height: 3px;
    border: 0;
    border-radius: 2px;
    background: var(--hairline);
    accent-color: var(--accent);
    overflow: hidden;
    appearance: none;
    forced-color-adjust: none;
  }
  progress::-webkit-progress-bar {
    background: var(--hairline);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }
  .waiting {
    visibility: hidden;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
    border-block-start: 1px solid var(--hairline);
    padding-block-start: var(--space-2);
  }
  /* A teacher has fixed it. */
  [inert] {
    opacity: 0.6;
  }
  @media print {
    footer {
      display: none;
    }
    h3 {
      break-after: avoid;
    }
    /* Bars, swatches and cells say something by their ground. */
    :host > section {
      print-color-adjust: exact;
      -webkit-print-color-adjust: exact;
    }
  }
`;
