import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

/**
 * The flags an Electron run from source needs where Chromium's sandbox can't work, with the reason to tell.
 * @param {string} binary
 * @returns {{ flags: string[], reason: string }} none where the sandbox works, as it does for most
 */
export function sandboxFlags(binary) {
  if (process.platform !== 'linux') return { flags: [], reason: '' };
  if (process.getuid?.() === 0) return { flags: ['--no-sandbox'], reason: 'Running as root, where Chromium\'s sandbox does not work: adding --no-sandbox.' };
  if (kernelForbidsIt() && !hasHelper(binary)) {
    return { flags: ['--no-sandbox'], reason: 'This kernel keeps ordinary programs from making a sandbox: adding --no-sandbox, for running from source only.' };
  }
  return { flags: [], reason: '' };
}

function kernelForbidsIt() {
  const says = (/** @type {string} */ name) => {
    try {
      return readFileSync(`/proc/sys/${name}`, 'utf8').trim();
    } catch {
      return '';
    }
  };
  return says('kernel/apparmor_restrict_unprivileged_userns') === '1' || says('kernel/unprivileged_userns_clone') === '0' || says('user/max_user_namespaces') === '0';
}

/**
 * Whether the helper that makes a sandbox with root's rights is installed beside the binary.
 * @param {string} binary
 */
function hasHelper(binary) {
  try {
    const { uid, mode } = statSync(join(dirname(binary), 'chrome-sandbox'));
    return uid === 0 && (mode & 0o4000) !== 0;
  } catch {
    return false;
  }
}
