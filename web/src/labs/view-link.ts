import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Player } from '../elements/player';
import type { Value } from '../engine/contract';
import type { Settings } from '../state/tree';
import { isGroup, isList, same } from '../state/tree';
import { readLink, writeView } from '../state/url';

/** What a value of a link may be. */
type Allowed = (value: Value) => boolean;

/** Properties of a lab that a link carries beside its spec, by name. */
export type Linked = Readonly<Record<string, Allowed>>;

export const aBoolean: Allowed = (value) => typeof value === 'boolean';
export const aPlace: Allowed = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
export const numbers: Allowed = (value) => isList(value) && value.length <= 50 && value.every(Number.isFinite);
export const oneOf =
  (...values: readonly Value[]): Allowed =>
  (value) =>
    values.includes(value);
/** A group that has just these members. */
export const groupOf =
  (members: Linked): Allowed =>
  (value) =>
    isGroup(value) &&
    Object.keys(value).length === Object.keys(members).length &&
    Object.entries(members).every(([key, allowed]) => allowed(value[key] ?? null));
export const aNumber: Allowed = (value) => typeof value === 'number' && Number.isFinite(value);

interface Host extends ReactiveControllerHost {
  readonly labId: string;
  readonly linked: Linked;
  readonly renderRoot: DocumentFragment | HTMLElement;
}

/** What a lab shows beside its spec, in the link: what differs from how it was at first, and where the playhead was left. */
export class ViewLink implements ReactiveController {
  private first: ReadonlyMap<string, Value> | undefined;
  private said: Settings = {};
  /** Where the reader has left the playhead. */
  private step: number | undefined;
  /** What the link says, until what it sets has been computed. */
  private due: Settings | undefined;

  constructor(
    private readonly host: Host,
    /** Puts the playhead there. */
    private readonly seek: (step: number) => void,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.first) return;
    this.first = new Map(Object.keys(this.host.linked).map((name) => [name, this.at(name)]));
    this.apply();
  }

  hostUpdated(): void {
    const { first } = this;
    if (!first) return;
    const view: Record<string, Value> = {};
    for (const [name, value] of first) if (!same(this.at(name), value)) view[name] = this.at(name);
    if (this.step !== undefined) view['step'] = this.step;
    if (same(view, this.said)) return;
    this.said = view;
    writeView(this.host.labId, view);
  }

  /** Shows what the link says; what it does not say is as it was at first. */
  apply(): void {
    const view = readLink(this.host.labId)?.view ?? {};
    this.due = this.said = view;
    this.show(view);
  }

  /** A whole result has come: that of the link is shown at the step that it names, another has steps of its own. */
  arrived(): void {
    const { due } = this;
    this.step = this.due = undefined;
    if (!due) return;
    // What belongs to the run (a closer look at a surface) was set back when the run came.
    this.show(due);
    if (this.step !== undefined) this.seek(this.step);
  }

  private show(view: Settings): void {
    for (const [name, allowed] of Object.entries(this.host.linked)) {
      const value = view[name];
      this.put(name, value !== undefined && allowed(value) ? value : (this.first?.get(name) ?? null));
    }
    const step = view['step'] ?? null;
    this.step = aPlace(step) ? Number(step) : undefined;
  }

  /** The reader has moved the playhead, or let it rest. */
  readonly moved = (event: Event): void => {
    const { index = 0, length = 0, playing } = event.target as Partial<Player>;
    // On its way it is nowhere in particular; played to its end it is where it would be anyway.
    const ended = event.type === 'descent-play' && index === length - 1;
    this.step = playing === true || ended ? undefined : index;
    this.host.requestUpdate();
  };

  private at(name: string): Value {
    return (this.host as unknown as Readonly<Record<string, Value>>)[name] ?? null;
  }

  private put(name: string, value: Value): void {
    (this.host as unknown as Record<string, Value>)[name] = value;
  }
}
