import { css } from 'lit';

export const networkStyle = css`
  .question,
  h3 {
    font-size: var(--text-0);
    font-weight: 600;
  }
  .question {
    max-width: 75ch;
  }
  .verdict {
    min-height: 1.5em;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: var(--space-2) var(--space-5);
  }
  .knobs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
    gap: var(--space-3) var(--space-5);
    align-items: start;
  }
  .panels {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(10rem, 100%), 1fr));
    gap: var(--space-4);
  }
  .panel {
    display: grid;
    align-content: start;
    gap: var(--space-1);
    min-width: 0;
  }
  h3 {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  .swatch {
    width: 0.75rem;
    height: 0.75rem;
    flex: none;
    border-radius: 50%;
    background: var(--swatch);
    forced-color-adjust: none;
  }
  .facts {
    display: grid;
    align-content: start;
    min-height: 3em;
  }
  .lost {
    color: var(--wrong);
  }
  .reading {
    min-height: 4.2em;
    font-size: var(--text-tiny);
    color: var(--ink-muted);
  }
  .story {
    display: grid;
    gap: var(--space-1);
    min-height: 4.4em;
    font-size: var(--text-0);
    max-width: 85ch;
  }
  .note {
    font-size: var(--text-tiny);
    color: var(--ink-muted);
  }
  .tables,
  .tables details > div {
    display: grid;
    gap: var(--space-1);
  }
  @container lab (max-width: 40rem) {
    .panels {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--space-4) var(--space-3);
    }
    .panel h3 {
      font-size: var(--text-small);
    }
  }
`;
