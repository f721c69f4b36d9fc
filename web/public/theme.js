// The ground that was chosen on an earlier visit, before the first paint; web/src/elements/theme-switch.ts does the rest.
try {
  const theme = localStorage.getItem('descent-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden: the system's choice holds.
}
