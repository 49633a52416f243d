import { describe, expect, it } from 'vitest';
import { SessionVault } from '../../../src/main/keychain/session-vault';
import { newSecret } from '../../support/samples';

describe('the vault of one session', () => {
  it('gives back what it was given, until it is removed', async () => {
    const vault = new SessionVault();
    const secret = newSecret();
    expect(await vault.read('a')).toEqual({ kind: 'not-found' });
    expect(await vault.write('a', secret)).toEqual({ kind: 'done' });
    expect(await vault.read('a')).toEqual({ kind: 'found', secret });
    expect(await vault.read('b')).toEqual({ kind: 'not-found' });
    expect(await vault.remove('a')).toEqual({ kind: 'done' });
    expect(await vault.read('a')).toEqual({ kind: 'not-found' });
    expect(await vault.remove('a')).toEqual({ kind: 'done' });
  });

  it('forgets everything at the end', async () => {
    const vault = new SessionVault();
    await vault.write('a', newSecret());
    vault.cancel();
    expect((await vault.read('a')).kind).toBe('found');
    vault.dispose();
    expect(await vault.read('a')).toEqual({ kind: 'not-found' });
  });
});
