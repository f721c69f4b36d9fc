import type { Catalog, Descriptor } from './contract';

/** What the modules leave out of a part's descriptor (native/descent/base/descriptor.h): few runs need it. */
export type Lore = Partial<
  Pick<Descriptor, 'literature' | 'formula' | 'terms' | 'sources' | 'substeps' | 'torch' | 'torchWhen'>
>;

/** Of a family: by the ids of its parts. */
export type FamilyLore = Readonly<Record<string, Lore>>;

/** Families whose lore some lab shows. */
export type LoreFamily = 'claim' | 'initializer' | 'optimizer' | 'scaler';

/** A catalogue whose parts have the lore that there is for them, by family. */
export function withLore(catalog: Catalog, lore: Readonly<Record<string, FamilyLore>>): Catalog {
  const families = Object.entries(catalog).map(([id, family]) => {
    const known = lore[id];
    return [id, known ? { ...family, parts: family.parts.map((part) => ({ ...part, ...known[part.id] })) } : family];
  });
  return Object.fromEntries(families) as Catalog;
}
