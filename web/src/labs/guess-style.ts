import { css } from 'lit';

/** The question above a lab, its answers, and what became of the guess. */
export const guessStyle = css`
  .guess {
    display: grid;
    gap: var(--space-2);
  }
  .guess legend {
    padding: 0 0 var(--space-1);
    font-weight: 600;
  }
  .guess label {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
    padding-inline-end: var(--space-2);
    cursor: pointer;
  }
  .verdict {
    flex: 1 1 18em;
  }
`;
