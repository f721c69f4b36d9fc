import { css } from 'lit';

export const weightNormStyle = css`
  .picture,
  .two,
  .beside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-4);
    min-width: 0;
  }
  .picture {
    padding: var(--space-3);
    background: var(--raised);
    border: 1px solid var(--hairline);
    border-radius: var(--radius-large);
  }
  .equation {
    direction: ltr;
    display: grid;
    gap: var(--space-4);
    font-family: var(--math);
    font-size: 1.05rem;
    min-width: 0;
    overflow-x: auto;
    overflow-y: hidden;
  }
  .equation math {
    font-family: inherit;
  }
  .equation p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) 0.35em;
  }
  .w {
    color: var(--racer-0-ink);
  }
  .g {
    color: var(--racer-2-ink);
  }
  .v {
    color: var(--racer-1-ink);
  }
  .story {
    font-size: var(--text-0);
    min-height: 6em;
  }
  .knobs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr));
    gap: var(--space-3) var(--space-5);
    align-items: start;
  }
  @container lab (max-width: 24rem) {
    .equation {
      font-size: 0.85rem;
    }
  }
  @container lab (min-width: 46rem) {
    .two {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--space-5);
    }
    .picture {
      padding: var(--space-4);
    }
  }
`;
