import { css } from 'lit';

export const depthStyle = css`
  .guess legend,
  .lead,
  h3 {
    font-size: var(--text-0);
    font-weight: 600;
  }
  .guess label {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
    padding-inline-end: var(--space-3);
  }
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .charts {
    display: grid;
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  .side {
    display: grid;
    align-content: start;
    gap: var(--space-2);
    min-width: 0;
  }
  .reproduce pre {
    max-height: 24rem;
    margin: var(--space-2) 0 0;
    padding: var(--space-3);
    overflow: auto;
    background: var(--sunken);
    border-radius: var(--radius);
  }
  .verdicts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
    font-size: var(--text-0);
  }
  .verdicts dt {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    font-weight: 600;
  }
  @container lab (min-width: 52rem) {
    .stage {
      grid-template-columns: minmax(0, 1fr) 17rem;
    }
  }
`;
