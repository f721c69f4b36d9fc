import { css } from 'lit';

/** For what is a picture, or runs along a number axis: it looks the same in a page that is written from right to left. */
export const picture = css`
  :host {
    direction: ltr;
    break-inside: avoid;
  }
`;
