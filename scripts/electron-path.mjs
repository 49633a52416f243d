import process from 'node:process';
import { runCommand } from './setup/command.mjs';
import { setup } from './setup/setup.mjs';

// Only the path goes to stdout, so that "$(npm run -s electron-path)" is the binary.
await runCommand(async () => {
  const { runtime } = await setup({ parts: [] });
  process.stdout.write(`${runtime.path}\n`);
  return 0;
});
