import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalog, DescentModule, Descriptor } from '../../web/src/engine/contract';
import { loadLore } from '../../web/src/engine/lore-files';
import { withLore, type Lore, type LoreFamily } from '../../web/src/engine/lore';
import { labList } from '../../web/scripts/lab-list.mjs';
import { listModules, loadModule } from '../../web/scripts/modules.mjs';
import { descent } from './load';

/* What the modules leave out of their parts' descriptors reaches the labs that show it, and the pages, as files. */

const fields = [
  ...(['literature', 'formula', 'terms', 'sources'] as const),
  ...(['substeps', 'torch', 'torchWhen'] as const),
] satisfies (keyof Lore)[];
const shown: readonly LoreFamily[] = ['claim', 'initializer', 'optimizer', 'scaler'];

/** Lore is of families in which none of a module's parts has any. */
const bare = (part: Descriptor): boolean => fields.every((field) => part[field].length === 0);

describe('lore', () => {
  const carried = new Map<string, Catalog>();
  let whole: Catalog;

  beforeAll(async () => {
    whole = (await descent()).catalog();
    for (const { file } of (await listModules()) as { file: string }[])
      carried.set(file, ((await loadModule(file)) as DescentModule).catalog());
  });

  test('no module carries that of the families that have files of it', () => {
    expect(carried.size).toBeGreaterThan(10);
    for (const [file, catalog] of carried) {
      for (const family of shown) {
        for (const part of catalog[family]?.parts ?? []) expect(bare(part), `${part.id} in ${file}`).toBe(true);
      }
    }
  });

  test('every lab that shows some has all of it', async () => {
    const labs = labList();
    expect(new Set(labs.flatMap(({ lore }) => lore))).toEqual(new Set(shown));
    for (const { tag, experiment, lore: families } of labs) {
      const catalog = [...carried.values()].find((each) =>
        each['experiment']?.parts.some(({ id }) => id === experiment),
      );
      const told = withLore(catalog ?? {}, await loadLore(families as LoreFamily[]));
      for (const family of families) {
        const parts = told[family]?.parts ?? [];
        expect(parts.length, `${family} of ${tag}`).toBeGreaterThan(0);
        for (const part of parts) {
          expect(part, `${part.id} of ${tag}`).toEqual(whole[family]?.parts.find(({ id }) => id === part.id));
          expect(bare(part), `${part.id} of ${tag}`).toBe(false);
        }
      }
    }
  });
});
