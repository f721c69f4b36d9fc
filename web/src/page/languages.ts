/** Whoever reads on in another language takes along what is set here; the menu works without it, too. */
export function watchLanguages(): void {
  const menu = document.querySelector<HTMLDetailsElement>('.languages');
  if (!menu) return;
  const lead = ({ target }: Event): void => {
    const link = target instanceof Element ? target.closest('a') : null;
    // A link that asks for a language asked for it on this page only.
    if (link) link.hash = location.hash.replace(/([#&])lang=[\w-]+(?:&|$)/, '$1').replace(/[#&]$/, '');
  };
  for (const event of ['pointerenter', 'focusin', 'click']) menu.addEventListener(event, lead, true);
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Node && menu.contains(target))) menu.open = false;
  });
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
}
