import { css } from 'lit';

export const axisStyle = css`
  .picture,
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-3);
    min-width: 0;
    padding: var(--space-3);
    background: var(--raised);
    border: 1px solid var(--hairline);
    border-radius: var(--radius-large);
  }
  .panel h3 {
    font-size: var(--text-0);
    font-weight: 600;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: var(--space-2) var(--space-4);
  }
  .bar descent-player {
    flex: 1 1 18rem;
  }
  .hint {
    flex: 1 1 16em;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
  .chip {
    padding-inline: var(--space-3);
    white-space: nowrap;
  }
  .finger {
    display: none;
  }
  @media (pointer: coarse) {
    .mouse {
      display: none;
    }
    .finger {
      display: inline;
    }
  }
  .matrices,
  .two {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    align-items: start;
  }
  .alone {
    padding: var(--space-2) var(--space-3);
    border-inline-start: 3px solid var(--wrong);
    border-radius: var(--radius-small);
    background: var(--wrong-soft);
  }
  .story {
    font-size: var(--text-0);
    min-height: 4.5em;
    max-width: 75ch;
  }
  .panel-part {
    display: grid;
    gap: var(--space-3);
    min-width: 0;
  }
  .equation p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) 0.35em;
  }
  .bar.ends {
    align-items: end;
  }
  .equation {
    direction: ltr;
    display: grid;
    gap: var(--space-3);
    font-family: var(--math);
    font-size: 1.15rem;
    overflow-x: auto;
    overflow-y: hidden;
    padding-block: var(--space-1);
  }
  @container lab (max-width: 26rem) {
    .equation {
      font-size: 1rem;
    }
  }
  .equation math {
    font-family: inherit;
  }
  .result {
    font-weight: 700;
    color: var(--accent);
  }
  .knobs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr));
    gap: var(--space-3) var(--space-5);
    align-items: start;
  }
  @container lab (min-width: 46rem) {
    .matrices,
    .two {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--space-5);
    }
    .picture {
      padding: var(--space-4);
    }
    .story {
      min-height: 3em;
    }
  }
`;
