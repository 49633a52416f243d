import process from 'node:process';
import { packageUnpacked } from './building/package-unpacked.mjs';
import { runCommand } from './setup/command.mjs';

// Makes the unpacked package that the tests start, unless one of these sources is there.
await runCommand(async () => {
  const { folder, made } = await packageUnpacked('shown');
  process.stdout.write(made === 'now' ? `${folder} is packaged.\n` : `${folder} is what would be packaged.\n`);
  return 0;
});
