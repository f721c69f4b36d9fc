import { css } from 'lit';

export const playgroundStyle = css`
  h3 {
    font-size: var(--text-small);
    font-weight: 600;
    color: var(--ink-muted);
  }
  .column {
    display: grid;
    align-content: start;
    gap: var(--space-2);
    min-width: 0;
  }
  .run,
  .epochs {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  /* As in the player: time goes to the right. */
  .epochs {
    direction: ltr;
  }
  button[aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }
  .hand {
    display: grid;
    gap: var(--space-1);
    padding: var(--space-2) var(--space-3);
    border-inline-start: 3px solid var(--accent);
    border-radius: var(--radius-small);
    background: var(--accent-soft);
  }
  .hand ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    list-style: none;
  }
  .hand li {
    display: flex;
    align-items: center;
  }
  .hand .plain {
    padding-inline: var(--space-2);
    text-align: start;
  }
  .trouble {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-3);
    border-inline-start: 3px solid var(--wrong);
    border-radius: var(--radius-small);
    background: var(--wrong-soft);
  }
  .stage {
    display: grid;
    grid-template-columns: 12.5rem minmax(0, 1fr) minmax(17rem, 21rem);
    --knob-field: 4.5rem;
    gap: var(--space-4) var(--space-5);
    align-items: start;
  }
  .sets {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(5rem, 1fr));
    gap: var(--space-1);
  }
  .set {
    flex-direction: column;
    gap: 0;
    padding: var(--space-1);
    border-color: var(--hairline);
    font-size: var(--text-tiny);
    line-height: 1.2;
  }
  .set span {
    min-height: 2.4em;
    display: grid;
    place-items: center;
  }
  .thumb {
    width: 44px;
    height: 44px;
  }
  .thumb path {
    fill: none;
    stroke-width: 3.2px;
    stroke-linecap: round;
  }
  .features {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
  .feature {
    gap: var(--space-1);
    padding: 0 var(--space-2) 0 var(--space-1);
    border-color: var(--hairline);
  }
  .feature canvas {
    width: 24px;
    height: 24px;
    border-radius: var(--radius-small);
    opacity: 0.55;
  }
  .features .names {
    flex-basis: 100%;
  }
  .feature[aria-pressed='true'] canvas {
    opacity: 1;
  }
  .layers {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  .units {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 2px;
  }
  .units .icon {
    min-width: 1.6rem;
    min-height: 1.6rem;
    border-color: var(--hairline);
  }
  @media (pointer: coarse) {
    .units .icon {
      min-width: var(--target);
      min-height: var(--target);
    }
  }
  /* Each as wide as its longest choice. */
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
  }
  .kinds label {
    display: grid;
    flex: 1 1 auto;
    gap: 2px;
    max-width: 100%;
  }
  .kinds span::first-letter {
    text-transform: uppercase;
  }
  .kinds span {
    display: inline-block;
    font-size: var(--text-tiny);
    color: var(--ink-muted);
  }
  .story {
    font-size: var(--text-0);
    min-height: 4.4em;
  }
  .learning {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(17rem, 21rem);
    gap: var(--space-4) var(--space-5);
    align-items: start;
  }
  .knobs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
    gap: var(--space-3) var(--space-5);
    align-items: start;
  }
  .column > .knobs {
    grid-template-columns: minmax(0, 1fr);
  }
  .tables {
    display: grid;
    gap: var(--space-1);
  }
  @container lab (max-width: 60rem) {
    .stage {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .stage > .net {
      grid-column: 1 / -1;
      grid-row: 2;
    }
    .learning {
      grid-template-columns: minmax(0, 1fr);
    }
    .column > .knobs {
      grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
    }
  }
  @container lab (max-width: 38rem) {
    .stage {
      grid-template-columns: minmax(0, 1fr);
    }
    .stage > .out {
      order: -1;
    }
    .stage > .net {
      grid-row: auto;
    }
    .sets {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }
  /* The map keeps the size that it has on a screen. */
  @media print {
    .stage {
      grid-template-columns: minmax(0, 1fr) 344px;
    }
  }
`;
