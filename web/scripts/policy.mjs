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
  // Text becomes HTML or a script's address only by these two: Lit's, and web/src/trusted.ts.
  "require-trusted-types-for 'script'",
  'trusted-types lit-html descent',
];

/** In a sandbox a page has no origin, and its worker none that it could come from but a blob. */
const sandboxed = directives.map((each) => (each.startsWith('worker-src') ? `${each} blob:` : each));

/** The page for writers shows examples in frames. */
const framing = [...directives, "frame-src 'self'"];
const directivesOf = (file) => (framed.includes(file) ? sandboxed : file === 'writers.html' ? framing : directives);

/** For a meta element, which a host without headers has to be content with. It does not reach the worker. */
export const metaPolicy = (file) => directivesOf(file).join('; ');

/** For the header, which is sent with the worker's script, too. */
export const headerPolicy = [...directives, "frame-ancestors 'self'"].join('; ');

/** The same for a page; `path`: within the folder. Examples say themselves, each in its head, what it needs. */
export function pagePolicy(path) {
  if (path.startsWith('examples/')) return "frame-ancestors 'self'";
  const file = path.replace(/^.*\//, '');
  return [...directivesOf(file), framed.includes(file) ? 'frame-ancestors *' : "frame-ancestors 'self'"].join('; ');
}

/** Pages that are. */
export const framed = ['embed.html', 'worker-frame.html'];
