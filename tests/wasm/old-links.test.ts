import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Spec, Value } from '../../web/src/engine/contract';
import { preset } from '../../web/src/labs/playground/preset';
import { writePairs } from '../../web/src/state/hash';
import { readTask } from '../../web/src/state/task';
import type { Settings } from '../../web/src/state/tree';
import { same, valueAt } from '../../web/src/state/tree';
import { parseHash, readLink } from '../../web/src/state/url';
import { descent } from './load';

/* A link means the same for ever: a collection of those that were made, each taken and run by what ships today. */

const { experiments, links } = JSON.parse(readFileSync(new URL('../golden/links.json', import.meta.url), 'utf8')) as {
  readonly experiments: Readonly<Record<string, string>>;
  readonly links: readonly string[];
};

/** What a lab sets before the link does. */
const presets: Readonly<Record<string, Settings>> = { playground: preset, claims: { limit: 1 } };
/** Names that have moved since, and to where. */
const moved: Readonly<Record<string, string>> = {
  'surface.a': 'surface.constants.a',
  'surface.b': 'surface.constants.b',
};

describe('a link of an earlier version', () => {
  test.each(links)('%s', async (link) => {
    const module = await descent();
    const { labs, problem } = parseHash(link);
    expect(problem).toBe('');
    expect(labs.size).toBeGreaterThan(0);
    for (const lab of labs.keys()) {
      const experiment = experiments[lab];
      expect(experiment, `the lab ${lab}`).toBeDefined();
      const { spec: settings, task } = readLink(lab, link) ?? { spec: {}, task: {} };
      expect(readTask(task).problem).toBe('');
      const spec: Spec = { ...presets[lab], ...settings, experiment: experiment ?? '' };
      const judged = module.validate(spec);
      if (!judged.ok) throw new Error(`${judged.error.path}: ${judged.error.message}`);
      const complete: Value = judged.spec;
      for (const [path] of writePairs(settings, 'x')) {
        const name = path.slice(2);
        const at = valueAt(complete, moved[name] ?? name);
        expect(same(at, valueAt(settings, name)), `${name} is ${JSON.stringify(at)}`).toBe(true);
      }
    }
  });
});
