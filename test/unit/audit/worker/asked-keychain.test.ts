import { describe, expect, it } from 'vitest';
import { genesis } from '../../../../src/main/audit/trail/chain';
import { SigningKey } from '../../../../src/main/audit/trail/signing-key';
import { askKeychain } from '../../../../src/main/audit/worker/asked-keychain';
import type { QuietRead } from '../../../../src/main/keychain/quiet-keychain';

const [ours, other] = [SigningKey.make(), SigningKey.make()];
const newest = { seq: 7, hash: 'a'.repeat(64) };

function keychain(holds: Readonly<Record<string, string>>, refusal?: QuietRead): { readonly asked: string[]; readonly read: (account: string) => Promise<QuietRead> } {
  const asked: string[] = [];
  return {
    asked,
    read: (account) => {
      asked.push(account);
      const secret = holds[account];
      return Promise.resolve(refusal ?? (secret === undefined ? { kind: 'not-found' } : { kind: 'found', secret }));
    },
  };
}

describe('what a verb knows from the keychain', () => {
  it('is the trail’s key and the newest checkpoint, and who may sign', async () => {
    const { known, signer, why } = await askKeychain({ own: 'audit:own', others: [] }, keychain({ 'audit:own': ours.store(newest) }).read);
    expect({ keys: known.keys.map((key) => key.id), anchor: known.anchor, signer: signer?.keyId, why }).toEqual({ keys: [ours.id], anchor: newest, signer: ours.id, why: null });
  });

  it('is no checkpoint where nothing was signed yet', async () => {
    expect((await askKeychain({ own: 'audit:own', others: [] }, keychain({ 'audit:own': ours.store(genesis) }).read)).known.anchor).toBeNull();
  });

  it('is another trail’s key for what is somebody’s, which signs nothing', async () => {
    const { known, signer, why } = await askKeychain({ own: 'audit:bundle', others: ['audit:own'] }, keychain({ 'audit:own': other.store(newest) }).read);
    expect({ keys: known.keys, anchor: known.anchor, ring: known.ring?.map((key) => key.id), signer, why }).toEqual({ keys: [], anchor: null, ring: [other.id], signer: null, why: null });
  });

  it('is nothing where it refuses, which is said, and it is asked no more', async () => {
    const locked = keychain({}, { kind: 'unavailable', why: 'it is locked', left: 'nothing' });
    expect(await askKeychain({ own: 'audit:own', others: ['audit:other'] }, locked.read)).toMatchObject({ known: { keys: [], anchor: null, ring: [] }, signer: null, why: 'it is locked' });
    expect(locked.asked).toEqual(['audit:own']);
  });

  it.each([['nothing', {}], ['what was never put there', { 'audit:own': '{"v":1}' }]])('is nothing where it holds %s, and that is said', async (_what, holds) => {
    expect(await askKeychain({ own: 'audit:own', others: [] }, keychain(holds).read)).toMatchObject({ signer: null, why: 'it holds no key of this audit' });
  });
});
