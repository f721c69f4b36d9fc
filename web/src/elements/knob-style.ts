import { css } from 'lit';

export const knobStyle = css`
  :host {
    display: block;
    min-width: 0;
    break-inside: avoid;
  }
  .head {
    display: flex;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    min-height: var(--target);
  }
  .head > label {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: inherit;
    min-width: 0;
    line-height: 1.25;
  }
  /* The catalogue's labels are written for the middle of a sentence. */
  label > span {
    display: inline-block;
    min-width: 0;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  label > span::first-letter {
    text-transform: uppercase;
  }
  .literal,
  .place {
    direction: ltr;
  }
  .literal {
    font-family: var(--mono);
    font-size: 1em;
    overflow-wrap: anywhere;
  }
  .place {
    padding-block-start: var(--space-1);
    line-height: 1.4;
  }
  .place code {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .place mark {
    background: var(--wrong-soft);
    color: var(--wrong);
    font-weight: 700;
    text-decoration: underline 2px;
    text-underline-offset: 3px;
  }
  .symbol {
    color: var(--ink-muted);
    white-space: nowrap;
  }
  .entry {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-width: 0;
  }
  .number .entry,
  .integer .entry {
    margin-inline-start: auto;
  }
  .number .field,
  .integer .field {
    width: var(--knob-field, 5.5rem);
    padding-inline: var(--space-2);
    text-align: end;
  }
  .entry .field {
    min-width: 0;
  }
  .text .field,
  .numbers .field {
    width: 100%;
  }
  .text .entry,
  .numbers .entry {
    display: flex;
  }
  .unit {
    white-space: nowrap;
  }
  select {
    width: 100%;
  }
  .help-button {
    min-height: 1.375rem;
    width: 1.375rem;
    min-width: 0;
    padding: 0;
    flex: none;
    position: relative;
    border-radius: 50%;
    border-color: var(--hairline);
    background: none;
    color: var(--ink-muted);
    font-size: var(--text-tiny);
  }
  /* A finger needs more room than the eye. */
  .help-button::after {
    content: '';
    position: absolute;
    inset: calc((1.375rem - var(--target)) / 2);
  }
  .marks {
    --thumb: 1rem;
    position: relative;
    padding-block-start: 0.7rem;
  }
  .slider-mark {
    position: absolute;
    inset-block-start: calc(0.175rem - var(--target) / 2);
    width: 2px;
    height: 0.9rem;
    margin-left: -1px;
    background: var(--ink);
    forced-color-adjust: none;
  }
  @media print {
    .slider-mark {
      display: none;
    }
  }
  .mark-text {
    line-height: 1.3;
  }
  .help,
  #trouble {
    padding-block: var(--space-1) var(--space-2);
    line-height: 1.4;
  }
  .bad .field,
  .bad select {
    border-color: var(--wrong);
    box-shadow: 0 0 0 1px var(--wrong);
    background: var(--wrong-soft);
  }
`;
