import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { msg, str } from '@lit/localize';
import Markdown from 'markdown-it';
import { escape } from './svg';

/** Where the labs are, in the text of an example; a reader sees the address of the page that is read. */
export const exampleSite = 'https://labs.example/';

interface Frame {
  readonly title: string;
  /** In pixels, until the frame says itself how high it is. */
  readonly height: number;
  /** What it may do, where it may not do everything. */
  readonly sandbox?: string;
}

/** Example → the frames that it runs in. Its text is web/embed/examples/<name>.html. To add one: its file, and a line here. */
const examples = (): Readonly<Record<string, readonly Frame[]>> => ({
  element: [{ title: msg('A lab with attributes'), height: 760 }],
  several: [{ title: msg('Two labs'), height: 1600 }],
  theme: [{ title: msg('A lab in other colours'), height: 900 }],
  events: [{ title: msg('A lab and a list of its events'), height: 1000 }],
  script: [{ title: msg('A lab that a script sets'), height: 1000 }],
  iframe: [{ title: msg('A lab in a frame'), height: 800 }],
  sandbox: [{ title: msg('A lab in a sandbox'), height: 600 }],
  policy: [{ title: msg('A lab under a security policy'), height: 700, sandbox: 'allow-scripts' }],
  poster: [
    { title: msg('Without JavaScript'), height: 420, sandbox: '' },
    { title: msg('With JavaScript'), height: 900 },
  ],
  versions: [{ title: msg('A page with two copies of the module'), height: 700 }],
});

const folder = (web: string): string => join(web, 'embed/examples');
const textOf = (web: string, file: string): string => readFileSync(join(folder(web), file), 'utf8').trim();

/** The code of an example and the thing that this very code makes. */
export function exampleView(name: string, web: string): string {
  if (name === 'markdown') return markdownView(textOf(web, 'markdown.md'));
  const frames = examples()[name];
  if (!frames) throw new Error(`examples.ts has no ${name}; it has ${Object.keys(examples()).join(', ')}, markdown`);
  const running = frames.map(({ title, height, sandbox }) => {
    const kept = sandbox === undefined ? '' : ` sandbox="${sandbox}"`;
    return `<figure><figcaption>${escape(title)} <a href="examples/${name}.html">${msg('Open alone')}</a></figcaption>
<iframe src="examples/${name}.html" title="${escape(title)}" height="${height}" loading="lazy"${kept}></iframe></figure>`;
  });
  return exhibit(name, textOf(web, `${name}.html`), 'html', running.join('\n'));
}

function markdownView(text: string): string {
  const made = new Markdown().render(text.replaceAll(exampleSite, './')).replaceAll('<img ', '<img width="720" ');
  return exhibit(
    'markdown',
    text,
    'Markdown',
    `<figure><figcaption>${msg('What it makes')}</figcaption>${made}</figure>`,
  );
}

const exhibit = (name: string, code: string, language: string, running: string): string =>
  `<div class="example" id="example-${name}">
<pre tabindex="0" aria-label="${escape(msg(str`Code, ${language}`))}"><code>${escape(code)}</code></pre>
${running}
</div>`;

/** Every example as a page of its own: file → content. */
export function examplePages(web: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(examples()).map(([name, [first]]) => [
      `examples/${name}.html`,
      pageOf(textOf(web, `${name}.html`), first?.title ?? name),
    ]),
  );
}

/** From here the labs are a folder up; a policy calls their origin, which is the page’s own, by its name. */
function pageOf(example: string, title: string): string {
  const text = example.replaceAll(exampleSite, '../').replaceAll(exampleSite.replace(/\/$/, ''), "'self'");
  const policy = text.includes('Content-Security-Policy') ? '' : `${policyElement(text)}\n`;
  // Without tags for head and body, so that an example may begin with what belongs to the head.
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex" />
<title>${escape(title)} · Descent Lab</title>
${policy}<script src="page.js"></script>
<link rel="stylesheet" href="page.css" />
<link rel="icon" href="../favicon.svg" type="image/svg+xml" />

${text}
`;
}

/** Lets run what stands in the example, and nothing that anybody puts there. */
function policyElement(text: string): string {
  const hashes = (tag: 'script' | 'style'): string =>
    [...text.matchAll(new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([^]*?)</${tag}>`, 'g'))]
      .map(([, content = '']) => ` 'sha256-${createHash('sha256').update(content).digest('base64')}'`)
      .join('');
  const directives = [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval'${hashes('script')}`,
    `style-src 'self'${hashes('style')}`,
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${directives.join('; ')}" />`;
}
