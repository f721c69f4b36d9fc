import { site } from './place';

/*
 * Where a browser has Trusted Types and the page asks for them (web/scripts/policy.mjs), a text becomes HTML, or the address of a
 * script, only by way of a named policy. Lit has one of its own for its templates; this is ours, and these two are all that it
 * lets pass.
 */

interface Rules {
  createHTML(text: string): string;
  createScriptURL(address: string): string;
}

const rules: Rules = {
  // From elements/formula.ts: what the build has made of our own LaTeX.
  createHTML: (text) => text,
  createScriptURL(address) {
    if (address.startsWith('blob:') || new URL(address).origin === new URL(site).origin) return address;
    throw new TypeError(`no script of this page: ${address}`);
  },
};

let policy: Rules | undefined;

function trusted(): Rules {
  if (policy) return policy;
  const { trustedTypes } = globalThis as {
    readonly trustedTypes?: { createPolicy(name: string, rules: Rules): Rules };
  };
  try {
    policy = trustedTypes?.createPolicy('descent', rules) ?? rules;
  } catch {
    // A page that is not ours, and knows no such policy: where it minds, it says so.
    policy = rules;
  }
  return policy;
}

/** MathML that the build has set. */
export const setMathml = (template: HTMLTemplateElement, mathml: string): void => {
  template.innerHTML = trusted().createHTML(mathml);
};

/** The address of a script of ours, for a worker. */
export const scriptAddress = (address: string | URL): string => trusted().createScriptURL(String(address));
