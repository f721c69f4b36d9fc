import type { Spec } from '../../../engine/contract';
import type { Result, Table } from '../../../engine/result';
import { isList } from '../../../state/tree';

/** How long a race must have stood before its chosen racer is looked into, in milliseconds: a drag is never held up. */
const rest = 80;

/** Asks for the chosen racer's updates, beside the race and after it. */
export class UpdateSource {
  private asked: { readonly race: Result; readonly racer: number } | undefined;
  private answered: { readonly race: Result; readonly racer: number; readonly table: Table } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly run: (spec: Spec) => Promise<Result | undefined>,
    private readonly changed: () => void,
  ) {}

  /** The table of that racer's updates in that race; undefined while it is not there yet. */
  table(race: Result, racer: number): Table | undefined {
    const { answered } = this;
    return answered?.race === race && answered.racer === racer ? answered.table : undefined;
  }

  show(race: Result, racer: number): void {
    if (this.asked?.race === race && this.asked.racer === racer) return;
    this.asked = { race, racer };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(race, racer), rest);
  }

  private async ask(race: Result, racer: number): Promise<void> {
    const { racers, ...course } = race.spec;
    const optimizer = isList(racers) ? racers[racer] : undefined;
    if (optimizer === undefined) return;
    const result = await this.run({ ...course, experiment: 'update', optimizer });
    if (!result) return;
    this.answered = { race, racer, table: result.table('updates') };
    this.changed();
  }
}
