// The ground that the link asks for, or that was chosen on an earlier visit, before the first paint;
// web/src/elements/theme-switch.ts and web/src/page/links.ts do the rest.
try {
  const theme = /[#&]theme=(light|dark)(?:&|$)/.exec(location.hash)?.[1] ?? localStorage.getItem('descent-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden: the system's choice holds.
}

// Above the text the chapters are folded (web/src/page/outline.ts), and at once: else the text would jump up.
if (matchMedia('(max-width: 67.99em)').matches) {
  const watch = new MutationObserver(() => {
    const outline = document.getElementById('outline');
    if (!outline) return;
    outline.open = false;
    watch.disconnect();
  });
  watch.observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', () => watch.disconnect());
}
