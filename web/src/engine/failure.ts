/** Why no answer can come: not the spec's fault. */
export class EngineFailure extends Error {
  constructor(
    /** `load`: the module can't be had here. `lost`: the worker died under this request, twice. */
    readonly reason: 'load' | 'lost',
    message: string,
  ) {
    super(message);
    this.name = 'EngineFailure';
  }
}
