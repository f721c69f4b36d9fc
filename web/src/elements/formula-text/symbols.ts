/** LaTeX that the catalogue uses for knobs, as text: a chip, an option or a chart's label takes no MathML. */
const letters: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  Delta: 'Δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  eta: 'η',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  omega: 'ω',
};
const lowered = '₀₁₂₃₄₅₆₇₈₉';

/** 'beta' → 'β'; undefined for a name that is no letter. */
export function greekLetter(name: string): string | undefined {
  return letters[name];
}

/** '\beta_1' → 'β₁'; what can't be written as text is left out. */
export function symbolText(latex: string): string {
  return latex
    .replaceAll(/\\([a-z]+)/gi, (_, name: string) => letters[name] ?? '')
    .replaceAll(/_\{?(\d)\}?/g, (_, digit: string) => lowered[Number(digit)] ?? '')
    .replaceAll(/[{}\\^_,\s]/g, '');
}
