/** Made by the build (web/scripts/page/formulas.ts): the symbols of the catalogue, LaTeX → MathML. */
declare module 'virtual:symbols' {
  const symbols: Readonly<Record<string, string>>;
  export default symbols;
}

/** Its formulas, which stand on lines of their own. */
declare module 'virtual:formulas' {
  const formulas: Readonly<Record<string, string>>;
  export default formulas;
}
