import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAtomically } from '../../../src/main/disk/atomic-file';
import { scratchFolders } from '../../support/scratch';

const scratch = scratchFolders();
const longAgo = new Date('2020-02-03T12:00:00Z');

describe('a file written in one step', () => {
  it('is whole, its user’s alone, and has nothing beside it', async () => {
    const folder = scratch();
    await writeAtomically(folder, 'a.json', '{"whole":true}');
    expect(readdirSync(folder)).toEqual(['a.json']);
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('{"whole":true}');
    expect(statSync(join(folder, 'a.json')).mode & 0o777).toBe(0o600);
  });

  it('leaves nothing behind where it can’t be put', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'a.json'));
    await expect(writeAtomically(folder, 'a.json', '{}')).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('takes a name of 255 bytes, the most a disk has', async () => {
    const folder = scratch();
    await writeAtomically(folder, 'a'.repeat(255), 'text');
    expect(readdirSync(folder)).toEqual(['a'.repeat(255)]);
  });

  it('follows no link that somebody laid: neither under a name it is written under, nor under its own', async () => {
    const [folder, elsewhere] = [scratch(), scratch()];
    const victim = join(elsewhere, 'victim');
    writeFileSync(victim, 'as it was');
    for (const name of ['.a.json.part', 'a.json.part', 'a.json.tmp', 'a.json']) symlinkSync(victim, join(folder, name));
    await writeAtomically(folder, 'a.json', 'new');
    expect(readFileSync(victim, 'utf8')).toBe('as it was');
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('new');
  });

  it('removes what crashes left of earlier ones, once it is a day old, and nothing else', async () => {
    const [folder, elsewhere] = [scratch(), scratch()];
    const left = '.cuecard-0b5a3f3e-9f0c-4a52-8e5b-6b2f1d0c7a91.part';
    const linked = '.cuecard-1b5a3f3e-9f0c-4a52-8e5b-6b2f1d0c7a91.part';
    const young = '.cuecard-2b5a3f3e-9f0c-4a52-8e5b-6b2f1d0c7a91.part';
    const foreign = ['.cuecard-notes.part', 'b.json'];
    for (const name of [left, ...foreign]) {
      writeFileSync(join(folder, name), '{"half":');
      utimesSync(join(folder, name), longAgo, longAgo);
    }
    writeFileSync(join(folder, young), '{"half":');
    symlinkSync(elsewhere, join(folder, linked));
    await writeAtomically(folder, 'a.json', '{}');
    expect(readdirSync(folder)).toEqual([linked, young, ...foreign, 'a.json'].sort());
  });
});
