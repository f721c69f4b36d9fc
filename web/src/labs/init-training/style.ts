import { css } from 'lit';

export const initTrainingStyle = css`
  .question,
  .lead {
    font-size: var(--text-0);
    font-weight: 600;
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
    gap: var(--space-4) var(--space-5);
  }
  .story {
    display: grid;
    gap: var(--space-1);
    min-height: 4.5em;
    font-size: var(--text-0);
  }
`;
