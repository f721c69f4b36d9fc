/** What a trace has to hold for longestTasks(). */
export const traced = { categories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'] };

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time of the thread, in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest tasks of the page's main thread, in milliseconds of its processor's time: others have the machine, too. */
export function longestTasks(trace: Buffer): readonly number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  return traceEvents
    .filter(({ name, ph, pid, tid }) => /RunTask$/.test(name) && ph === 'X' && main.has(`${pid}/${tid}`))
    .map(({ tdur = NaN }) => tdur / 1000)
    .sort((a, b) => b - a);
}
