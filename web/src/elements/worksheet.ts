import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Answers } from '../state/answers';
import { keepAnswers, readAnswers } from '../state/answers';
import type { Questions, Step } from '../state/task';
import { steps as allSteps } from '../state/task';
import { shared } from '../styles/shared';
import { announce } from './announcer';
import { saveFile } from './save-file';
import { stepTitle, worksheetText } from './worksheet/text';

/** What a teacher asks at a lab, and room for the answers, which stay in this browser and can be taken along. */
export class Worksheet extends LitElement {
  static readonly tag = 'descent-worksheet';
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      section {
        display: grid;
        gap: var(--space-4);
        padding: var(--space-4);
        border: 1px solid var(--hairline);
        border-inline-start: 3px solid var(--accent);
        border-radius: var(--radius);
        background: var(--raised);
      }
      .step {
        display: grid;
        gap: var(--space-2);
        max-width: 42rem;
      }
      h3 {
        font-size: var(--text-small);
        color: var(--accent);
      }
      .question {
        font-size: var(--text-0);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      textarea.field {
        font-family: inherit;
        min-height: 4.5rem;
      }
    `,
  ];
  static override properties = {
    lab: {},
    questions: { attribute: false },
    steps: { attribute: false },
    about: { attribute: false },
    last: { type: Boolean },
    answers: { state: true },
    kept: { state: true },
  };

  /** The lab's id: answers are kept under it. */
  declare lab: string;
  declare questions: Questions;
  /** Those that stand here; the others stand elsewhere at the same lab. */
  declare steps: readonly Step[];
  /** The lab's title, and a link to what it shows now. */
  declare about: () => { readonly title: string; readonly link: string };
  /** Here the answers can be taken along. */
  declare last: boolean;
  declare private answers: Answers;
  declare private kept: boolean;

  constructor() {
    super();
    this.lab = '';
    this.questions = { predict: '', run: '', explain: '' };
    this.steps = [];
    this.about = () => ({ title: '', link: '' });
    this.last = false;
    this.answers = this.questions;
    this.kept = true;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('questions') || changed.has('lab')) this.answers = readAnswers(this.lab, this.questions);
  }

  protected override render(): TemplateResult | typeof nothing {
    const asked = this.steps.filter((step) => this.questions[step] !== '');
    if (asked.length === 0 && !this.last) return nothing;
    return html`<section aria-label=${msg('Worksheet')}>
      ${asked.map((step) => this.step(step))}
      ${
        this.last
          ? html`<div class="row">
                <button type="button" @click=${this.save}>${msg('Download the worksheet with your answers')}</button>
                <button type="button" class="plain" @click=${this.copy}>${msg('Copy it as Markdown')}</button>
              </div>
              <p class="muted">
                ${
                  this.kept
                    ? msg('Your answers stay in this browser, and are sent to nobody.')
                    : msg('This browser does not let the page keep anything: download your answers before you leave.')
                }
              </p>`
          : nothing
      }
    </section>`;
  }

  private step(step: Step): TemplateResult {
    return html`<div class="step">
      <h3>${allSteps.filter((each) => this.questions[each] !== '').indexOf(step) + 1}. ${stepTitle(step)}</h3>
      <label class="question" for=${step}>${this.questions[step]}</label>
      <textarea
        id=${step}
        class="field"
        rows="3"
        .value=${live(this.answers[step])}
        @input=${(event: Event) => this.write(step, (event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </div>`;
  }

  private write(step: Step, text: string): void {
    // Another part of the same worksheet has been written in meanwhile.
    this.answers = { ...readAnswers(this.lab, this.questions), [step]: text };
    this.kept = keepAnswers(this.lab, this.questions, this.answers);
  }

  private get text(): string {
    const { title, link } = this.about();
    return worksheetText(title, link, this.questions, readAnswers(this.lab, this.questions));
  }

  private readonly save = (): void => {
    saveFile(`${this.lab}-worksheet.md`, 'text/markdown', this.text);
    announce(this, msg('The worksheet is being downloaded.'));
  };

  private readonly copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.text);
      announce(this, msg('The worksheet has been copied.'));
    } catch {
      announce(this, msg('The browser does not let this page copy: download it instead.'));
    }
  };
}
