import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Change } from '../elements/change';
import type { Catalog, Parameter, Value } from '../engine/contract';
import type { Errors } from './session';

export interface Control {
  readonly catalog: Catalog | undefined;
  readonly value: Value;
  /** Why the core refused it, or what is within it, by the path within it. */
  readonly errors: Errors;
  readonly changed: (event: CustomEvent<Change>) => void;
}

/** The control of one parameter: a part's editor, or a knob. */
export function parameterView(parameter: Parameter, { catalog, value, errors, changed }: Control): TemplateResult {
  if (parameter.kind === 'part') {
    return html`<descent-part
      .catalog=${catalog}
      family=${parameter.family}
      name=${parameter.id}
      label=${parameter.label}
      .value=${value}
      .errors=${errors}
      @descent-change=${changed}
    ></descent-part>`;
  }
  return html`<descent-knob
    data-id=${parameter.id}
    .parameter=${parameter}
    .value=${value}
    .error=${Object.values(errors)[0] ?? ''}
    @descent-change=${changed}
  ></descent-knob>`;
}
