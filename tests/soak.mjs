/**
 * npm run soak: the long run of tests/browser/endurance.test.ts, a thousand mounts of each lab and an hour's worth of changes
 * unless said otherwise: `npm run soak -- 100`. It takes hours, and prints what it has measured on its way.
 */
import { join } from 'node:path';
import { build } from '../web/scripts/build.mjs';
import { setup } from '../web/scripts/setup.mjs';
import { Failure, main, root, run } from '../web/scripts/shell.mjs';

await main(async () => {
  const mounts = Number(process.argv[2] ?? 1000);
  if (!Number.isInteger(mounts) || mounts < 1)
    throw new Failure('How many mounts of each lab: a whole number, please.');
  await setup('all');
  await build();
  const args = ['run', '--config', 'tests/vitest.config.ts', '--project', 'browser', 'tests/browser/endurance.test.ts'];
  const env = { SOAK: String(mounts) };
  const { code } = await run(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], { env });
  if (code !== 0) throw new Failure('Something grows.');
});
