import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

export type Styles = Readonly<Record<string, string>>;

/**
 * `<p ${setStyle({ left: '3px' })}>`: styles set by script. Lit's styleMap writes a style attribute the first time, which a
 * content security policy without 'unsafe-inline' blocks.
 */
class SetStyle extends Directive {
  private readonly names = new Set<string>();

  override render(_styles: Styles): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [styles]: [Styles]): typeof noChange {
    const { style } = element as HTMLElement | SVGElement;
    for (const name of this.names) {
      if (!(name in styles)) {
        style.removeProperty(name);
        this.names.delete(name);
      }
    }
    for (const [name, value] of Object.entries(styles)) {
      this.names.add(name);
      style.setProperty(name, value);
    }
    return noChange;
  }
}

export const setStyle = directive(SetStyle);
