import { copiedWord, copyByKey, copyWord } from './copied';

/** Stands in the code of examples for the address of the labs: web/scripts/page/examples.ts. */
const exampleSite = 'https://labs.example/';

/** Examples get the address that the reader is at, a button to copy them, and the height and ground that they should have. */
export function watchExamples(): void {
  const site = new URL('.', location.href);
  for (const code of document.querySelectorAll('code')) {
    const text = code.textContent;
    if (!text.includes(exampleSite.slice(0, -1))) continue;
    code.textContent = text.replaceAll(exampleSite, site.href).replaceAll(exampleSite.slice(0, -1), site.origin);
  }
  for (const pre of document.querySelectorAll<HTMLElement>('.example > pre')) addCopy(pre);

  const frames = [...document.querySelectorAll<HTMLIFrameElement>('.example iframe')];
  addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    const frame = frames.find(({ contentWindow }) => contentWindow === source);
    if (frame && isHeight(data)) frame.height = String(data.height);
  });
  const ground = (): void => {
    const { theme } = document.documentElement.dataset;
    for (const frame of frames) {
      const [page = '', said = ''] = frame.src.split('#');
      const wanted = theme === undefined ? '' : `theme=${theme}`;
      // A mere anchor does not load the page anew.
      if (said !== wanted) frame.src = `${page}#${wanted}`;
    }
  };
  ground();
  new MutationObserver(ground).observe(document.documentElement, { attributeFilter: ['data-theme'] });
}

function isHeight(data: unknown): data is { readonly height: number } {
  if (typeof data !== 'object' || data === null) return false;
  const { descent, height } = data as { readonly descent?: unknown; readonly height?: unknown };
  return descent === 'example' && typeof height === 'number' && height > 0 && height < 1e5;
}

function addCopy(pre: HTMLElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = copyWord();
  button.addEventListener('click', () => void copy(pre, button));
  pre.before(button);
}

async function copy(pre: HTMLElement, button: HTMLButtonElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(pre.textContent);
    button.textContent = copiedWord();
  } catch {
    // Where the page may not copy, the reader can: it is selected.
    getSelection()?.selectAllChildren(pre);
    button.textContent = copyByKey();
  }
  setTimeout(() => (button.textContent = copyWord()), 3000);
}
