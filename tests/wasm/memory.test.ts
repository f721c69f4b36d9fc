import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DescentModule, Spec, Value } from '../../web/src/engine/contract';
import { loadModule, wasmFolder } from '../../web/scripts/modules.mjs';
import { compute, descent, freshDescent, run } from './load';

let module: DescentModule;

beforeAll(async () => {
  module = await descent();
});

/** A module whose memory can be seen. */
async function withMemory(name: string): Promise<{ module: DescentModule; memory: WebAssembly.Memory }> {
  let memory: WebAssembly.Memory | undefined;
  const file = join(wasmFolder, `${name}.wasm`);
  const binary = readFileSync(file);
  const seen = (await loadModule(file, {
    instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void): object {
      const instance = new WebAssembly.Instance(new WebAssembly.Module(binary), imports);
      memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
      receive(instance);
      return instance.exports;
    },
  })) as DescentModule;
  if (!memory) throw new Error('the module exports no memory');
  return { module: seen, memory };
}

describe('memory', () => {
  /** For two modules: a run of about 16 kB that only waits, and specs to run again and again. */
  const filled: readonly (readonly [name: string, waiting: Spec, specs: readonly Spec[]])[] = [
    [
      'paths',
      { experiment: 'race', steps: 100, racers: ['gd'] },
      [
        { experiment: 'race', steps: 20, racers: ['gd', 'adam', { id: 'nag', schedule: 'cosine' }], noise: 1 },
        { experiment: 'surface', surface: 'rastrigin', columns: 8, rows: 8 },
        { experiment: 'rate-sweep', racers: ['momentum'], steps: 10, count: 3 },
        { experiment: 'replay' },
      ],
    ],
    [
      'networks',
      { experiment: 'training', data: { id: 'moons', examples: 20 }, hidden: [3], steps: 20 },
      [{ experiment: 'training', data: { id: 'moons', examples: 20 }, hidden: [3], validation: 0.2, steps: 20 }],
    ],
  ];

  /** Begins runs that wait, one after another, until memory grows or there are `limit` of them. */
  function fill(module: DescentModule, memory: WebAssembly.Memory, waiting: Spec, limit: number): number {
    const before = memory.buffer.byteLength;
    let count = 0;
    while (count < limit && memory.buffer.byteLength === before) {
      const begun = module.begin(waiting);
      if (!begun.ok) throw new Error(begun.error.message);
      count++;
    }
    return count;
  }

  test.each(filled)(
    'of %s stays as it is over many runs, refusals and cancelled runs',
    async (name, waiting, specs) => {
      // A fresh heap has megabytes to spare, in which a small leak would hide. So it is filled first: as many waiting
      // runs as one module could take before it had to grow, less 40. What is left over is about 600 kB: a leak of
      // more than 120 bytes a run is seen.
      const scout = await withMemory(name);
      const most = fill(scout.module, scout.memory, waiting, 1e6);
      const full = await withMemory(name);
      expect(fill(full.module, full.memory, waiting, most - 40)).toBe(most - 40);

      const before = full.memory.buffer.byteLength;
      for (let i = 0; i < 5000; i++) {
        const spec = specs[i % specs.length];
        if (!spec) continue;
        if (!compute(full.module, spec).ok) throw new Error('refused');
        if (full.module.begin({ ...waiting, steps: -1 }).ok) throw new Error('accepted');
        const begun = full.module.begin(spec);
        if (begun.ok) {
          full.module.advance(begun.handle, 5);
          full.module.peek(begun.handle);
          full.module.cancel(begun.handle);
        }
      }
      expect(full.memory.buffer.byteLength).toBe(before);
    },
  );

  test('grows for a large result, and comes back with the right numbers', async () => {
    const { module: large, memory } = await withMemory('paths');
    const before = memory.buffer.byteLength;
    const spec: Spec = { experiment: 'race', steps: 5000, racers: Array<Value>(8).fill('adam') };
    const result = run(large, spec);
    expect(memory.buffer.byteLength).toBeGreaterThan(before);
    expect(result.table('racer.7').column('x')).toEqual(run(module, spec).table('racer.0').column('x'));
  });

  test('the catalogue can be asked for again and again', async () => {
    const { module: asked, memory } = await withMemory('networks');
    asked.catalog();
    const before = memory.buffer.byteLength;
    for (let i = 0; i < 300; i++) asked.catalog();
    expect(memory.buffer.byteLength).toBe(before);
  });

  test('two modules do not share anything', async () => {
    const other = await freshDescent();
    const a = module.begin({ experiment: 'race', seed: 1, noise: 1 });
    const b = other.begin({ experiment: 'race', seed: 2, noise: 1 });
    if (!a.ok || !b.ok) throw new Error('refused');
    while (module.advance(a.handle, 37) < 1) other.advance(b.handle, 11);
    while (other.advance(b.handle, 11) < 1);
    expect(module.end(a.handle)).toEqual(compute(module, { experiment: 'race', seed: 1, noise: 1 }));
    expect(other.end(b.handle)).toEqual(compute(module, { experiment: 'race', seed: 2, noise: 1 }));
  });
});
