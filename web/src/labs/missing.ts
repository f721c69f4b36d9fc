import { msg } from '@lit/localize';

const mark = 'data-missing';

/**
 * Says in a lab's place that its code could not be had. What the reader has set stands in the address, and stays; `again`
 * tries once more, and rejects where that is in vain.
 */
export function sayMissing(lab: Element, again: () => Promise<void>): void {
  const failedBefore = lab.querySelector(`:scope > [${mark}]`);
  failedBefore?.remove();
  const box = document.createElement('div');
  box.className = 'problem';
  box.setAttribute(mark, '');
  box.setAttribute('role', 'alert');
  const text = document.createElement('p');
  text.textContent = failedBefore
    ? msg(
        'This lab still could not be loaded. Some browsers try again only when the page is loaded anew; what is set stays.',
      )
    : msg('This lab could not be loaded; is there a connection? What is set stays.');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = failedBefore ? msg('Load the page anew') : msg('Try again');
  button.addEventListener('click', () => {
    if (failedBefore) location.reload();
    else again().catch(() => sayMissing(lab, again));
  });
  box.append(text, button);
  lab.prepend(box);
}

/** The code has come. */
export function unsayMissing(root: ParentNode, tag: string): void {
  for (const box of root.querySelectorAll(`${tag} > [${mark}]`)) box.remove();
}
