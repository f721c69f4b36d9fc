import { parseAst } from 'vite';

/*
 * What is written to be read, in templates within the code: a minifier of JavaScript leaves these as they are, since it can't
 * know what they mean.
 */

/** Strings stay; then comments, and the space around what needs none. */
const inCss = /'[^'\n]*'|"[^"\n]*"|\/\*[^]*?\*\/\s*|(?<!:)\s*([{};,])\s*|(:)\s+(?=[^;\s])|\s+/g;

const shortened = {
  css: (text) =>
    text
      .replaceAll(inCss, (found, mark, colon) => {
        if (/^['"]/.test(found)) return found;
        return mark ?? colon ?? (found.startsWith('/*') ? '' : ' ');
      })
      .replaceAll(';}', '}'),
  // A line's end means a space in HTML, wherever it is not kept (pre, textarea): a template has no such text of its own.
  html: (text) => text.replaceAll(/\s*\n\s*/g, ' '),
  svg: (text) => text.replaceAll(/\s*\n\s*/g, ' '),
};

/** Every tagged template below a node, but for messages: what a translator has is known by its exact text. */
function* templates(node) {
  if (node.type === 'CallExpression' && node.callee.name === 'msg') return;
  if (node.type === 'TaggedTemplateExpression' && Object.hasOwn(shortened, node.tag.name)) yield node;
  for (const value of Object.values(node)) {
    for (const child of [value].flat()) if (typeof child?.type === 'string') yield* templates(child);
  }
}

/** Shortens the templates in a module of ours. */
export function shortTemplates(code) {
  let short = code;
  // From the end: places before it stay what they are.
  const pieces = [...templates(parseAst(code))].flatMap(({ tag, quasi }) =>
    quasi.quasis.map(({ start, end }) => ({ start, end, shorten: shortened[tag.name] })),
  );
  for (const { start, end, shorten } of pieces.sort((a, b) => b.start - a.start)) {
    short = short.slice(0, start) + shorten(short.slice(start, end)) + short.slice(end);
  }
  return short;
}

/** @returns {import('vite').Plugin} */
export const shorten = () => ({
  name: 'descent-shorten',
  apply: 'build',
  transform: {
    filter: { id: /\/web\/(?:src|embed)\/.*\.ts$/, code: /\b(?:css|html|svg)`/ },
    handler: (code) => ({ code: shortTemplates(code), map: null }),
  },
});
