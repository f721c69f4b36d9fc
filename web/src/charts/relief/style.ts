import { css } from 'lit';

export const reliefStyle = css`
  :host {
    display: block;
  }
  .picture {
    position: relative;
    inset: auto;
    margin-inline: auto;
    overflow: hidden;
    border-radius: var(--radius-small);
    cursor: grab;
    touch-action: pan-y;
    user-select: none;
    -webkit-user-select: none;
  }
  .picture:active {
    cursor: grabbing;
  }
  .picture:focus-visible {
    outline-offset: -2px;
  }
  canvas,
  .marks-layer {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    pointer-events: none;
  }
  .upright {
    fill: var(--ink);
  }
  .behind {
    opacity: 0.4;
  }
  .label text {
    fill: var(--hue-ink);
    stroke: var(--ground);
    stroke-width: 3;
    stroke-linejoin: round;
    paint-order: stroke;
    font-size: 12px;
    font-weight: 500;
  }
  .label.chosen text {
    font-weight: 650;
  }
  .glyph {
    fill: var(--hue);
    stroke: var(--ground);
    stroke-width: 2.5;
    stroke-linejoin: round;
    paint-order: stroke;
  }
  .thread {
    fill: none;
    stroke: var(--hue);
    stroke-width: 1;
    stroke-dasharray: 1 3;
  }
  .looks {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    margin-block-start: var(--space-2);
  }
  .heights {
    margin-inline-start: 0;
  }
  .looks .tools {
    flex-wrap: wrap;
  }
  .hint {
    margin-block-start: var(--space-1);
    color: var(--ink-muted);
    font-size: var(--text-tiny);
  }
  .sentence {
    padding: var(--space-2) var(--space-3);
    border-inline-start: 3px solid var(--edge);
    border-radius: var(--radius-small);
    background: var(--sunken);
  }
`;
