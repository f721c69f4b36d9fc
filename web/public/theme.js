// The ground that the link asks for, or that was chosen on an earlier visit, before the first paint;
// web/src/elements/theme-switch.ts and web/src/page/links.ts do the rest.
try {
  const theme = /[#&]theme=(light|dark)(?:&|$)/.exec(location.hash)?.[1] ?? localStorage.getItem('descent-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden: the system's choice holds.
}
