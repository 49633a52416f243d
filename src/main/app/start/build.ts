import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';

/** Whether this is a package, or runs from source, where it can be told and asked more. */
export type Build = 'package' | 'source';

/**
 * Electron goes by the name of its binary, which anybody can change in a copy of it. What is stamped into the package's
 * own manifest, inside the archive, stays; a manifest that can't be read is a package's.
 */
export function readBuild(): Build {
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8'));
  } catch {
    return 'package';
  }
  return buildOf(manifest, app.isPackaged ? 'own-binary' : 'electron');
}

/** @param binary `electron` where the program is called like Electron's own. */
export function buildOf(manifest: unknown, binary: 'own-binary' | 'electron'): Build {
  const stamped = manifestSchema.safeParse(manifest);
  return binary === 'electron' && stamped.success ? 'source' : 'package';
}

/** As package.json in the repository says; `extraMetadata` in electron-builder.yml has a package say otherwise. */
const manifestSchema = z.object({ cuecard: z.object({ build: z.literal('source') }) });
