import { coreCatalog } from '../language/core-text';
import type { FamilyLore, LoreFamily } from './lore';

/** Made by the build (web/scripts/lore.mjs), one file for each family. */
const files = import.meta.glob<FamilyLore>('../../generated/lore/{claim,initializer,optimizer,scaler}.json', {
  import: 'default',
});

/** The lore of these families, in the language of the page. Rejects where it can't be had. */
export async function loadLore(families: readonly LoreFamily[]): Promise<Readonly<Record<string, FamilyLore>>> {
  const all = families.map(async (family) => [family, await files[`../../generated/lore/${family}.json`]?.()] as const);
  return coreCatalog(Object.fromEntries(await Promise.all(all)) as Record<string, FamilyLore>);
}
