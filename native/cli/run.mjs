// npm run -s descent -- ARGS: builds the command when needed, then runs it. Only the command itself writes to stdout.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { setup } from '../../web/scripts/setup.mjs';
import { main, must, root } from '../../web/scripts/shell.mjs';

console.log = console.error;

await main(async () => {
  await setup('native');
  if (!existsSync(join(root, 'build/native/build.ninja'))) {
    console.log('Building the command (the first time takes a minute) …');
    await must('Configuring', 'cmake', ['--preset', 'native']);
  }
  await must('Building the command', 'cmake', ['--build', '--preset', 'native', '--target', 'descent']);
  // The folder that the user called from, so that the paths given as arguments hold.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const child = spawn(join(root, 'build/native/native/cli/descent'), process.argv.slice(2), { cwd, stdio: 'inherit' });
  // An interrupt reaches the command by itself; it decides when to end.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
});
