/** How far outside the window a lab is got ready, as the margin of an IntersectionObserver. */
export const nearby = '800px 0px';

/** Calls once, when the element is near the window. */
export function whenNear(element: Element, act: () => void): IntersectionObserver {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      act();
    },
    { rootMargin: nearby },
  );
  observer.observe(element);
  return observer;
}
