import { css } from 'lit';

export const initTrainingStyle = css`
  .question,
  .lead {
    font-size: var(--text-0);
    font-weight: 600;
  }
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
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
    gap: var(--space-4) var(--space-5);
  }
  .knobs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr));
    gap: var(--space-3) var(--space-5);
    align-items: start;
  }
  .story {
    display: grid;
    gap: var(--space-1);
    min-height: 4.5em;
    font-size: var(--text-0);
  }
`;
