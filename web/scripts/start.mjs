import { join } from 'node:path';
import { build } from './build.mjs';
import { serve } from './server.mjs';
import { setup } from './setup.mjs';
import { Failure, main, root } from './shell.mjs';

/** The first free port from `port` on; a port that was asked for by name is the only one tried. */
async function serveSomewhere(folder, port, tries) {
  try {
    return await serve(folder, port);
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    if (tries <= 1) throw new Failure(`Port ${port} is in use; PORT=8090 npm start takes another.`);
    return serveSomewhere(folder, port + 1, tries - 1);
  }
}

await main(async () => {
  await setup('page');
  await build();
  const wished = Number(process.env.PORT);
  const { url } = await serveSomewhere(join(root, 'web/dist'), wished || 8080, wished ? 1 : 20);
  console.log(`Descent Lab is at ${url}   (Ctrl+C ends it)`);
});
