import { css } from 'lit';

export const digitsStyle = css`
  h3,
  .desk {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4) var(--space-5);
    align-items: start;
  }
  .paper,
  .reading,
  .seen,
  .mistakes {
    display: grid;
    gap: var(--space-2);
    min-width: 0;
  }
  descent-drawing {
    width: 100%;
    max-width: 22rem;
  }
  .seen {
    grid-template-columns: 6rem minmax(0, 1fr);
    gap: var(--space-2) var(--space-3);
    align-items: center;
  }
  .seen .frame {
    position: relative;
  }
  .seen .box {
    position: absolute;
    border: 1px dashed var(--accent);
    pointer-events: none;
  }
  .seen descent-pixels {
    border: 1px solid var(--hairline);
  }
  .answer {
    min-height: 1.45em;
    font-size: var(--text-0);
    font-weight: 600;
  }
  .training {
    display: grid;
    gap: var(--space-2);
  }
  .training progress {
    height: 6px;
    border-radius: 3px;
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
    gap: var(--space-4) var(--space-5);
  }
  .knobs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
    gap: var(--space-3) var(--space-5);
    align-items: start;
  }
  .mistakes ul {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: var(--space-2);
    list-style: none;
  }
  .thumbnail {
    position: relative;
    display: grid;
    width: 100%;
    height: 100%;
    gap: var(--space-1);
    padding: var(--space-1);
    border-color: var(--hairline);
    font-size: var(--text-tiny);
    line-height: 1.3;
    text-align: center;
  }
  .thumbnail descent-pixels {
    width: 100%;
  }
  @container lab (min-width: 40rem) {
    .desk {
      grid-template-columns: minmax(15rem, 22rem) minmax(0, 1fr);
    }
    .mistakes ul {
      grid-template-columns: repeat(8, minmax(0, 1fr));
    }
  }
  @container lab (min-width: 64rem) {
    .mistakes ul {
      grid-template-columns: repeat(12, minmax(0, 1fr));
    }
  }
`;
