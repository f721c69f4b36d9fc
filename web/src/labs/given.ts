import type { LitElement, ReactiveController } from 'lit';
import type { Catalog, Parameter, Value } from '../engine/contract';
import type { Settings } from '../state/tree';
import { frozen, same } from '../state/tree';
import { readAttributes } from './attributes';
import { themes } from '../styles/grounds';
import { noTheme } from './complaints';

/** What has to be known before names can be understood. */
export interface Language {
  readonly catalog: Catalog;
  readonly parameters: readonly Parameter[];
}

export interface GivenOwner {
  /** Undefined before the catalogue is there. */
  language(): Language | undefined;
  /** What the lab sets before the page does. */
  start(): Settings;
  /** The page has changed its mind; undefined: as if it had said nothing. */
  changed(changes: Readonly<Record<string, Value | undefined>>): void;
  themeChanged(): void;
}

/**
 * What the page around a lab sets in it: attributes, and properties of the element, named as the core names its
 * parameters. What came last of the two holds.
 */
export class Given implements ReactiveController {
  private attributes: Settings = {};
  private properties: Settings = {};
  private misread: readonly string[] = [];
  /** Why the core refused a value. */
  private readonly refused = new Map<string, string>();
  private readonly observer = new MutationObserver((records) => this.attributesChanged(records));

  constructor(
    private readonly host: LitElement,
    private readonly owner: GivenOwner,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.observer.observe(this.host, { attributes: true });
    // What was changed while nobody looked.
    this.update(() => this.readAll());
  }

  hostDisconnected(): void {
    this.observer.disconnect();
  }

  /** But for what the core has refused. */
  get settings(): Settings {
    const all = Object.entries({ ...this.attributes, ...this.properties });
    return Object.fromEntries(all.filter(([key]) => !this.refused.has(key)));
  }

  /** A sentence for each thing that could not be understood, or was refused. */
  get complaints(): readonly string[] {
    const theme = this.host.getAttribute('theme') ?? '';
    const known = theme === '' || themes.some((each) => each === theme);
    return [
      ...this.misread,
      ...(known ? [] : [noTheme(theme, themes.join(', '))]),
      ...[...this.refused].map(([key, why]) => `${key}: ${why}`),
    ];
  }

  /** Now that names can be understood: reads everything, and offers the parameters as properties of the element. */
  begin(): void {
    const { host, owner } = this;
    const ids = owner.language()?.parameters.map(({ id }) => id) ?? [];
    const kind = Object.getPrototypeOf(host) as object;
    for (const id of ids) {
      if (id in kind) continue;
      Object.defineProperty(kind, id, {
        configurable: true,
        get(this: Settable) {
          return this.setting(id);
        },
        set(this: Settable, value: Value | undefined) {
          this.give({ [id]: value });
        },
      });
    }
    // Set before the element knew of it.
    for (const id of ids) {
      const early = Object.getOwnPropertyDescriptor(host, id);
      if (!early || !(id in kind)) continue;
      Reflect.deleteProperty(host, id);
      this.properties = { ...this.properties, [id]: early.value as Value };
    }
    this.readAll();
  }

  /** Undefined: as the attribute says, or as it is without. */
  give(values: Readonly<Record<string, Value | undefined>>): void {
    this.update(() => {
      const kept = { ...this.properties };
      for (const [key, value] of Object.entries(values)) {
        this.refused.delete(key);
        if (value === undefined) delete kept[key];
        else kept[key] = frozen(value);
      }
      this.properties = kept;
    });
  }

  /** The core does not take a value. */
  refuse(key: string, why: string): void {
    this.refused.set(key, why);
  }

  private attributesChanged(records: readonly MutationRecord[]): void {
    const names = new Set(records.map(({ attributeName }) => (attributeName ?? '').split('.')[0]?.toLowerCase()));
    if (names.has('theme')) this.owner.themeChanged();
    this.update(() => {
      const silent = (key: string): boolean => !names.has(key.toLowerCase());
      this.properties = Object.fromEntries(Object.entries(this.properties).filter(([key]) => silent(key)));
      for (const key of [...this.refused.keys()]) if (!silent(key)) this.refused.delete(key);
      this.readAll();
    });
    this.host.requestUpdate();
  }

  private readAll(): void {
    const language = this.owner.language();
    if (!language) return;
    const attributes = [...this.host.attributes].map(({ name, value }) => ({ name, value }));
    const { parameters, catalog } = language;
    const read = readAttributes(attributes, this.host.localName, parameters, catalog, this.owner.start());
    this.attributes = frozen(read.settings);
    this.misread = read.complaints;
  }

  /** Tells of what is another value afterwards. */
  private update(act: () => void): void {
    const before = this.settings;
    act();
    if (!this.owner.language()) return;
    const after = this.settings;
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
      (key) => !same(before[key], after[key]),
    );
    if (keys.length > 0) this.owner.changed(Object.fromEntries(keys.map((key) => [key, after[key]])));
  }
}

/** What an element with settings has. */
export interface Settable {
  setting(id: string): Value | undefined;
  give(values: Readonly<Record<string, Value | undefined>>): void;
}
