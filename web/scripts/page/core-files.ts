import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../../src/engine/contract';

/** Where in native/descent a family’s descriptors stand; two families may call a part by one name. */
const places: Readonly<Record<string, RegExp>> = {
  optimizer: /^optim\/[^/]+$/,
  schedule: /^optim\/schedules\//,
  surface: /^surface\//,
  series: /^experiment\/series/,
  claim: /^experiment\/claims\//,
  scaler: /^scaling\//,
  table: /^data\/tables/,
  activation: /^nn\/activations\//,
  normalization: /^nn\//,
  initializer: /^init\//,
  loss: /^nn\/losses\//,
  dataset: /^data\/(?!tables)/,
  feature: /^data\//,
  experiment: /^experiment\/(?!claims\/)/,
};

/** Finds the file of the core that describes a part. */
export class CoreFiles {
  private readonly files: readonly { readonly path: string; readonly text: string }[];

  /** `folder`: native/descent. `catalog`: as the core has it, in English. */
  constructor(
    folder: string,
    private readonly catalog: Catalog,
  ) {
    const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    this.files = all
      .filter((path) => /\.(h|cpp)$/.test(path))
      .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(folder, path), 'utf8') }));
  }

  /** Relative to native/descent. Fails where no file, or more than one, could be meant. */
  fileOf(family: string, id: string): string {
    const title = this.catalog[family]?.parts.find((part) => part.id === id)?.title ?? id;
    const place = places[family];
    if (!place) throw new Error(`core-files.ts doesn’t say where the family ${family} stands`);
    const here = this.files.filter(({ path, text }) => place.test(path) && text.includes(`"${id}"`));
    const found = here.filter(({ text }) => text.includes(`"${title}"`));
    const [first, ...others] = found;
    if (!first || others.length > 0) {
      throw new Error(`${family} ${id}: ${found.map(({ path }) => path).join(', ') || 'no file'} describes it`);
    }
    return first.path;
  }
}
