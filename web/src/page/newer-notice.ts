import { msg } from '@lit/localize';

/** Says at the foot of the window that a newer version is there; this page stays as it is until the reader wants it. */
export function newerNotice(): void {
  if (document.querySelector('.newer')) return;
  const box = document.createElement('div');
  box.className = 'newer';
  box.setAttribute('role', 'status');
  document.body.append(box);
  const text = document.createElement('p');
  text.textContent = msg('A newer version of this page is ready. What you have set is kept.');
  const reload = button(msg('Reload'), () => location.reload());
  // What comes into a status that is there already is read out.
  setTimeout(() =>
    box.append(
      text,
      reload,
      button(msg('Later'), () => box.remove()),
    ),
  );
}

function button(name: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = name;
  element.addEventListener('click', act);
  return element;
}
