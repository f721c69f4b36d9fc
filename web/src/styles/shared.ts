import { css } from 'lit';

/**
 * The look of controls inside shadow roots, as one constructable sheet that every element shares: page styles do not
 * reach in there, the tokens do. Without a page around them (an embedded lab) an element brings tokens.css along.
 */
export const shared = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    color: var(--ink);
    font-family: var(--sans);
    font-size: var(--text-small);
    line-height: 1.45;
    font-variant-numeric: tabular-nums;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  p,
  h3,
  h4,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  a {
    color: var(--accent);
  }
  button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button,
  select,
  .field {
    min-height: var(--target);
    padding: 0 var(--space-3);
    background: var(--raised);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    cursor: pointer;
    touch-action: manipulation;
    transition:
      background-color var(--quick) var(--ease),
      border-color var(--quick) var(--ease);
  }
  button:hover:not(:disabled),
  select:hover:not(:disabled) {
    border-color: var(--accent);
  }
  button:active:not(:disabled),
  button[aria-pressed='true'] {
    background: var(--accent-soft);
    border-color: var(--accent);
  }
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }
  button.plain {
    background: none;
    border-color: transparent;
    color: var(--accent);
  }
  button.icon {
    min-width: var(--target);
    padding: 0;
  }
  button:disabled,
  select:disabled,
  input:disabled,
  textarea:disabled {
    opacity: 0.5;
    cursor: default;
  }
  svg.glyph {
    width: 1.125em;
    height: 1.125em;
    fill: currentColor;
    flex: none;
  }
  /* In WebKit a long choice sticks out, unseen, and widens the page; it takes no other overflow than visible. */
  select {
    max-width: 100%;
    padding-inline-end: var(--space-2);
    contain: paint;
    text-overflow: ellipsis;
  }
  textarea.field {
    width: 100%;
    padding: var(--space-2) var(--space-3);
    font-family: var(--mono);
    resize: vertical;
  }
  /* As a number axis: small numbers at the left in every language. */
  input[type='range'] {
    direction: ltr;
    width: 100%;
    min-width: 0;
    height: var(--target);
    margin: 0;
    background: none;
    appearance: none;
    cursor: pointer;
    touch-action: pan-y;
  }
  input[type='range']::-webkit-slider-runnable-track {
    height: 4px;
    border-radius: 2px;
    background:
      linear-gradient(var(--accent) 0 0) 0 / var(--filled, 0%) 100% no-repeat,
      var(--track);
  }
  input[type='range']::-moz-range-track {
    height: 4px;
    border-radius: 2px;
    background: var(--track);
  }
  input[type='range']::-moz-range-progress {
    height: 4px;
    border-radius: 2px;
    background: var(--accent);
  }
  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    width: 20px;
    height: 20px;
    margin-top: -8px;
    border: 2px solid var(--raised);
    border-radius: 50%;
    background: var(--accent);
  }
  input[type='range']::-moz-range-thumb {
    width: 16px;
    height: 16px;
    border: 2px solid var(--raised);
    border-radius: 50%;
    background: var(--accent);
  }
  input[type='checkbox'],
  input[type='radio'] {
    width: 1.15rem;
    height: 1.15rem;
    margin: 0;
    accent-color: var(--accent);
    flex: none;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
    border-radius: var(--radius-small);
  }
  button:focus-visible,
  select:focus-visible,
  .field:focus-visible {
    border-radius: var(--radius);
  }
  details > summary {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
    width: fit-content;
    color: var(--accent);
    cursor: pointer;
    list-style: none;
  }
  details > summary::-webkit-details-marker {
    display: none;
  }
  details > summary::before {
    content: '';
    width: 0.45em;
    height: 0.45em;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    transform: rotate(-45deg);
    transition: transform var(--quick) var(--ease);
  }
  details[open] > summary::before {
    transform: rotate(45deg);
  }
  legend {
    padding: 0;
  }
  /* What a finger is to meet has its width, too. */
  @media (pointer: coarse) {
    button,
    select {
      min-width: var(--target);
    }
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  .muted {
    color: var(--ink-muted);
  }
  .wrong {
    color: var(--wrong);
  }
  .hidden-visually {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    button[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
    :is(button, select, input, textarea):disabled,
    button[aria-disabled='true'] {
      opacity: 1;
      border-color: GrayText;
      color: GrayText;
    }
    :focus-visible:focus-visible {
      outline: 3px solid Highlight;
      outline-offset: 2px;
    }
    /* Behind text the system paints its own ground, unless it is told that this has been seen to. */
    button.primary {
      background: ButtonText;
      border-color: ButtonText;
      color: ButtonFace;
      forced-color-adjust: none;
    }
    input[type='range'] {
      appearance: auto;
    }
  }
  /* On paper: what is chosen and set, without what can only be pressed. */
  @media print {
    button:not([aria-pressed], .unit, .who),
    .segments button[aria-pressed='false'],
    input[type='range'],
    details:not([open]),
    .act {
      display: none !important;
    }
    .segments button[aria-pressed='true'],
    select,
    .field {
      padding: 0;
      border: 0;
      background: none;
      appearance: none;
    }
    button[aria-pressed='true'] {
      border-color: var(--ink);
      background: none;
      font-weight: 600;
    }
    /* What has scrolled stands in full. */
    .chips,
    .deck,
    .equation,
    .scroll,
    .worked,
    pre {
      flex-wrap: wrap !important;
      max-height: none !important;
      overflow: visible !important;
    }
    pre {
      white-space: pre-wrap;
    }
    figure,
    fieldset,
    tr,
    li,
    math,
    .panel,
    .choice {
      break-inside: avoid;
    }
    h3,
    h4,
    legend,
    caption {
      break-after: avoid;
    }
  }
`;
