/** Made by the build (web/scripts/page/formulas.ts): every formula and symbol of the catalogue, LaTeX → MathML. */
declare module 'virtual:formulas' {
  const formulas: Readonly<Record<string, string>>;
  export default formulas;
}
