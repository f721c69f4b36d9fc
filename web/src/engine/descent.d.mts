/** What Emscripten's loader (built into web/generated/wasm/) exports: one function that loads and starts the module. */
declare module '*/generated/wasm/descent.mjs' {
  type DescentModule = import('./contract').DescentModule;

  interface LoadOptions {
    /** The bytes of descent.wasm, for tests that read them from a file; a browser fetches them. */
    readonly wasmBinary?: Uint8Array;
    /** Called just before the module gives up for good. */
    readonly onAbort?: (reason: unknown) => void;
    readonly print?: (line: string) => void;
    readonly printErr?: (line: string) => void;
  }

  export default function createDescent(options?: LoadOptions): Promise<DescentModule>;
}
