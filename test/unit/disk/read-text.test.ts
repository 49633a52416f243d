import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readText, readTextLater, type TextRead } from '../../../src/main/disk/read-text';
import { scratchFolders } from '../../support/scratch';

const scratch = scratchFolders();
let path: string;
beforeEach(() => {
  path = join(scratch(), 'file');
});

const text = '{"a": "知 é"}\r\n';
const bigEndian = (of: string): Buffer => Buffer.from(of, 'utf16le').swap16();

describe.each([
  ['at once', (largest: number): Promise<TextRead> => Promise.resolve(readText(path, largest))],
  ['later', (largest: number): Promise<TextRead> => readTextLater(path, largest)],
])('a text that is read %s', (_how, read) => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-8 with two marks', Buffer.from(`\ufeff\ufeff${text}`)],
    ['UTF-16LE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16LE', Buffer.from(text, 'utf16le')],
    ['UTF-16BE with a mark', bigEndian(`\ufeff${text}`)],
    ['UTF-16BE', bigEndian(text)],
  ])('is the same in %s', async (_what, bytes) => {
    writeFileSync(path, bytes);
    expect(await read(1_000)).toEqual({ kind: 'text', text });
  });

  it.each([Buffer.alloc(0), Buffer.from('x'), Buffer.alloc(9), Buffer.from([0xfe, 0xff, 0]), Buffer.from([0xff, 0xfe, 1])])('may be any bytes (%j)', async (bytes) => {
    writeFileSync(path, bytes);
    expect(await read(1_000)).toMatchObject({ kind: 'text' });
  });

  it('is missing, refused, or no file, each for itself', async () => {
    expect(await read(10)).toEqual({ kind: 'missing' });
    mkdirSync(path);
    expect(await read(10)).toEqual({ kind: 'no-file', why: 'EISDIR' });
    const folder = path;
    path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    expect(await read(10)).toEqual({ kind: 'no-file', why: 'it is not a file' });
    path = join(folder, 'pipe', 'below');
    expect(await read(10)).toEqual({ kind: 'refused', why: 'ENOTDIR' });
    path = join(folder, 'loop');
    symlinkSync(path, path);
    expect(await read(10)).toEqual({ kind: 'refused', why: 'ELOOP' });
    path = join(folder, 'dangling');
    symlinkSync(join(folder, 'share', 'file'), path);
    expect(await read(10)).toEqual({ kind: 'refused', why: 'ENOENT' });
    path = join(folder, 'x'.repeat(300));
    expect(await read(10)).toEqual({ kind: 'refused', why: 'ENAMETOOLONG' });
    path = join(folder, 'large');
    writeFileSync(path, 'x'.repeat(11));
    expect(await read(10)).toEqual({ kind: 'no-file', why: 'it is too large' });
    expect(await read(11)).toEqual({ kind: 'text', text: 'x'.repeat(11) });
  });
});
