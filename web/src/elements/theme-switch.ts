import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { LitElement, css, html } from 'lit';
import { shared } from '../styles/shared';
import type { GlyphName } from './glyphs';
import { glyph } from './glyphs';

/** Also read by web/public/theme.js, which sets the ground before the first paint. */
const key = 'descent-theme';

const themes = ['auto', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

const titles = (): Readonly<Record<Theme, string>> => ({
  auto: msg('As the system has it'),
  light: msg('Light'),
  dark: msg('Dark'),
});

/** Automatic, light or dark ground; kept for the next visit where the browser allows it. */
export class ThemeSwitch extends LitElement {
  static readonly tag = 'descent-theme';
  static override styles = [
    shared,
    css`
      fieldset {
        display: inline-flex;
        padding: 2px;
        border: 1px solid var(--hairline);
        border-radius: var(--radius);
      }
      label {
        position: relative;
        display: grid;
        place-items: center;
        width: var(--target);
        height: var(--target);
        border-radius: calc(var(--radius) - 2px);
        color: var(--ink-muted);
        cursor: pointer;
      }
      label:hover {
        color: var(--accent);
      }
      label:has(:checked) {
        background: var(--accent-soft);
        color: var(--accent);
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 1px;
      }
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        opacity: 0;
        cursor: inherit;
      }
      @media (forced-colors: active) {
        label:has(:checked) {
          outline: 2px solid Highlight;
        }
      }
    `,
  ];
  static override properties = { theme: { state: true } };

  declare private theme: Theme;

  constructor() {
    super();
    this.theme = stored();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    show(this.theme);
  }

  protected override render(): TemplateResult {
    return html`<fieldset>
      <legend class="hidden-visually">${msg('Colours')}</legend>
      ${themes.map(
        (theme) =>
          html`<label title=${titles()[theme]}>
            <input
              type="radio"
              name="theme"
              value=${theme}
              aria-label=${titles()[theme]}
              .checked=${theme === this.theme}
              @change=${() => this.choose(theme)}
            />
            ${glyph(theme satisfies GlyphName)}
          </label>`,
      )}
    </fieldset>`;
  }

  private choose(theme: Theme): void {
    this.theme = theme;
    show(theme);
    try {
      if (theme === 'auto') localStorage.removeItem(key);
      else localStorage.setItem(key, theme);
    } catch {
      // Storage may be forbidden; the choice then holds for this visit.
    }
  }
}

function stored(): Theme {
  try {
    const value = localStorage.getItem(key);
    return themes.find((theme) => theme === value) ?? 'auto';
  } catch {
    return 'auto';
  }
}

function show(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
