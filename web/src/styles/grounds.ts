/** Fires `look` when the ground of the page may be another one, and `changed` after labs have followed it. */
export const grounds = new EventTarget();

export const themes = ['auto', 'light', 'dark'] as const;
