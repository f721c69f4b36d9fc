/** What the page may load and run: its own files, WebAssembly, and nothing that is put together at run time. */
const directives = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** In a sandbox a page has no origin, and its worker none that it could come from but a blob. */
const sandboxed = directives.map((each) => (each.startsWith('worker-src') ? `${each} blob:` : each));

/** For a meta element, which a host without headers has to be content with. It does not reach the worker. */
export const metaPolicy = (file) => (framed.includes(file) ? sandboxed : directives).join('; ');

/** For the header, which is sent with the worker's script, too. */
export const headerPolicy = [...directives, "frame-ancestors 'self'"].join('; ');

/** The same for what is made to stand in other pages. */
export const framedPolicy = [...sandboxed, 'frame-ancestors *'].join('; ');

/** Pages that are. */
export const framed = ['embed.html', 'worker-frame.html'];
