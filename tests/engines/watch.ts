/** What a page keeps of its own troubles, in window.troubles, and its workers, in window.workers. A script by itself: it goes to every page as it stands. */
export const watch = `
  const troubles = (window.troubles ??= []);
  addEventListener('error', ({ target, message, error }) => {
    const file = target instanceof Element ? (target.src ?? target.href ?? target.localName) : undefined;
    troubles.push(file === undefined ? 'uncaught: ' + message + ' ' + (error?.stack ?? '') : 'not loaded: ' + file);
  }, true);
  addEventListener('unhandledrejection', ({ reason }) => troubles.push('unhandled: ' + String(reason)));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
    troubles.push(['refused:', violatedDirective, blockedURI, sourceFile, lineNumber].join(' ')), true);
  const { Worker: Native } = window;
  window.workers = [];
  window.Worker = class extends Native {
    constructor(...how) {
      super(...how);
      workers.push(this);
    }
  };
  // Workers are looked after every second instead of every five.
  const every = window.setInterval;
  window.setInterval = (act, ms, ...more) => every(act, ms === 5000 ? 1000 : ms, ...more);
  const say = console.error;
  console.error = (...words) => {
    troubles.push('console: ' + words.map(String).join(' '));
    say.apply(console, words);
  };
`;
