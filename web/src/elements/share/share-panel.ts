import { msg, str } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Questions, Task } from '../../state/task';
import { longestQuestion, noTask, steps, writeTask } from '../../state/task';
import type { LabLink, Theme } from '../../state/url';
import { linkTo, ownLanguage } from '../../state/url';
import { embeddable, pages, site } from '../../state/site';
import { shared } from '../../styles/shared';
import { announce } from '../announcer';
import type { Control } from '../reach-controls';
import { segmentsStyle, segmentsView } from '../segments';
import { stepTitle } from '../worksheet/text';
import { attributesOf } from './attributes';
import type { Embed } from './embed-code';
import { embeds } from './embed-code';
import { shareStyle } from './style';
import { short } from '../numbers';
import { language } from '../../language/language';

/** What is shared: the lab, what it shows now, and what of it a teacher can take out of reach. */
export interface Shareable {
  readonly labId: string;
  readonly tag: string;
  readonly title: string;
  readonly link: LabLink;
  readonly controls: readonly Control[];
  /** What else there is on the lab: groups of buttons, things that open. */
  readonly own: readonly Control[];
  readonly canPlay: boolean;
  /** As the link that the reader came by has it, where that is a teacher's. */
  readonly task: Task | undefined;
}

type Tab = 'link' | 'embed' | 'class';
const tabs = (): readonly { readonly id: Tab; readonly label: string }[] => [
  { id: 'link', label: msg('Link') },
  { id: 'embed', label: msg('Embed') },
  { id: 'class', label: msg('For a class') },
];

/** Some mail programs and course platforms cut links that are longer. */
const careful = 2000;

/** Takes a lab elsewhere: as a link, in another page, as a task for a class. A dialog. */
export class SharePanel extends LitElement {
  static readonly tag = 'descent-share';
  static override styles = [shared, segmentsStyle, shareStyle];
  static override properties = {
    subject: { attribute: false },
    tab: { state: true },
    embed: { state: true },
    task: { state: true },
    theme: { state: true },
    said: { state: true },
  };

  declare private subject: Shareable | undefined;
  declare private tab: Tab;
  declare private embed: Embed['id'];
  declare private task: Task;
  declare private theme: Theme | undefined;
  /** What has just been done. */
  declare private said: string;

  constructor() {
    super();
    this.tab = 'link';
    this.embed = 'element';
    this.task = noTask;
    this.said = '';
  }

  async open(subject: Shareable): Promise<void> {
    this.subject = subject;
    this.task = subject.task ?? noTask;
    this.said = '';
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { subject } = this;
    if (!subject) return nothing;
    const { title } = subject;
    return html`<dialog lang=${language().code} aria-labelledby="title" @keydown=${keepKeys}>
      <header>
        <h3 id="title">${msg(str`Share “${title}”`)}</h3>
        <form method="dialog"><button class="plain">${msg('Close')}</button></form>
      </header>
      ${segmentsView(msg('As'), embeddable ? tabs() : tabs().filter(({ id }) => id !== 'embed'), this.tab, (id) => {
        this.tab = tabs().find((tab) => tab.id === id)?.id ?? 'link';
        this.said = '';
      })}
      ${{ link: () => this.link(subject), embed: () => this.embedding(subject), class: () => this.class(subject) }[this.tab]()}
      <p class="said" role="status">${this.said}</p>
    </dialog>`;
  }

  private link(subject: Shareable): TemplateResult {
    return html`<p class="muted">
        ${msg('Whoever opens it sees what you see: every setting is in the address. Where it is posted, it may unfold into a picture.')}
      </p>
      ${this.code(msg('The link'), this.address(subject, subject.link))}`;
  }

  private embedding(subject: Shareable): TemplateResult {
    const { labId, tag, title, link } = subject;
    const lab = nameOf(tag);
    const choices = embeds({
      lab,
      title,
      hash: linkTo(labId, link, ownLanguage(), lab),
      attributes: attributesOf({ ...ownLanguage(), ...link.spec }),
      ...{ site, pages: pages() },
    });
    const chosen = choices.find(({ id }) => id === this.embed) ?? choices[0];
    const form = chosen?.label ?? '';
    return html`${segmentsView(msg('What'), choices, this.embed, (id) => {
        this.embed = choices.find((choice) => choice.id === id)?.id ?? 'element';
        this.said = '';
      })}
      <p class="muted">${chosen?.where}</p>
      ${this.code(msg(str`Code: ${form}`), chosen?.code ?? '')}
      <p><a href="${pages()}writers.html" target="_blank">${msg('Examples, and everything that can be set')}</a></p>`;
  }

  private class(subject: Shareable): TemplateResult {
    const { task } = this;
    const link = this.address(subject, { ...subject.link, task: writeTask(task) });
    return html`<p class="muted">
        ${msg('Set the lab as the class is to find it, choose what can be changed, and ask. Answers stay in each reader’s browser.')}
      </p>
      ${steps.map((step) => this.question(step))}
      <details>
        <summary>${msg('What can be reached')}</summary>
        <div class="controls">${subject.controls.map((control) => this.control(control))}</div>
        <h4>${msg('Buttons, guesses, and what opens')}</h4>
        <div class="controls">${subject.own.map((control) => this.control(control))}</div>
      </details>
      <div class="row">
        ${
          subject.canPlay
            ? html`<label>
                <input
                  type="checkbox"
                  .checked=${live(task.play)}
                  @change=${(event: Event) => this.set({ play: (event.target as HTMLInputElement).checked })}
                />
                ${msg('It plays as soon as it is seen')}
              </label>`
            : nothing
        }
        <label>
          ${msg('Ground')}
          <select @change=${this.chooseTheme}>
            <option value="">${msg('as the reader has it')}</option>
            <option value="light" .selected=${this.theme === 'light'}>${msg('light')}</option>
            <option value="dark" .selected=${this.theme === 'dark'}>${msg('dark')}</option>
          </select>
        </label>
      </div>
      ${this.code(msg('The link for the class'), link)}
      ${link.length > careful ? html`<p class="muted">${tooLong(short(link.length), short(careful))}</p>` : nothing}
      <p><a href=${link} target="_blank">${msg('Try it in a new tab')}</a></p>`;
  }

  private question(step: keyof Questions): TemplateResult {
    const hints = {
      predict: msg('Which of them arrives first, and why?'),
      run: msg('Play it. What do you see?'),
      explain: msg('Were you right? Say why it went as it did.'),
    };
    return html`<label class="question">
      <span>${stepTitle(step)}</span>
      <textarea
        class="field"
        rows="2"
        maxlength=${longestQuestion}
        placeholder=${hints[step]}
        .value=${live(this.task.questions[step])}
        @input=${(event: Event) =>
          this.set({ questions: { ...this.task.questions, [step]: (event.target as HTMLTextAreaElement).value } })}
      ></textarea>
    </label>`;
  }

  private control({ path, label }: Control): TemplateResult {
    const state = this.task.hide.includes(path) ? 'hide' : this.task.lock.includes(path) ? 'lock' : '';
    const choose = (event: Event): void => {
      const chosen = (event.target as HTMLSelectElement).value;
      const { hide, lock } = this.task;
      const but = (paths: readonly string[]) => paths.filter((each) => each !== path);
      this.set({
        hide: chosen === 'hide' ? [...but(hide), path] : but(hide),
        // What is out of sight stays as it is.
        lock: chosen === '' ? but(lock) : [...but(lock), path],
      });
    };
    return html`<label>
      <span>${label}</span>
      <select data-path=${path} @change=${choose}>
        <option value="" .selected=${state === ''}>${msg('can be changed')}</option>
        <option value="lock" .selected=${state === 'lock'}>${msg('fixed')}</option>
        <option value="hide" .selected=${state === 'hide'}>${msg('hidden')}</option>
      </select>
    </label>`;
  }

  private code(label: string, text: string): TemplateResult {
    return html`<div class="code">
      <textarea
        class="field"
        readonly
        rows=${text.length > 160 ? 4 : 2}
        aria-label=${label}
        .value=${text}
        @focus=${(event: Event) => (event.target as HTMLTextAreaElement).select()}
      ></textarea>
      <button type="button" class="primary" @click=${() => void this.copy(text)}>${msg('Copy')}</button>
    </div>`;
  }

  /** To a page of the lab alone, whose head says what it is: pasted elsewhere, the link unfolds into a picture. */
  private address({ labId, tag }: Shareable, link: LabLink): string {
    // A lab that is a file of its own has no page beside it.
    const page = embeddable ? `labs/${nameOf(tag)}.html` : '';
    return `${pages()}${page}${linkTo(labId, link, this.theme ? { theme: this.theme } : {})}`;
  }

  private set(change: Partial<Task>): void {
    this.task = { ...this.task, ...change };
    this.said = '';
  }

  private readonly chooseTheme = (event: Event): void => {
    const chosen = (event.target as HTMLSelectElement).value;
    this.theme = chosen === 'light' || chosen === 'dark' ? chosen : undefined;
  };

  private async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.said = msg('Copied.');
    } catch {
      this.said = msg('The browser does not let this page copy. The text is selected: press Ctrl+C.');
      this.renderRoot.querySelector<HTMLTextAreaElement>('.code textarea')?.select();
    }
    announce(this, this.said);
  }
}

const tooLong = (length: string, limit: string): string =>
  msg(str`${length} characters: some mail programs cut links of more than ${limit}. Shorter questions help.`);

const nameOf = (tag: string): string => tag.replace(/^descent-/, '');

/** Space and arrows in the dialog are not the lab's. */
function keepKeys(event: KeyboardEvent): void {
  event.stopPropagation();
}
