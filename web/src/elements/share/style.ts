import { css } from 'lit';

export const shareStyle = css`
  dialog {
    width: min(44rem, calc(100vw - 2rem));
    max-height: calc(100vh - 2rem);
    padding: var(--space-4);
    border: 1px solid var(--hairline);
    border-radius: var(--radius);
    background: var(--ground);
    color: var(--ink);
  }
  dialog[open] {
    display: grid;
    gap: var(--space-3);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  header {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: var(--space-3);
  }
  h3 {
    font-size: var(--text-0);
  }
  .code {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-2);
    align-items: start;
  }
  .code textarea {
    direction: ltr;
    overflow-wrap: anywhere;
  }
  .question,
  .controls label {
    display: grid;
    gap: var(--space-1);
  }
  .question textarea {
    font-family: inherit;
  }
  .controls {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr));
    gap: var(--space-2) var(--space-4);
    padding-block-start: var(--space-2);
  }
  h4 {
    margin: var(--space-4) 0 0;
    font-size: var(--text-small);
  }
  .row label {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
  }
  .said {
    min-height: 1.45em;
    color: var(--ink-muted);
  }
  @media (max-width: 30rem) {
    .code {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
