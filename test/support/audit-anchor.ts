import { join } from 'node:path';
import { z } from 'zod';
import { trailAccount } from '../../src/main/audit/trail/signing-key';
import { readSecret } from './keyring';

const anchorSchema = z.object({ private_key: z.string(), seq: z.number(), hash: z.string() });

/** What the keyring holds of a profile's trail: its key, and how far it was signed; null where nothing. */
export async function trailAnchor(env: NodeJS.ProcessEnv, profile: string): Promise<z.infer<typeof anchorSchema> | null> {
  const text = await readSecret(env, trailAccount(join(profile, 'audit')));
  return text === null ? null : anchorSchema.parse(JSON.parse(text));
}
