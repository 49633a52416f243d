import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes a file into the folder beside a profile, which goes with it; returns its path. */
export async function beside(profile: string, name: string, text: string): Promise<string> {
  const path = join(profile, '..', name);
  await writeFile(path, text);
  return path;
}
