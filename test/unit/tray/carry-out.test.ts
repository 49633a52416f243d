import { expect, it } from 'vitest';
import { carryOut } from '../../../src/main/tray/carry-out';
import type { TrayCommand } from '../../../src/main/tray/tray-menu';
import { fault, type Fault } from '../../../src/shared/domain/fault';

/** What came of a choice while the connection was stopped by `reason`. */
function cameOf(command: TrayCommand, reason: Fault | null = null): string[] {
  const did: string[] = [];
  carryOut(command, {
    connection: () => ({ status: 'stopped', fault: reason, retryAt: null, limit: null }),
    attention: { pause: (length) => did.push(`pause ${length}`), resume: () => did.push('resume') },
    show: () => did.push('show'),
    open: (page) => did.push(`open ${page}`),
    retry: (how) => did.push(how),
    quit: () => did.push('quit'),
  });
  return did;
}

it.each([
  [{ do: 'show' }, 'show'],
  [{ do: 'open', page: 'assist' }, 'open assist'],
  [{ do: 'open', page: 'settings' }, 'open settings'],
  [{ do: 'pause', length: 'tomorrow' }, 'pause tomorrow'],
  [{ do: 'resume' }, 'resume'],
  [{ do: 'retry' }, 'connection:retry'],
  [{ do: 'quit' }, 'quit'],
] as const)('choosing %j in the tray does %s and nothing else', (command, did) => {
  expect(cameOf(command)).toEqual([did]);
});

it('reconnecting opens the keyring where that is what keeps us, and does nothing where only another sign-in helps', () => {
  expect(cameOf({ do: 'retry' }, fault('keychain-cancelled'))).toEqual(['keyring:retry']);
  expect(cameOf({ do: 'retry' }, fault('secret-refused'))).toEqual([]);
});
