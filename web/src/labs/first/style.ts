import { css } from 'lit';

export const firstStyle = css`
  .guess,
  .story,
  .tables {
    display: grid;
    gap: var(--space-2);
  }
  .question,
  h3 {
    font-size: var(--text-0);
    font-weight: 600;
    max-width: 75ch;
  }
  .verdict {
    min-height: 1.5em;
  }
  .switches {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--space-2);
  }
  .switch {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 0 var(--space-3);
    padding: var(--space-2) var(--space-3);
    text-align: start;
    line-height: 1.3;
    border-color: var(--hairline);
  }
  .switch .knob {
    grid-row: 1 / 3;
    position: relative;
    width: 2.6rem;
    height: 1.45rem;
    border-radius: 1rem;
    background: var(--track);
    transition: background-color var(--quick) var(--ease);
  }
  .switch .knob::after {
    content: '';
    position: absolute;
    inset-block-start: 3px;
    inset-inline-start: 3px;
    width: calc(1.45rem - 6px);
    height: calc(1.45rem - 6px);
    border-radius: 50%;
    background: var(--raised);
    transition: transform var(--quick) var(--ease);
  }
  .switch[aria-checked='true'] {
    border-color: var(--swatch);
  }
  .switch[aria-checked='true'] .knob {
    background: var(--swatch);
    forced-color-adjust: none;
  }
  .switch[aria-checked='true'] .knob::after {
    transform: translateX(1.15rem);
  }
  .switch[aria-checked='true'] .knob:dir(rtl)::after {
    transform: translateX(-1.15rem);
  }
  .switch .name {
    font-weight: 600;
  }
  .switch .side {
    grid-column: 2;
  }
  .switch .turned {
    grid-column: 1 / -1;
    padding-block-start: var(--space-1);
    font-size: var(--text-tiny);
    color: var(--ink-muted);
  }
  .stage {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) minmax(0, 15rem);
    gap: var(--space-4) var(--space-5);
    align-items: start;
  }
  .stage > * {
    min-width: 0;
  }
  .needle {
    display: grid;
    gap: var(--space-3);
  }
  .people {
    border-collapse: collapse;
    font-size: var(--text-tiny);
    line-height: 1.25;
  }
  .people caption {
    caption-side: bottom;
    padding-block-start: var(--space-1);
    text-align: start;
    color: var(--ink-muted);
  }
  .people th,
  .people td {
    padding: 2px var(--space-2);
    text-align: end;
    white-space: nowrap;
  }
  .people thead th {
    font-weight: 600;
    vertical-align: bottom;
  }
  .people .unit {
    font-weight: 400;
    color: var(--ink-muted);
  }
  .people tbody th {
    padding: 0;
  }
  .people tr.asked > * {
    border-block-end: 1px solid var(--edge);
    padding-block-end: var(--space-1);
    font-weight: 700;
  }
  .people tr.used > * {
    background: color-mix(in srgb, var(--racer-3) 26%, transparent);
  }
  @media (forced-colors: active) {
    .people tr.used > th {
      border-inline-start: 4px solid CanvasText;
    }
    .lit {
      outline: 1px solid CanvasText;
    }
    .people tr.chosen {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  .people tr.chosen > * {
    box-shadow:
      inset 0 1px var(--accent),
      inset 0 -1px var(--accent);
  }
  .who {
    width: 100%;
    min-height: 1.45rem;
    padding: 0 var(--space-2);
    justify-content: end;
    border-radius: 0;
    border: 0;
    font-variant-numeric: tabular-nums;
  }
  .who[aria-pressed='true'] {
    background: none;
  }
  .said {
    color: var(--racer-0-ink);
  }
  /* On the mark's own colour the ink of a line is too faint in dark. */
  .used .said {
    color: inherit;
  }
  @media (pointer: coarse) {
    .who {
      min-height: 2.75rem;
    }
  }
  .legend,
  .note {
    font-size: var(--text-tiny);
    color: var(--ink-muted);
    max-width: 95ch;
  }
  .key {
    display: inline-block;
    width: 3.2em;
    height: 0.8em;
    margin-inline: 0.15em;
    border-radius: 2px;
    vertical-align: -0.05em;
    background: linear-gradient(to right, var(--racer-1), var(--raised), var(--racer-0));
    box-shadow: inset 0 0 0 1px var(--hairline);
  }
  .lit {
    padding-inline: 0.3em;
    border-radius: 2px;
    color: var(--ink);
    background: color-mix(in srgb, var(--racer-3) 26%, transparent);
  }
  .story {
    min-height: 6em;
    font-size: var(--text-0);
    max-width: 85ch;
  }
  .multiples {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: var(--space-2);
  }
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px var(--space-2);
    align-content: start;
    align-items: baseline;
    padding: var(--space-2) var(--space-3);
    text-align: start;
    line-height: 1.3;
    border-color: var(--hairline);
  }
  .panel .title {
    font-weight: 600;
    font-size: var(--text-tiny);
    min-height: 2.6em;
  }
  .panel .dots {
    display: inline-flex;
    gap: 3px;
    align-self: start;
    justify-self: end;
    padding-block-start: 0.2em;
  }
  .dot {
    width: 0.65rem;
    height: 0.65rem;
    border-radius: 50%;
    border: 1.5px solid var(--track);
  }
  .dot.on {
    border-color: var(--swatch);
    background: var(--swatch);
    forced-color-adjust: none;
  }
  .panel svg {
    grid-column: 1 / -1;
    width: 100%;
    height: 4.4rem;
    background: var(--sunken);
    border-radius: var(--radius-small);
  }
  .panel path {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .panel .course {
    stroke: var(--racer-0);
    stroke-width: 2;
  }
  .panel .mean {
    stroke: var(--ink-muted);
    stroke-dasharray: 4 4;
  }
  .panel .now {
    stroke: var(--accent);
  }
  .panel .number {
    font-size: var(--text-0);
    font-weight: 600;
  }
  .panel .badge {
    grid-column: 1 / -1;
    justify-self: start;
    padding-inline: 0.5em;
    border-radius: 1em;
    font-size: var(--text-tiny);
    background: var(--sunken);
  }
  .panel.covered svg {
    opacity: 0.6;
  }
  .covered-note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
  }
  .panel.learned .badge {
    color: var(--ground);
    background: var(--racer-2-ink);
    forced-color-adjust: none;
  }
  .panel:is(.lost, .far, .same, .thrown) .badge {
    color: var(--wrong);
    background: var(--wrong-soft);
  }
  .panel :is(.number, .off) {
    grid-column: 1 / -1;
    white-space: nowrap;
  }
  .panel .off {
    font-size: var(--text-tiny);
    color: var(--ink-muted);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-3) var(--space-5);
  }
  .bar > descent-knob {
    flex: 0 1 18rem;
  }
  .knobs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
    gap: var(--space-3) var(--space-5);
    align-items: start;
  }
  @container lab (max-width: 58rem) {
    .stage {
      grid-template-columns: minmax(0, 1fr) minmax(0, 15rem);
    }
    .stage .net {
      grid-column: 1 / -1;
      grid-row: 1;
    }
  }
  @container lab (max-width: 40rem) {
    .switches,
    .stage {
      grid-template-columns: minmax(0, 1fr);
    }
    .stage .needle {
      grid-row: 2;
    }
    .people {
      width: 100%;
    }
    .multiples {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .bar > descent-knob {
      flex-grow: 1;
    }
  }
  /* No room for the dots beside a long word, nor for one in a line of its own. */
  @container lab (max-width: 24rem) {
    .people th,
    .people td {
      padding-inline: 2px;
    }
    .people thead th,
    .panel :is(.number, .off) {
      white-space: normal;
    }
    .panel {
      grid-template-columns: minmax(0, 1fr);
    }
    .panel .dots {
      grid-row: 1;
      justify-self: start;
    }
  }
`;
