import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offerable } from '../../../src/main/quick-ask/offerable';
import { Redactor } from '../../../src/main/diagnostics/redaction';
import { newSecret } from '../../support/samples';

const free = { isSecret: () => false, isAnswer: () => false };

describe('what was copied', () => {
  it.each([
    ['where is my parcel', 'where is my parcel'],
    ['  where\r\n  is\tmy\u00A0parcel\n', 'where is my parcel'],
    ['refund\u202E\u200B?', 'refund?'],
    ['iphone-15-pro-max', 'iphone-15-pro-max'],
    ['ORD-2026-000417', 'ORD-2026-000417'],
    ['返品', '返品'],
    ['注文した商品がまだ届いていないのですが、配送状況を確認する方法を教えていただけますか', '注文した商品がまだ届いていないのですが、配送状況を確認する方法を教えていただけますか'],
    ['does https://shop.example/a/B2c3d4e5f6g7h8i9j0 still work', 'does https://shop.example/a/B2c3d4e5f6g7h8i9j0 still work'],
  ])('is offered as one readable line: “%s”', (raw, text) => {
    expect(offerable(raw, free)).toBe(text);
  });

  it('is cut between words where it is longer than a question may be', () => {
    const cut = offerable('word '.repeat(300), free);
    expect(cut).toBe('word '.repeat(100).trim());
    expect(offerable(`a${'𠮷'.repeat(400)}`, free)).toBe(`a${'𠮷'.repeat(249)}`);
  });

  it.each([
    ['nothing', ''],
    ['a letter', 'x'],
    ['signs only', '--- *** ---'],
    ['a book', 'word '.repeat(1_001)],
    ['bytes', 'PNG\u001A\0\0\0IHDR'],
    ['what was no text', 'caf\uFFFD'],
    ['half a character', 'half \uD83D'],
    ['a private key', '-----BEGIN PRIVATE KEY----- MIIE'],
    ['a signing secret', 'whsec_C2FVsBQIhrscChlQIMV'],
    ['a token', 'eyJhbGciOiJIUzI1NiJ9.e30.x'],
    ['a generated password', 'xK9mQ2vL'],
    ['a key of one word', '0123456789abcdef0123456789abcdef'],
    ['an address', 'https://shop.example/reset?token=1'],
    ['a line with a key in it', 'the key is AbCdEfGhIjKlMnOp1234'],
  ])('is not offered where it is %s', (_what, raw) => {
    expect(offerable(raw, free)).toBeNull();
  });

  it('is not offered where it holds a secret in use, however it is wrapped', () => {
    const redactor = new Redactor();
    const secret = newSecret();
    const plain = 'correct horse battery';
    for (const one of [secret, plain]) redactor.hide(one);
    const judges = { ...free, isSecret: (text: string) => redactor.text(text) !== text };
    for (const raw of [secret, ` ${secret}\n`, `the secret is ${secret} thanks`, plain, `correct\nhorse\tbattery`, 'password: tulip', encodeURIComponent(plain)]) {
      expect(offerable(raw, judges)).toBeNull();
    }
    expect(offerable('a battery for the horse', judges)).toBe('a battery for the horse');
  });

  it('is not offered where Cuecard itself showed it', () => {
    expect(offerable('Unused goods can be returned.', { ...free, isAnswer: (text) => text.startsWith('Unused') })).toBeNull();
  });

  it('is always well-formed and within bounds', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0x10ffff), { maxLength: 20 }).map((points) => String.fromCodePoint(...points).repeat(40)), (raw) => {
        const text = offerable(raw, free);
        return text === null || (text.length <= 500 && text === text.trim() && !/[\p{Cc}\p{Surrogate}]/u.test(text));
      }),
      { numRuns: 300 },
    );
  });
});
