import type { CDPSession, Locator, Page } from 'playwright-core';

/* A finger on a phone's screen, and what it can hit. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One finger, or the thumb that scrolls. */
export class Finger {
  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async on(page: Page): Promise<Finger> {
    return new Finger(page, await page.context().newCDPSession(page));
  }

  /** Comes down, goes there in steps as a screen reports them, and lifts. */
  async stroke(from: Point, to: Point): Promise<void> {
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: Point[]) =>
      this.session.send('Input.dispatchTouchEvent', { type, touchPoints });
    const steps = 6;
    await send('touchStart', from);
    for (let k = 1; k <= steps; k++) {
      const share = k / steps;
      await send('touchMove', { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) });
    }
    await send('touchEnd');
  }

  async tap({ x, y }: Point): Promise<void> {
    await this.page.touchscreen.tap(x, y);
  }
}

/** Where a part of it is, from 0 to 1 across and down, once it stands in the middle of the screen. */
export async function placeIn(part: Locator, across = 0.5, down = 0.5): Promise<Point> {
  await part.evaluate(async (element) => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    // A page that has been pushed goes on for a while.
    let [still, at] = [0, NaN];
    while (still < 3) {
      await new Promise(requestAnimationFrame);
      const now = element.getBoundingClientRect().top;
      still = now === at ? still + 1 : 0;
      if (still === 0) element.scrollIntoView({ block: 'center', behavior: 'instant' });
      at = now;
    }
  });
  const box = await part.boundingBox();
  if (!box) throw new Error('nothing to be seen');
  return { x: box.x + across * box.width, y: box.y + down * box.height };
}

/**
 * Runs in the page, and refers to nothing outside: what a finger cannot hit as it should, a line each. By WCAG 2.5.8
 * everything is hit 11 px from its middle; what a lab is worked by 20 px from it, so that it has about 44 px.
 */
export function missed(): readonly string[] {
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
  const above = (node: Element): Element | null => {
    const root = node.getRootNode();
    return node.assignedSlot ?? node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  const within = (node: Element | null, what: readonly Element[]): boolean => {
    for (let at = node; at; at = above(at)) if (what.includes(at)) return true;
    return false;
  };
  const hit = (x: number, y: number): Element | null => {
    let found = document.elementFromPoint(x, y);
    for (let deeper = found; deeper?.shadowRoot; found = deeper ?? found)
      if ((deeper = deeper.shadowRoot.elementFromPoint(x, y)) === found) break;
    return found;
  };
  /** WCAG leaves these out: a link in a sentence has the height of its line. */
  const inText = (each: Element): boolean =>
    each.matches('a[href]') &&
    getComputedStyle(each).display === 'inline' &&
    (each.parentElement?.textContent ?? '').trim().length > (each.textContent ?? '').trim().length;
  const controls = 'a[href], button, select, summary, input, textarea, [role=slider], [role=gridcell], [role=button]';
  const primary = 'button, select, summary, input[type=range], input[type=checkbox], input[type=radio]';
  const faults: string[] = [];
  for (const each of all(document.body)) {
    // What only keys reach lies under what a finger takes hold of, or comes to sight with the focus.
    // A drawing may lie below what is dragged in it, and that on another such: they are tried by strokes.
    if (!each.matches(controls) || each.matches('.hidden-visually, .skip, .surface, svg *')) continue;
    if (!each.checkVisibility({ visibilityProperty: true }) || inText(each)) continue;
    each.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const labels = [...((each as HTMLInputElement).labels ?? [])];
    // A box to be ticked is hit by its words, too.
    const ground = each.matches('input[type=checkbox], input[type=radio]') ? (labels[0] ?? each) : each;
    const box = ground.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const reach = each.matches(primary) ? 20 : 11;
    const tries = [
      [0, 0],
      [reach, 0],
      [-reach, 0],
      [0, reach],
      [0, -reach],
    ] as const;
    const off = tries.filter(([dx, dy]) => !within(hit(x + dx, y + dy), [each, ...labels]));
    if (off.length === 0) continue;
    const words = (each.getAttribute('aria-label') ?? each.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
    const size = `${Math.round(box.width)} × ${Math.round(box.height)}`;
    faults.push(
      `${each.localName}.${each.getAttribute('class') ?? ''} “${words}”, ${size}: missed at ${off.join(' | ')}`,
    );
  }
  scrollTo({ top: 0, behavior: 'instant' });
  return faults;
}

/** Runs in the page: whatever is wider than the screen and doesn't scroll by itself, and the page if it does. */
export function tooWide(): readonly string[] {
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
  const above = (node: Element): Element | null => {
    const root = node.getRootNode();
    return node.assignedSlot ?? node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  const kept = (node: Element): boolean => {
    for (let at = above(node); at; at = above(at)) if (getComputedStyle(at).overflowX !== 'visible') return true;
    return false;
  };
  const width = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth;
  const out = all(document.body).filter((each) => {
    if (!each.checkVisibility({ visibilityProperty: true }) || each.matches('.hidden-visually, .skip')) return false;
    const { left, right } = each.getBoundingClientRect();
    return (left < -1 || right > width + 1) && !kept(each);
  });
  return [
    ...(wide > width ? [`the page: ${wide} px`] : []),
    ...out.map((each) => `${each.localName}.${each.getAttribute('class') ?? ''}`),
  ];
}

/** Runs in the page: words that stick out of the box that they stand in, where nothing scrolls. */
export function cutOff(): readonly string[] {
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
  const above = (node: Element): Element | null => {
    const root = node.getRootNode();
    return node.assignedSlot ?? node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  const lineage = (node: Element): Element[] => {
    const up = above(node);
    return up ? [node, ...lineage(up)] : [node];
  };
  const text = document.createRange();
  return all(document.body)
    .filter((each) => [...each.childNodes].some((node) => node instanceof Text && node.data.trim() !== ''))
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest('svg, math, select'))
    .flatMap((each) => {
      const within = lineage(each);
      if (within.some((up) => up.matches('.hidden-visually, .skip, [part=marks]'))) return [];
      const box = within.find((up) => !/^(inline|contents)$/.test(getComputedStyle(up).display));
      // What scrolls shows all of it; a unit of a network has its name below it, wider than itself.
      if (!box || box.matches('.unit') || within.some((up) => /auto|scroll/.test(getComputedStyle(up).overflowX)))
        return [];
      const bounds = box.getBoundingClientRect();
      const outs = [...each.childNodes].map((node) => {
        if (!(node instanceof Text) || node.data.trim() === '') return 0;
        text.selectNodeContents(node);
        const { left, right } = text.getBoundingClientRect();
        return Math.max(right - bounds.right, bounds.left - left);
      });
      const out = Math.max(...outs);
      return out > 2
        ? [`${each.localName}.${each.className} “${each.textContent?.trim()}”: by ${Math.round(out)} px`]
        : [];
    });
}

/** Runs in the page: lists whose longest choice would be cut if it was chosen; they are as they were afterwards. */
export function cutChoices(): readonly string[] {
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
  return all(document.body).flatMap((each) => {
    if (!(each instanceof HTMLSelectElement) || !each.checkVisibility({ visibilityProperty: true })) return [];
    const { width } = each.getBoundingClientRect();
    const was = each.style.cssText;
    each.style.cssText = 'width: max-content !important; max-width: none !important; flex: none !important';
    const needed = each.getBoundingClientRect().width;
    each.style.cssText = was;
    const [longest] = [...each.options].map(({ text }) => text).sort((a, b) => b.length - a.length);
    return needed > width + 1
      ? [`“${longest}” and others need ${Math.round(needed)} px, not ${Math.round(width)}`]
      : [];
  });
}
