import { css } from 'lit';

export const symmetryStyle = css`
  .question {
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
    text-align: start;
  }
  .lead {
    font-weight: 600;
  }
  .picture {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    padding: var(--space-3);
    background: var(--raised);
    border: 1px solid var(--hairline);
    border-radius: var(--radius-large);
  }
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    align-items: start;
  }
  .beside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    min-width: 0;
  }
  .sum {
    direction: ltr;
    min-height: 3em;
    font-family: var(--math);
    font-size: 1.05rem;
    overflow-wrap: anywhere;
  }
  .story {
    font-size: var(--text-0);
    min-height: 4.5em;
  }
  .knobs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr));
    gap: var(--space-3) var(--space-5);
    align-items: start;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  @container lab (min-width: 46rem) {
    .picture {
      padding: var(--space-4);
    }
    .stage {
      grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr);
      gap: var(--space-5);
    }
  }
`;
