import { runCommand } from './setup/command.mjs';
import { setupPackages } from './setup/setup.mjs';

// What the single checks run first, so that they work on a fresh clone; says nothing when there is nothing to do.
// (npm's own "pre" scripts don't run here: `.npmrc` says ignore-scripts.)
await runCommand(async () => {
  await setupPackages();
  return 0;
});
