import type { RunOptions } from '../../engine/client';
import type { Spec } from '../../engine/contract';
import type { Result } from '../../engine/result';
import { same } from '../../state/tree';

/** A claim under test, or tested. */
export interface Tested {
  /** What was asked for: all of its trials. */
  readonly spec: Spec;
  /** As far as it is; undefined before the first news. */
  readonly result: Result | undefined;
  readonly state: 'running' | 'done' | 'stopped';
  /** 0 … 1. */
  readonly progress: number;
}

/** Runs the trials, one claim at a time, and keeps what came of each. */
export class TestBench {
  private readonly tests = new Map<string, Tested>();
  private running: { readonly id: string; readonly abort: AbortController } | undefined;

  constructor(
    private readonly run: (spec: Spec, options: RunOptions) => Promise<Result | undefined>,
    private readonly changed: () => void,
  ) {}

  /** What is known of a claim, whatever its settings were. */
  of(id: string): Tested | undefined {
    return this.tests.get(id);
  }

  /** What is known of it with just these settings. */
  with(id: string, spec: Spec): Tested | undefined {
    const tested = this.tests.get(id);
    return tested && same(tested.spec, all(spec)) ? tested : undefined;
  }

  /** The result, or undefined when it was stopped or could not be run. */
  async start(id: string, asked: Spec): Promise<Result | undefined> {
    this.stop();
    const abort = new AbortController();
    this.running = { id, abort };
    const spec = all(asked);
    this.set(id, { spec, result: undefined, state: 'running', progress: 0 });
    const result = await this.run(spec, {
      signal: abort.signal,
      onProgress: (progress) => this.update(id, { progress }),
      onPartial: (partial) => this.update(id, { result: partial }),
    });
    if (this.running?.abort !== abort) return undefined;
    this.running = undefined;
    if (result) this.update(id, { result, state: 'done', progress: 1 });
    else this.update(id, { state: 'stopped' });
    return result;
  }

  /** What there is so far stays. */
  stop(): void {
    const { running } = this;
    if (!running) return;
    this.running = undefined;
    running.abort.abort();
    this.update(running.id, { state: 'stopped' });
  }

  clear(): void {
    this.stop();
    this.tests.clear();
    this.changed();
  }

  private update(id: string, news: Partial<Tested>): void {
    const tested = this.tests.get(id);
    if (tested) this.set(id, { ...tested, ...news });
  }

  private set(id: string, tested: Tested): void {
    this.tests.set(id, tested);
    this.changed();
  }
}

/** The lab's own run stops at its first trial; the test makes all of them. */
function all(spec: Spec): Spec {
  return { ...spec, limit: null };
}
