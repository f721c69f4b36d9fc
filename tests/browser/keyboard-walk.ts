/* What runs in the page, by name, for keyboard.test.ts: it is handed over as text, so nothing here may refer to anything outside. */

declare global {
  interface Window {
    walk: {
      readonly stops: () => readonly string[];
      readonly unreachable: () => readonly string[];
      readonly begin: () => void;
      readonly visited: () => readonly string[];
      readonly faults: () => readonly string[];
      readonly moving: () => readonly string[];
      readonly unmarked: () => readonly string[];
      readonly unreadable: () => readonly string[];
      readonly colourless: () => readonly string[];
      readonly outside: () => readonly string[];
      readonly sets: () => readonly (readonly HTMLElement[])[];
      readonly sliders: () => readonly HTMLElement[];
      readonly summaries: () => readonly HTMLElement[];
      readonly keysOf: (slider: HTMLElement) => readonly string[];
      readonly valueOf: (slider: HTMLElement) => string;
    };
  }
}

/** Puts `window.walk` there: what can be operated, in the order in which it stands, and what the focus meets. */
export function equip(): void {
  const all = (root: Node): Element[] =>
    [
      ...(root instanceof HTMLSlotElement && root.assignedElements().length > 0
        ? root.assignedElements()
        : root.childNodes),
    ]
      .filter((each) => each instanceof Element)
      .flatMap((each) => [each, ...all(each.shadowRoot ?? each)]);
  const above = (node: Node): Element | null => {
    const root = node.getRootNode();
    return node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  const lineage = (node: Element): Element[] => {
    const up = above(node);
    return up ? [node, ...lineage(up)] : [node];
  };
  const seen = (each: Element): boolean =>
    each.checkVisibility({ visibilityProperty: true }) && !lineage(each).some((up) => up.hasAttribute('inert'));
  const native = 'a[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls]';
  const roles = [
    'slider',
    'application',
    'button',
    'link',
    'checkbox',
    'switch',
    'spinbutton',
    'gridcell',
    'option',
    'tab',
    'radio',
  ];
  const operable = (each: Element): boolean =>
    !each.matches(':disabled') &&
    (each.matches(native) || each.matches('[tabindex]:not(main)') || roles.includes(each.getAttribute('role') ?? ''));
  const index = (each: Element): number => (each as HTMLElement | SVGElement).tabIndex;
  const isRadio = (each: Element): each is HTMLInputElement =>
    each instanceof HTMLInputElement && each.type === 'radio';
  const mates = (radio: HTMLInputElement): HTMLInputElement[] =>
    [...(radio.getRootNode() as ParentNode).querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
      (other) => other.name === radio.name && other.form === radio.form,
    );
  /** Of a group of radio buttons, Tab stops at the chosen one, or where none is, at the first, and backwards at the last. */
  const standsAside = (each: Element): boolean =>
    isRadio(each) && each !== (mates(each).find((other) => other.checked) ?? mates(each)[0]);
  const standsFor = (each: Element): Element => (isRadio(each) ? (mates(each)[0] ?? each) : each);
  const operables = (): Element[] => all(document.body).filter((each) => operable(each) && seen(each));
  const stops = (): Element[] => operables().filter((each) => index(each) >= 0 && !standsAside(each));

  const labels = new WeakMap<Element, string>();
  let count = 0;
  const said = (one: Element): string => {
    const each = standsFor(one);
    const known = labels.get(each);
    if (known) return known;
    const words = each.getAttribute('aria-label') ?? (each as HTMLElement).title ?? '';
    const text = words || (each.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
    const label = `${++count} ${each.localName}${each.id ? `#${each.id}` : ''} ${each.getAttribute('class') ?? ''} ${text}`;
    labels.set(each, label);
    return label;
  };

  /** Of a set of which Tab reaches one, arrow keys the others: the one, and the others. */
  const sets = (): ReadonlyMap<Element, readonly Element[]> => {
    const reached = new Set(stops());
    const found = new Map<Element, Element[]>();
    for (const each of operables()) {
      if (reached.has(each) || standsAside(each) || lineage(each).some((up) => reached.has(up))) continue;
      // The nearest part of its own tree that holds a stop like it.
      let one: Element | undefined;
      for (let up = each.parentElement; up && !one; up = up.parentElement)
        one = [...up.querySelectorAll(each.localName)].find((other) => reached.has(other));
      const key = one ?? each;
      found.set(key, [...(found.get(key) ?? []), each]);
    }
    return found;
  };
  /** What only a pointer finds: it looks operable, and neither gets the focus nor is part of what does, or beside it in a chart. */
  const unreachable = (): readonly string[] => {
    const reached = [...stops(), ...[...sets().values()].flat()];
    const known = new Set(reached.flatMap(lineage));
    const gestures = ['pointer', 'grab', 'crosshair', 'move', 'ew-resize', 'ns-resize'];
    return all(document.body)
      .filter(
        (each) =>
          gestures.includes(getComputedStyle(each).cursor) && seen(each) && !each.matches(':disabled, :disabled *'),
      )
      .filter((each) => !known.has(each) && !lineage(each).some((up) => reached.includes(up)))
      .filter((each) => !lineage(each).some((up) => up instanceof HTMLLabelElement && up.control !== null))
      .filter((each) => !known.has((each.getRootNode() as Partial<ShadowRoot>).host ?? each))
      .map(said);
  };

  const marks = ['outlineStyle', 'boxShadow', 'stroke', 'strokeWidth', 'strokeOpacity', 'borderTopColor'] as const;
  const more = ['backgroundColor', 'visibility', 'opacity', 'display', 'fill'] as const;
  const look = (stop: Element): string => {
    const around = [stop, ...stop.querySelectorAll('*'), ...(stop.parentElement?.children ?? [])].slice(0, 80);
    return around
      .map((each) => {
        const style = getComputedStyle(each);
        return [...marks, ...more].map((key) => style[key]).join();
      })
      .join(';');
  };
  const clear = /transparent|rgba\(\d+, \d+, \d+, 0\)/;
  const ringed = (stop: Element): boolean =>
    lineage(stop)
      .slice(0, 2)
      .some((each) => {
        const style = getComputedStyle(each);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !clear.test(style.outlineColor);
      });

  const before = new Map<Element, string>();
  let met: Element[] = [];
  let faults: string[] = [];

  /** Whether some of it lies in the window, in no box that cuts it off, and with nothing over it. */
  const bare = (stop: Element): boolean => {
    const box = stop.getBoundingClientRect();
    const [cx, cy] = [box.left + box.width / 2, box.top + box.height / 2];
    const inside = (x: number, y: number): [number, number] => [
      Math.min(Math.max(x, 1), innerWidth - 2),
      Math.min(Math.max(y, 1), innerHeight - 2),
    ];
    const points = [inside(cx, cy), inside(box.left + 2, box.top + 2), inside(box.right - 2, box.bottom - 2)];
    return points.some(([x, y]) => {
      if (x < box.left - 3 || x > box.right + 3 || y < box.top - 3 || y > box.bottom + 3) return false;
      let hit: Element | null = document.elementFromPoint(x, y);
      while (hit?.shadowRoot) {
        const deeper: Element | null = hit.shadowRoot.elementFromPoint(x, y);
        if (!deeper || deeper === hit) break;
        hit = deeper;
      }
      return (
        hit !== null &&
        (lineage(hit).includes(stop) ||
          lineage(stop)
            .slice(0, 4)
            .some((up) => up === hit || up.contains(hit)))
      );
    });
  };
  /** Later in the text and yet above it or before it in its line: the focus would jump back. */
  const backwards = (from: Element, to: Element): boolean => {
    if (from.closest('svg, .plot') && to.closest('svg, .plot')) return false;
    const [a, b] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
    if (a.width * b.width === 0 || lineage(to).includes(from) || lineage(from).includes(to)) return false;
    const rtl = getComputedStyle(to).direction === 'rtl';
    const column = rtl ? b.right <= a.left + 1 : b.left >= a.right - 1;
    const earlier = rtl ? b.left >= a.right - 1 : b.right <= a.left + 1;
    const sameLine = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.6 * Math.min(a.height, b.height);
    return sameLine ? earlier : b.bottom <= a.top + 1 && !column;
  };

  addEventListener('keyup', (event) => {
    if (event.key !== 'Tab') return;
    const target = event.composedPath()[0];
    if (!(target instanceof Element) || target === document.body) return;
    if (!event.shiftKey) {
      const last = met.at(-1);
      if (last && backwards(last, target)) faults.push(`jumps back from ${said(last)} to ${said(target)}`);
      const box = target.getBoundingClientRect();
      if (box.width * box.height === 0) faults.push(`has no size: ${said(target)}`);
      else if (!bare(target)) faults.push(`is covered or cut off: ${said(target)}`);
      if (!target.matches(':focus-visible')) faults.push(`has no focus to be seen: ${said(target)}`);
      else if (!ringed(target) && before.get(target) === look(target))
        faults.push(`looks as without focus: ${said(target)}`);
    }
    met.push(target);
  });

  window.walk = {
    stops: () => stops().map(said),
    unreachable,
    begin: () => {
      met = [];
      faults = [];
      for (const each of stops()) before.set(each, look(each));
    },
    visited: () => met.map(said),
    faults: () => faults,
    moving: () => {
      const lasts = (each: Element): boolean => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each);
        const fades = transitionDuration.split(',').some((duration) => parseFloat(duration) > 0);
        return (
          fades || animationName !== 'none' || scrollBehavior === 'smooth' || each.matches('descent-player[playing]')
        );
      };
      return [document.documentElement, ...all(document.body)].filter(lasts).map(said);
    },
    unmarked: () =>
      all(document.body)
        .filter((each) => each.matches('button[aria-pressed=true]') && seen(each))
        .filter((each) => getComputedStyle(each).outlineStyle === 'none')
        .map(said),
    // The system paints its own ground behind text: what has the colour of that can't be read, whatever lies behind.
    unreadable: () => {
      const probe = document.body.appendChild(document.createElement('span'));
      probe.style.color = 'Canvas';
      const { color: canvas } = getComputedStyle(probe);
      probe.remove();
      return all(document.body)
        .filter((each) => [...each.childNodes].some((node) => node instanceof Text && node.data.trim() !== ''))
        .filter((each) => seen(each) && !each.matches('svg *, option'))
        .filter((each) => {
          const { color, forcedColorAdjust } = getComputedStyle(each) as CSSStyleDeclaration & Record<string, string>;
          return color === canvas && forcedColorAdjust !== 'none';
        })
        .map(said);
    },
    // What has a ground of its own and no words means something by it.
    colourless: () =>
      all(document.body)
        .filter(
          (each) =>
            each instanceof HTMLElement && each.style.backgroundColor !== '' && each.textContent === '' && seen(each),
        )
        .filter((each) => getComputedStyle(each).getPropertyValue('forced-color-adjust') !== 'none')
        .map(said),
    outside: () => {
      const width = document.documentElement.clientWidth;
      const scrolled = (each: Element): boolean =>
        lineage(each).some(
          (up) => /auto|scroll/.test(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth,
        );
      const wide = document.documentElement.scrollWidth - width;
      return [
        ...(wide > 0 ? [`the page, by ${wide} px`] : []),
        ...stops()
          .filter((each) => !scrolled(each))
          .filter((each) => {
            const { left, right } = each.getBoundingClientRect();
            return left < -1 || right > width + 1;
          })
          .map(said),
      ];
    },
    sets: () => [...sets()].map(([one, others]) => [one, ...others] as HTMLElement[]),
    sliders: () =>
      stops().filter((each): each is HTMLElement =>
        each.matches('input[type=range], [role=slider], input[type=radio]'),
      ),
    summaries: () => stops().filter((each): each is HTMLElement => each.matches('summary')),
    keysOf: (slider) =>
      slider.getAttribute('aria-orientation') === 'vertical' ? ['ArrowUp', 'ArrowDown'] : ['ArrowRight', 'ArrowLeft'],
    valueOf: (slider) => {
      if (isRadio(slider)) return String(mates(slider).findIndex((each) => each.checked));
      if (slider instanceof HTMLInputElement) return slider.value;
      return `${slider.getAttribute('aria-valuenow')} ${slider.getAttribute('aria-valuetext')}`;
    },
  };
}
