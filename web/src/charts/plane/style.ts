import { css } from 'lit';

export const planeStyle = css`
  :host {
    display: block;
    min-width: 0;
    container-type: inline-size;
  }
  svg {
    display: block;
    width: 100%;
    max-width: 34rem;
    margin-inline: auto;
    aspect-ratio: 1;
    background: var(--ground);
    border-radius: var(--radius);
    touch-action: pan-y;
  }
  .grid {
    stroke: var(--grid);
  }
  .axis {
    stroke: var(--edge);
  }
  .contour {
    fill: none;
    stroke: var(--edge);
    stroke-opacity: 0.55;
  }
  .tick {
    font-size: 12px;
    fill: var(--ink-muted);
  }
  .name {
    font-size: 13px;
    fill: var(--ink-muted);
  }
  .label {
    font-size: 16px;
    font-weight: 600;
    paint-order: stroke;
    stroke: var(--ground);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .shaft {
    fill: none;
    stroke-width: 3.5px;
    stroke-linecap: round;
  }
  .shaft.thin {
    stroke-width: 2.25px;
  }
  .trail {
    fill: none;
    stroke-width: 2px;
    stroke-linejoin: round;
  }
  .at {
    stroke: var(--ground);
    stroke-width: 1.5px;
  }
  .shaft.accent,
  .trail.accent {
    stroke: var(--accent);
  }
  .barb.accent,
  .at.accent,
  .label.accent {
    fill: var(--accent);
  }
  .shaft.plain,
  .trail.plain {
    stroke: var(--ink-muted);
  }
  .barb.plain,
  .at.plain,
  .label.plain {
    fill: var(--ink-muted);
  }
  .shaft.first,
  .trail.first {
    stroke: var(--racer-0);
  }
  .barb.first,
  .at.first {
    fill: var(--racer-0);
  }
  .label.first {
    fill: var(--racer-0-ink);
  }
  .shaft.second,
  .trail.second {
    stroke: var(--racer-1);
  }
  .barb.second,
  .at.second {
    fill: var(--racer-1);
  }
  .label.second {
    fill: var(--racer-1-ink);
  }
  .shaft.third,
  .trail.third {
    stroke: var(--racer-2);
  }
  .barb.third,
  .at.third {
    fill: var(--racer-2);
  }
  .label.third {
    fill: var(--racer-2-ink);
  }
  .handle {
    fill: var(--accent);
    fill-opacity: 0;
    stroke: var(--accent);
    stroke-opacity: 0.45;
    stroke-dasharray: 3 3;
    cursor: grab;
    touch-action: none;
  }
  /* The drawing shrinks with its place; its words and what is taken hold of do not. */
  @container (max-width: 26rem) {
    .tick {
      font-size: 19px;
    }
    .name {
      font-size: 20px;
    }
    .label {
      font-size: 24px;
    }
    .handle {
      r: 28px;
    }
  }
  .handle:hover {
    fill-opacity: 0.12;
  }
  .handle:active {
    cursor: grabbing;
  }
  .handle:focus-visible {
    outline: none;
    stroke-opacity: 1;
    stroke-width: 2.5px;
    stroke-dasharray: none;
  }
`;
