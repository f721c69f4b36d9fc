import { css } from 'lit';

/** Schemes as chips, each with the colour of its line, and the knobs below them. */
export const schemesStyle = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
  }
  .chip {
    padding-inline: var(--space-3);
    border-radius: 999px;
    white-space: nowrap;
  }
  .swatch {
    width: 0.75rem;
    height: 0.75rem;
    border-radius: 50%;
    background: var(--swatch);
    forced-color-adjust: none;
  }
  .knobs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr));
    gap: var(--space-3) var(--space-5);
    align-items: start;
  }
`;
