/** A sentence for the reader, in a page that shows one lab: what of the address could not be followed. */
export function problemBox(sentence: string): HTMLElement {
  const box = document.createElement('div');
  box.className = 'problem';
  box.setAttribute('role', 'alert');
  const text = document.createElement('p');
  text.textContent = sentence;
  box.append(text);
  return box;
}
