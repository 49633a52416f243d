import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { chanceFrom } from '../../../../scripts/soak/random.mjs';
import { genesis, linkHash, seal, type ChainHead } from '../../../../src/main/audit/trail/chain';
import type { AuditLine, ChainLink } from '../../../../src/shared/domain/audit-record';
import type { Verification } from '../../../../src/shared/domain/audit-finding';
import { folderByBoth } from '../../../support/both-verifiers';
import { makeBundle, redressed, signerOf } from '../../../support/made-bundle';
import { signedBy } from '../../../support/mutations';
import { anEntry, noon } from '../../../support/samples';
import { scratchFolders } from '../../../support/scratch';
import { layTrail, makeTrail, newTrailKey, resealed, sealFormatOne } from '../../../support/trail-maker';

const scratch = scratchFolders();
const ours = newTrailKey();
const theirs = newTrailKey();
/** Later than what the maker writes. */
const time = new Date(noon + 3_600_000).toISOString();
const context = { app_version: '0.1.0', policy_hash: null };
type Read = AuditLine & ChainLink;
// Lines that the maker made.
const read = (line: string | undefined): Read => JSON.parse(line ?? '') as Read;
const headOf = (line: string | undefined): ChainHead => ({ seq: read(line).seq, hash: read(line).hash });

/** Both formats: an insider may keep the old one, or pretend that it is one. */
describe.each([1, 2] as const)('an insider without the key, in a trail of format %d,', (format) => {
  const made = makeTrail({ key: ours, random: chanceFrom(5).next, records: 60, every: 20, formatOneUpTo: format === 1 ? 60 : 0 });
  const lines = made.files.flatMap((file) => file.lines);
  const sealed = format === 1 ? sealFormatOne : seal;
  const row = (from: ChainHead, ...entries: readonly AuditLine[]): string[] => {
    let at = from;
    return entries.map((entry) => {
      const one = sealed(entry, at);
      at = one.head;
      return one.line.slice(0, -1);
    });
  };
  const gap = (reason: 'unwritable' | 'unconfirmed' | 'file-missing', expected: ChainHead | null): AuditLine => ({ timestamp: time, event: 'gap', reason, expected_seq: expected?.seq ?? null, expected_hash: expected?.hash ?? null, found_seq: null, found_hash: null, held_back: 1, ...context });
  const madeUp = (id: string): AuditLine => anEntry({ timestamp: time, query_id: id });

  async function judged(changed: readonly string[], known: { readonly key: typeof ours.public; readonly anchor: ChainHead | null } = { key: ours.public, anchor: made.anchor }): Promise<Verification | null> {
    const folder = join(scratch(), 'audit');
    layTrail(folder, [{ name: 'audit-2026-02-03.1.jsonl', lines: changed }]);
    return folderByBoth(folder, known);
  }

  it.each(['unwritable', 'unconfirmed', 'file-missing'] as const)('who puts a made-up gap (%s) with a branch of records into the signed part is found', async (reason) => {
    const branch = row(genesis, gap(reason, null), ...Array.from({ length: 9 }, (_one, index) => madeUp(`forged-${index}`)));
    expect(await judged([...lines.slice(0, 30), ...branch, ...lines.slice(30)])).toMatchObject({ outcome: 'fault' });
  });

  it('who puts a gap that goes on from what it says it expected is found', async () => {
    const expected = { seq: 700, hash: 'b'.repeat(64) };
    expect(await judged([...lines.slice(0, 30), ...row(expected, gap('unwritable', expected), madeUp('forged')), ...lines.slice(30)])).toMatchObject({ outcome: 'fault' });
  });

  it('who cuts everything off before an honest gap, and begins with two made-up records, is found', async () => {
    const honest = row(headOf(lines[29]), gap('unwritable', headOf(lines[29])), ...lines.slice(30).map((line) => {
      const { seq: _s, prev: _p, digest: _d, hash: _h, ...entry } = read(line);
      return entry;
    }));
    // By somebody with a made-up beginning: what the gap says it found is all they have to go by.
    const begun = row(genesis, madeUp('forged-1'), madeUp('forged-2'));
    expect(await judged([...begun, ...honest], { key: ours.public, anchor: null })).toMatchObject({ outcome: 'fault' });
  });

  it('who interleaves a branch of their own with the genuine records is found', async () => {
    const branch = row(headOf(lines[9]), ...Array.from({ length: 10 }, (_one, index) => madeUp(`forged-${index}`)));
    expect(await judged([...lines.slice(0, 10), ...lines.slice(10, 20).flatMap((line, index) => [branch[index] ?? '', line]), ...lines.slice(20)])).toMatchObject({ outcome: 'fault' });
    const restarted = row(genesis, gap('unwritable', null), madeUp('forged'));
    expect(await judged([...lines.slice(0, 20), restarted[0] ?? '', ...lines.slice(20, 40), restarted[1] ?? '', ...lines.slice(40)])).toMatchObject({ outcome: 'fault' });
  });

  it('who replaces a record by a stub in a live folder is found', async () => {
    const { seq, prev, digest, hash } = read(lines[20]);
    const stub = JSON.stringify(format === 1 ? { seq, prev, hash } : { seq, prev, digest, hash });
    expect(await judged([...lines.slice(0, 20), stub, ...lines.slice(21)])).toMatchObject({ outcome: 'fault', findings: [{ tag: 'not-a-record' }] });
  });

  it('who cuts the tail off is found by what the keychain remembers', async () => {
    expect(await judged(lines.slice(0, -3))).toMatchObject({ outcome: 'fault', findings: [{ tag: 'truncated' }] });
  });

  it('who has not touched it is not', async () => {
    expect(await judged(lines)).toMatchObject({ outcome: 'whole', findings: [] });
  });

  describe('who has a bundle', () => {
    let folder: string;
    const file = (name: string): string => join(folder, name);
    const byBoth = async (keyId: string | null = ours.public.id): Promise<Verification | null> => folderByBoth(folder, { key: null, anchor: null, keyId });

    async function bundle(signed: boolean, statuses: readonly 'PASS'[] = []): Promise<void> {
      const home = scratch();
      const trail = join(home, 'audit');
      layTrail(trail, made.files);
      folder = join(home, 'bundle');
      await makeBundle(trail, folder, home, { signer: signed ? signerOf(ours) : null, filters: { from: null, to: null, statuses: [...statuses] }, known: { keys: [ours.public], anchor: made.anchor } });
    }

    it('bridges made-up records to a genuine checkpoint by stubs of the old format, and proves nothing', async () => {
      await bundle(false);
      const checkpoint = lines.filter((line) => line.includes('"event":"checkpoint"')).at(-1) ?? '';
      const forged = Array.from({ length: 8 }, (_one, index) => madeUp(`forged-${index}`));
      let at = genesis;
      const records = forged.map((entry) => {
        const one = sealFormatOne(entry, at);
        at = one.head;
        return one.line;
      });
      const { seq, prev } = read(checkpoint);
      const stubs: string[] = [];
      for (let number = at.seq + 1; number < seq; number += 1) {
        const hash = number === seq - 1 ? prev : String(number % 10).repeat(64);
        stubs.push(`${JSON.stringify({ seq: number, prev: at.hash, hash })}\n`);
        at = { seq: number, hash };
      }
      writeFileSync(file('records.jsonl'), records.join(''));
      writeFileSync(file('chain.jsonl'), `${stubs.join('')}${checkpoint}\n`);
      redressed(folder, (manifest) => ({ ...manifest, base: genesis, head: headOf(checkpoint) }));
      expect(await byBoth()).not.toMatchObject({ outcome: 'whole' });
    });

    it('bridges them by stubs of the new format, and is found', async () => {
      await bundle(false);
      const checkpoint = lines.filter((line) => line.includes('"event":"checkpoint"')).at(-1) ?? '';
      const { seq, prev } = read(checkpoint);
      const first = seal(madeUp('forged'), { seq: seq - 3, hash: 'c'.repeat(64) });
      const bridge = { seq: seq - 1, prev: first.head.hash, digest: 'd'.repeat(64) };
      writeFileSync(file('records.jsonl'), first.line);
      for (const hash of [prev, linkHash(bridge)]) {
        writeFileSync(file('chain.jsonl'), `${JSON.stringify({ ...bridge, hash })}\n${checkpoint}\n`);
        redressed(folder, (manifest) => ({ ...manifest, base: { seq: seq - 3, hash: 'c'.repeat(64) }, head: headOf(checkpoint) }));
        expect(await byBoth()).toMatchObject({ outcome: 'fault' });
      }
    });

    it.each(['signed by it', 'unsigned'])('makes all of it up with a key of their own in the manifest, %s, and proves nothing to anybody', async (how) => {
      const home = scratch();
      const forged = makeTrail({ key: theirs, random: chanceFrom(6).next, records: 30, every: 10 });
      layTrail(join(home, 'audit'), forged.files);
      folder = join(home, 'bundle');
      await makeBundle(join(home, 'audit'), folder, home, { signer: how === 'unsigned' ? null : signerOf(theirs) });
      expect(await byBoth(null)).toMatchObject({ outcome: 'unproven', why: 'key-unknown' });
      expect(await byBoth()).toMatchObject({ outcome: 'fault' });
    });

    it('puts a key of their own among those of the manifest, and checkpoints by it do not count', async () => {
      await bundle(false);
      redressed(folder, (manifest) => ({ ...manifest, keys: [theirs.public.base64, ...manifest.keys] }));
      expect(await byBoth()).toMatchObject({ outcome: 'whole' });
      redressed(folder, (manifest) => signedBy({ ...manifest }, theirs));
      expect(await byBoth()).toMatchObject({ outcome: 'fault' });
    });

    it('appends made-up records behind the newest checkpoint of an unsigned one, and it is not whole', async () => {
      await bundle(false);
      const more = row(made.head, madeUp('forged-1'), madeUp('forged-2'));
      writeFileSync(file('records.jsonl'), `${readFileSync(file('records.jsonl'), 'utf8')}${more.join('\n')}\n`);
      redressed(folder, (manifest) => ({ ...manifest, head: headOf(more.at(-1)) }));
      expect(await byBoth()).toMatchObject({ outcome: 'unproven', why: 'partly', findings: [{ tag: 'not-signed' }, { tag: 'end-unproven' }] });
    });

    it.each([
      ['members twice, the made-up ones first', () => rewrite((text) => text.replace('{\n', '{\n  "counts": {"records": 1},\n'))],
      ['another order of members', () => rewrite((text) => text.replace(/("exporter": \{[^}]*\}),\n {2}("filters": \{[^}]*\})/, '$2,\n  $1'))],
      ['other white space', () => rewrite((text) => text.replaceAll('\n', '\r\n'))],
      ['a CSV that is not listed', () => writeFileSync(file('records.csv'), 'seq\n1\n')],
      ['a page that is not listed', () => writeFileSync(file('READ ME FIRST.html'), '<h1>All is well</h1>')],
      ['a folder that is not listed', () => mkdirSync(file('records'))],
      ['a list of files without the records', () => redressed(folder, (manifest) => ({ ...manifest, files: manifest.files.filter(({ name }) => name !== 'records.jsonl') }))],
      ['a file listed twice', () => redressed(folder, (manifest) => ({ ...manifest, files: [...manifest.files, manifest.files[0]] }))],
      ['a file listed in another folder', () => redressed(folder, (manifest) => ({ ...manifest, files: manifest.files.map((one, index) => (index === 0 ? { ...one, name: '../records.jsonl' } : one)) }))],
      ['a thousand and one keys', () => redressed(folder, (manifest) => ({ ...manifest, keys: Array.from({ length: 1_001 }, () => ours.public.base64) }))],
      ['a manifest without counts', () => redressed(folder, (manifest) => Object.fromEntries(Object.entries(manifest).filter(([name]) => name !== 'counts')))],
      ['a manifest of another format', () => redressed(folder, (manifest) => ({ ...manifest, format: 3 }))],
      ['a manifest longer than 1 MiB', () => rewrite((text) => `${text}${' '.repeat(1024 * 1024)}`)],
    ])('dresses a signed one up with %s, and is found', async (_what, dress) => {
      await bundle(true);
      expect(await byBoth()).toMatchObject({ outcome: 'whole', findings: [] });
      dress();
      expect(await byBoth()).toMatchObject({ outcome: 'fault' });
    });

    const rewrite = (change: (text: string) => string): void => {
      const before = readFileSync(file('manifest.json'), 'utf8');
      const after = change(before);
      expect(after).not.toBe(before);
      writeFileSync(file('manifest.json'), after);
    };

    it.runIf(process.platform === 'linux').each([
      ['a pipe', (path: string) => execFileSync('mkfifo', [path])],
      ['a link to an endless device', (path: string) => symlinkSync('/dev/zero', path)],
      ['a link to another file', (path: string) => symlinkSync(import.meta.filename, path)],
      ['a folder', (path: string) => mkdirSync(path)],
    ])('puts %s in the place of any of its files, and is found without waiting', async (_what, put) => {
      for (const name of ['records.jsonl', 'chain.jsonl', 'REPORT.html', 'manifest.json']) {
        await bundle(true);
        rmSync(file(name));
        put(file(name));
        expect(await byBoth(), name).toMatchObject({ outcome: 'fault' });
      }
    });

    it('filters an unsigned one: it is whole to who knows the key, where the format proves what was left out', async () => {
      await bundle(false, ['PASS']);
      expect(await byBoth()).toMatchObject(format === 2 ? { outcome: 'whole', findings: [{ tag: 'not-signed' }] } : { outcome: 'unproven', why: 'partly', findings: [{ tag: 'not-signed' }, { tag: 'left-out-unproven' }] });
      expect(await byBoth(null)).toMatchObject({ outcome: 'unproven', why: 'key-unknown' });
      await bundle(true, ['PASS']);
      expect(await byBoth()).toMatchObject({ outcome: 'whole', findings: [] });
    });
  });
});

describe('what both verifiers read alike', () => {
  const made = makeTrail({ key: ours, random: chanceFrom(5).next, records: 20, every: 6 });
  const lines = made.files.flatMap((file) => file.lines);

  async function withLast(change: object): Promise<Verification | null> {
    const { seq: _s, prev: _p, digest: _d, hash: _h, ...start } = read(lines[0]);
    const folder = join(scratch(), 'audit');
    // The grammar is asked about the fields.
    const entry = { ...start, timestamp: time, ...change };
    layTrail(folder, [{ name: 'audit-2026-02-03.1.jsonl', lines: [...lines, seal(entry, made.head).line.slice(0, -1)] }]);
    return folderByBoth(folder, { key: ours.public, anchor: made.anchor });
  }
  const gap = { event: 'gap', reason: 'unwritable', expected_seq: 1, expected_hash: null, found_seq: null, found_hash: null };
  const retention = { event: 'retention', days: 30, removed: [] };
  const checkpoint = { event: 'checkpoint', at_seq: 1, at_hash: 'a'.repeat(64), key_id: ours.public.id, signature: 'A'.repeat(86) + '==' };

  it.each([
    ['a gap’s counter of 1.5', { ...gap, held_back: 1.5 }],
    ['a gap’s counter of −5', { ...gap, held_back: -5 }],
    ['a gap’s counter “abc”', { ...gap, held_back: 'abc' }],
    ['a gap’s counter null', { ...gap, shown_unrecorded: null }],
    ['a gap that expected “x”', { ...gap, expected_seq: 'x' }],
    ['a gap without a reason', { ...gap, reason: undefined }],
    ['a signature that is a list', { ...checkpoint, signature: [checkpoint.signature] }],
    ['a signature with padding left out', { ...checkpoint, signature: 'A'.repeat(86) }],
    ['a removal of 5', { ...retention, removed: [5] }],
    ['a removal of null', { ...retention, removed: [null] }],
    ['a removal that is none', { ...retention, removed: null }],
    ['a day that there is not', { event: 'stop', reason: 'quit', timestamp: '2026-02-31T00:00:00.000Z' }],
    ['a time of another form', { event: 'stop', reason: 'quit', timestamp: '2026-02-03T12:00:00Z' }],
    ['an event that is a number', { event: 7 }],
    ['a start of another format', { format: 1 }],
    ['a start with a key and no name for it', { key_id: null }],
    ['an end without a stop at no time', { event: 'ended-without-stop', ended_about: 'noon' }],
  ])('%s is not of the format', async (_what, change) => {
    expect(await withLast(change)).toMatchObject({ outcome: 'fault', findings: [{ tag: 'malformed', seq: 21 }] });
  });

  it('an end without a stop is a record like any other', async () => {
    expect(await withLast({ event: 'ended-without-stop', ended_about: time })).toMatchObject({ outcome: 'whole', findings: [] });
    expect(await withLast({ event: 'ended-without-stop', ended_about: null })).toMatchObject({ outcome: 'whole', findings: [] });
  });

  it('a kind or a field that is not known yet is let pass', async () => {
    expect(await withLast({ event: 'constructor', of: { a: [1, 2] } })).toMatchObject({ outcome: 'whole', findings: [] });
    expect(await withLast({ event: 'stop', reason: 'new-reason', model: 7 })).toMatchObject({ outcome: 'whole', findings: [] });
  });

  it('a line nested 100,000 deep is no record, and costs no memory', async () => {
    const folder = join(scratch(), 'audit');
    layTrail(folder, [{ name: 'audit-2026-02-03.1.jsonl', lines: [...lines, `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`] }]);
    expect(await folderByBoth(folder, { key: ours.public, anchor: null })).toMatchObject({ outcome: 'fault', findings: [{ tag: 'not-a-record', line: 21 }] });
  });

  it('a record may be 16 levels deep, and no more', async () => {
    const deep = (levels: number): object => ({ event: 'stop', reason: 'quit', model: JSON.parse('['.repeat(levels - 1) + ']'.repeat(levels - 1)) as unknown });
    expect(await withLast(deep(16))).toMatchObject({ outcome: 'whole', findings: [] });
    expect(await withLast(deep(17))).toMatchObject({ outcome: 'fault', findings: [{ tag: 'not-a-record', line: 21 }] });
  });

  it('a file whose number has zeros in front is no part of the trail, and hides nothing that is missed elsewhere', async () => {
    const folder = join(scratch(), 'audit');
    layTrail(folder, [{ name: 'audit-2026-02-03.1.jsonl', lines: lines.slice(0, 10) }, { name: 'audit-2026-02-03.02.jsonl', lines: lines.slice(10) }]);
    expect(await folderByBoth(folder, { key: ours.public, anchor: made.anchor })).toMatchObject({ outcome: 'fault', findings: [{ tag: 'truncated' }] });
  });

  it('a record of the old format behind one of the new is found', async () => {
    const folder = join(scratch(), 'audit');
    layTrail(folder, [{ name: 'audit-2026-02-03.1.jsonl', lines: [...lines, sealFormatOne(anEntry({ timestamp: time }), made.head).line.slice(0, -1)] }]);
    expect(await folderByBoth(folder, { key: ours.public, anchor: null })).toMatchObject({ outcome: 'fault', findings: [{ tag: 'malformed', seq: 21 }] });
  });

  it.runIf(process.platform === 'linux')('a pipe or an endless link by the name of an audit file is found without being read', async () => {
    const folder = join(scratch(), 'audit');
    layTrail(folder, made.files);
    execFileSync('mkfifo', [join(folder, 'audit-2026-02-04.1.jsonl')]);
    symlinkSync('/dev/zero', join(folder, 'audit-2026-02-05.1.jsonl'));
    expect(await folderByBoth(folder, { key: ours.public, anchor: made.anchor })).toMatchObject({ outcome: 'fault', findings: [{ tag: 'not-a-file' }, { tag: 'not-a-file' }] });
  });

  it('hashes of what a record says are worked out anew by a forger: the next record was tied to another', async () => {
    const forged = resealed({ ...read(lines[8]), app_version: '9' });
    const folder = join(scratch(), 'audit');
    layTrail(folder, [{ name: 'audit-2026-02-03.1.jsonl', lines: [...lines.slice(0, 8), JSON.stringify(forged), ...lines.slice(9)] }]);
    expect(await folderByBoth(folder, { key: ours.public, anchor: made.anchor })).toMatchObject({ outcome: 'fault', findings: [{ tag: 'edited', seq: 9 }] });
  });
});
