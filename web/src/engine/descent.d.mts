/** What Emscripten's loader (built into web/generated/wasm/) exports: one function that loads and starts a module. */
declare module '*/generated/wasm/descent.mjs' {
  type DescentModule = import('./contract').DescentModule;

  interface LoadOptions {
    /** Where the module is. */
    readonly locateFile?: () => string;
    /** Its bytes, where they are there already. */
    readonly wasmBinary?: ArrayBuffer;
    /** Called just before the module gives up for good. */
    readonly onAbort?: (reason: unknown) => void;
    readonly print?: (line: string) => void;
    readonly printErr?: (line: string) => void;
  }

  export default function createDescent(options?: LoadOptions): Promise<DescentModule>;
}

/** Which module runs which experiments (`namesOf` in assembly.ts): made by the build. */
declare module '*/generated/wasm/modules.mjs' {
  export const modules: readonly { readonly url: URL; readonly experiments: readonly string[] }[];
}
