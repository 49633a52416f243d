import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { fault, type Fault } from '../../shared/domain/fault';
import { codeOf } from '../disk/error-code';
import { readText } from '../disk/read-text';
import { weaknessOf } from './policy-rights';
import { askWindows, windowsWeakness, type WindowsPlace } from './windows-rights';

/** The administrator's settings: what they set is in force and locked in the window. */
export interface Policy {
  /** JSON of the settings' own shape, partial; judged by `readSettings`. {} where there is none. */
  readonly values: unknown;
  /** SHA-256 (hex) of its canonical JSON, for the audit; null where there is none. */
  readonly hash: string | null;
  /** Set when there is a file that can't be read, or that others than administrators could have written: the app then stays disconnected rather than unmanaged. */
  readonly fault: Fault | null;
  /** Set where the fault is the disk's, which says nothing about the file: it may be read in a moment. */
  readonly refusedBy?: 'disk';
}

const noPolicy: Policy = { values: {}, hash: null, fault: null };
const largestPolicyBytes = 1024 * 1024;

/** Where a policy is, and whether the place itself has to vouch for it. */
export interface PolicyPlace {
  readonly file: string;
  /** Why others than administrators could have written the file that is there; null where they could not. May throw. */
  readonly weakness: () => string | null;
}

/**
 * Reads the policy file; a missing one is no policy. Never throws. One that others than administrators can change is not
 * read: it might be anybody's.
 */
export function readPolicy({ file, weakness }: PolicyPlace): Policy {
  const read = readText(file, largestPolicyBytes);
  // Something else than a folder on the way is no place where a policy could be.
  if (read.kind === 'missing' || (read.kind === 'refused' && read.why === 'ENOTDIR')) return noPolicy;
  if (read.kind === 'refused') return { ...noPolicy, fault: fault('policy-unreadable', read.why), refusedBy: 'disk' };
  try {
    const why = weakness();
    if (why !== null) return { ...noPolicy, fault: fault('policy-untrusted', why) };
  } catch (error) {
    return { ...noPolicy, fault: fault('policy-unreadable', codeOf(error)), refusedBy: 'disk' };
  }
  if (read.kind === 'no-file') return { ...noPolicy, fault: fault('policy-unreadable', read.why === 'it is too large' ? 'it is larger than 1 MiB' : read.why) };
  try {
    const values: unknown = JSON.parse(read.text);
    // Anything else would manage nothing and say nothing.
    if (!isObject(values)) return { ...noPolicy, fault: fault('policy-unreadable', 'it is not a JSON object') };
    return { values, hash: createHash('sha256').update(canonicalize(values) ?? '').digest('hex'), fault: null };
  } catch {
    return { ...noPolicy, fault: fault('policy-unreadable', 'it is not valid JSON') };
  }
}

/** Where an administrator puts the policy of a machine; only they can write there, which is checked. */
export function machinePolicy(platform: NodeJS.Platform, ask: () => WindowsPlace | null = askWindows): PolicyPlace {
  if (platform === 'win32') return windowsPolicy(ask);
  const file = platform === 'darwin' ? '/Library/Application Support/Cuecard/policy.json' : '/etc/cuecard/policy.json';
  return { file, weakness: () => weaknessOf(file, platform) };
}

/** A policy of somebody who runs the app from source: theirs to write. The machine’s own is checked by whatever flag it is named. */
export function givenPolicy(file: string, machine: PolicyPlace): PolicyPlace {
  return file === machine.file ? machine : { file, weakness: () => null };
}

function windowsPolicy(ask: () => WindowsPlace | null): PolicyPlace {
  const place = ask();
  return {
    file: place?.file ?? 'C:\\ProgramData\\Cuecard\\policy.json',
    // Asked anew each time: an administrator may have put the rights right.
    weakness: () => {
      const now = ask();
      return now === null ? 'Windows could not be asked for its rights' : windowsWeakness(now);
    },
  };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
