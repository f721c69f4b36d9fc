/** How far outside the window a lab is got ready, as the margin of an IntersectionObserver. */
export const nearby = '800px 0px';
