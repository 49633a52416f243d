import { runCommand } from './setup/command.mjs';
import { setupBuild } from './setup/setup.mjs';

// `npm run build`: brings out/ up to the sources.
await runCommand(async () => {
  await setupBuild();
  return 0;
});
