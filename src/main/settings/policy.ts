import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { fault, type Fault } from '../../shared/fault';

/** The administrator's settings: what they set is in force and locked in the window. */
export interface Policy {
  /** JSON of the settings' own shape, partial; judged by `readSettings`. {} where there is none. */
  readonly values: unknown;
  /** SHA-256 (hex) of its canonical JSON, for the audit; null where there is none. */
  readonly hash: string | null;
  /** Set when there is a file that can't be read: the app then stays disconnected rather than unmanaged. */
  readonly fault: Fault | null;
}

const noPolicy: Policy = { values: {}, hash: null, fault: null };
const largestPolicyBytes = 1024 * 1024;

/** Reads the policy file; a missing one is no policy. Never throws. */
export function readPolicy(path: string): Policy {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return code === 'ENOENT' || code === 'ENOTDIR' ? noPolicy : { ...noPolicy, fault: fault('policy-unreadable', code) };
  }
  if (Buffer.byteLength(text) > largestPolicyBytes) return { ...noPolicy, fault: fault('policy-unreadable', 'it is larger than 1 MiB') };
  try {
    // A byte order mark is what some editors leave; JSON doesn't know it.
    const values: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    // Anything else would manage nothing and say nothing.
    if (!isObject(values)) return { ...noPolicy, fault: fault('policy-unreadable', 'it is not a JSON object') };
    return { values, hash: createHash('sha256').update(canonicalize(values) ?? '').digest('hex'), fault: null };
  } catch {
    return { ...noPolicy, fault: fault('policy-unreadable', 'it is not valid JSON') };
  }
}

/** Where an administrator puts the policy of a machine; only they can write there. */
export function machinePolicyPath(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return join(env.ProgramData ?? 'C:\\ProgramData', 'Cuecard', 'policy.json');
  if (platform === 'darwin') return '/Library/Application Support/Cuecard/policy.json';
  return '/etc/cuecard/policy.json';
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
