import { css } from 'lit';

export const terrainStyle = css`
  .guess {
    display: grid;
    gap: var(--space-2);
  }
  .verdict {
    min-height: 1.5em;
  }
  .meaning {
    max-width: 75ch;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-5);
  }
  .pair,
  .below {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
    align-items: start;
  }
  .half,
  .controls,
  .rate,
  .side {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-2);
  }
  .controls {
    gap: var(--space-4);
  }
  h3 {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    font-size: var(--text-0);
    font-weight: 600;
  }
  .swatch {
    width: 0.8rem;
    height: 0.8rem;
    flex: none;
    border-radius: 50%;
    background: var(--racer-1);
    forced-color-adjust: none;
  }
  .swatch.scaled {
    border-radius: 1px;
    background: var(--racer-0);
    forced-color-adjust: none;
  }
  .swatch.best,
  .swatch.known {
    height: 2px;
    border-radius: 0;
    background: var(--ink-muted);
    forced-color-adjust: none;
  }
  .data {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }
  .choices,
  .columns {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-2) var(--space-4);
  }
  .choices {
    gap: var(--space-1);
  }
  .columns label {
    display: grid;
    gap: var(--space-1);
    color: var(--ink-muted);
  }
  .person {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-3);
    background: var(--raised);
    border: 1px solid var(--hairline);
    border-radius: var(--radius-large);
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-5);
  }
  .answers dt {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    color: var(--ink-muted);
  }
  .answers dd {
    min-width: 8.5em;
    font-size: var(--text-1);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .ratio {
    min-height: 1.5em;
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-2) var(--space-4);
  }
  .facts dt {
    color: var(--ink-muted);
  }
  .facts dd {
    font-size: var(--text-0);
    font-weight: 600;
  }
  .facts small {
    display: block;
    font-size: var(--text-tiny);
    font-weight: 400;
    color: var(--ink-muted);
  }
  .story {
    min-height: 4.4em;
    font-size: var(--text-0);
    max-width: 85ch;
  }
  .knobs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr));
    gap: var(--space-4) var(--space-5);
    align-items: start;
  }
  .tables {
    display: grid;
    gap: var(--space-1);
  }
  @container lab (min-width: 46rem) {
    .pair,
    .below {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .story {
      min-height: 3em;
    }
  }
`;
