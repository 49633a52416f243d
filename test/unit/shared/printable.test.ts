import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable as scriptsPrintable } from '../../../scripts/setup/printable.mjs';
import { describe as described } from '../../../scripts/demo/demo-window.mjs';
import { findingSentence } from '../../../src/shared/i18n/sentences/finding-sentence';
import { printable, printableLines } from '../../../src/shared/domain/printable';

/** All C0 and C1 characters, DEL, what turns the direction of writing, ends of lines, invisible tags, half a pair. */
const obeyed = [...Array.from({ length: 32 }, (_one, code) => code), ...Array.from({ length: 33 }, (_one, index) => 0x7f + index), 0x61c, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0xfeff, 0xe0041, 0xd800]
  .map((code) => String.fromCodePoint(code));
const raw = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\p{Cs}]/u;

describe('what a terminal shows', () => {
  it.each([['the app', printable], ['its scripts', scriptsPrintable]])('has nothing that it would obey, from %s', (_whose, print) => {
    for (const one of obeyed) if (one !== '\t' || print === printable) expect(print(`a${one}b`), one.codePointAt(0)?.toString(16)).toMatch(/^a(\\u[0-9a-f]{4}){1,2}b$/);
    expect(print('a\u001b]0;title\u0007b')).toBe(String.raw`a\u001b]0;title\u0007b`);
    expect(print('Rückgabe „x“ – 🙂 日本語 می‌خواهم')).toBe('Rückgabe „x“ – 🙂 日本語 می‌خواهم');
  });

  it('is the same text to whoever reads it as JSON', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(JSON.parse(printableLines(`${JSON.stringify({ text })}\n`))).toEqual({ text });
    }));
  });

  it('keeps lines apart where there are several', () => {
    expect(printableLines('a\u001b\nb\u202e\n')).toBe('a\\u001b\nb\\u202e\n');
  });

  it('names a file and what it says of itself without obeying either', () => {
    const sentence = findingSentence({ severity: 'fault', tag: 'unlisted-file', file: 'a\u001b[2Jb\n\u202e', line: 3, seq: 4, detail: 'x\u009b1m\u2028' });
    expect(sentence).not.toMatch(raw);
    expect(sentence).toContain(String.raw`a\u001b[2Jb\u000a\u202e`);
  });

  it('is what the demo call tells of a suggestion', () => {
    expect(described({ id: '1', title: 'a\u001b[2Jb', confidence: '90 %', age: '\u0007', source: '\u202ex' })).not.toMatch(raw);
  });
});
