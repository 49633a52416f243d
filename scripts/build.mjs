import { runCommand } from './command.mjs';
import { setupBuild } from './setup.mjs';

// `npm run build`: brings out/ up to the sources.
await runCommand(async () => {
  await setupBuild();
  return 0;
});
