import { appendFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chanceFrom } from '../../../../scripts/soak/random.mjs';
import { genesis, seal } from '../../../../src/main/audit/trail/chain';
import { verifyTarget } from '../../../../src/main/audit/verify/verify-target';
import { verifyTrail } from '../../../../src/main/audit/verify/verify-trail';
import type { AuditLine, ChainLink } from '../../../../src/shared/domain/audit-record';
import type { Finding, Verification } from '../../../../src/shared/domain/audit-finding';
import { findingSentence, verificationSentence } from '../../../../src/shared/i18n/sentences/finding-sentence';
import { anEntry, noon } from '../../../support/samples';
import { scratchFolders } from '../../../support/scratch';
import { verifiedByBoth } from '../../../support/both-verifiers';
import { aCheckpoint, aStart, layTrail, makeTrail, newTrailKey, resealed } from '../../../support/trail-maker';

const scratch = scratchFolders();
const ours = newTrailKey();
const made = makeTrail({ key: ours, random: chanceFrom(5).next, records: 60, every: 20, files: 2 });
const lines = made.files.flatMap((file) => file.lines);
const [first, second] = ['audit-2026-02-03.1.jsonl', 'audit-2026-02-03.2.jsonl'];
const context = { app_version: '0.1.0', policy_hash: null };

interface Given {
  readonly torn?: string;
  readonly anchor?: typeof made.anchor;
  /** Null: it is known to nobody but the trail. */
  readonly key?: typeof ours.public | null;
  readonly keyId?: string;
}

async function judged(changed: readonly string[], { torn = '', anchor = made.anchor, key = ours.public, keyId }: Given = {}): Promise<Verification> {
  const folder = join(scratch(), 'audit');
  layTrail(folder, [
    { name: first, lines: changed.slice(0, 30) },
    { name: second, lines: changed.slice(30) },
  ]);
  appendFileSync(join(folder, second), torn);
  return verifiedByBoth(folder, { key, anchor, keyId });
}

const record = (place: number): AuditLine & ChainLink => JSON.parse(lines[place] ?? '') as AuditLine & ChainLink;
const line = (place: number): string => lines[place] ?? '';
const without = (place: number, count = 1): string[] => [...lines.slice(0, place), ...lines.slice(place + count)];
const withAt = (place: number, text: string): string[] => [...lines.slice(0, place), text, ...lines.slice(place)];
const replaced = (place: number, text: string): string[] => withAt(place, text).filter((_one, index) => index !== place + 1);
const head = (place: number) => ({ seq: record(place).seq, hash: record(place).hash });
const where = ({ tag, file, line: at, seq }: Finding) => ({ tag, file, line: at, seq });

/** A trail sealed from these entries on. */
function sealed(entries: readonly ((at: typeof genesis) => AuditLine)[], from = genesis): string[] {
  let at = from;
  return entries.map((entry) => {
    const one = seal(entry(at), at);
    at = one.head;
    return one.line.slice(0, -1);
  });
}

describe('the first bad record is named, with what is wrong', () => {
  it.each([
    ['a field changed', replaced(40, line(40).replace('"app_version":"0.1.0"', '"app_version":"0.1.1"')), { tag: 'edited', file: second, line: 11, seq: 41 }],
    ['a field changed and its hash made anew', replaced(40, JSON.stringify(resealed({ ...record(40), app_version: '0.1.1' }))), { tag: 'edited', file: second, line: 11, seq: 41 }],
    ['a space put between two fields', replaced(40, line(40).replace(',', ', ')), { tag: 'edited', file: second, line: 11, seq: 41 }],
    ['a field put in twice, the false one first', replaced(40, `{"timestamp":"2020-01-01T00:00:00.000Z",${line(40).slice(1)}`), { tag: 'edited', file: second, line: 11, seq: 41 }],
    ['a record deleted', without(10), { tag: 'deleted', file: first, line: 11, seq: 11 }],
    ['five records deleted', without(10, 5), { tag: 'deleted', file: first, line: 11, seq: 11 }],
    ['a record put in twice', withAt(10, line(9)), { tag: 'inserted', file: first, line: 11, seq: 10 }],
    ['an old record put in again', withAt(20, line(9)), { tag: 'inserted', file: first, line: 21, seq: 10 }],
    ['a record made up', withAt(10, seal(anEntry(), head(9)).line.slice(0, -1)), { tag: 'inserted', file: first, line: 11, seq: 11 }],
    ['a record made up without its hash', withAt(10, JSON.stringify({ ...anEntry(), seq: 11, prev: record(9).hash, hash: '1'.repeat(64) })), { tag: 'inserted', file: first, line: 11, seq: 11 }],
    ['two neighbours swapped', [...lines.slice(0, 10), line(11), line(10), ...lines.slice(12)], { tag: 'reordered', file: first, line: 11, seq: 12 }],
    ['a record moved to the end of its file', [...without(10).slice(0, 29), line(10), ...lines.slice(30)], { tag: 'reordered', file: first, line: 11, seq: 12 }],
    ['an empty line', withAt(10, ''), { tag: 'not-a-record', file: first, line: 11, seq: null }],
    ['a line that is not JSON', replaced(10, '{"seq":11'), { tag: 'not-a-record', file: first, line: 11, seq: null }],
    ['the end cut off', lines.slice(0, 50), { tag: 'truncated', file: second, line: 20, seq: 50 }],
    ['the beginning cut off', lines.slice(3), { tag: 'truncated', file: first, line: 1, seq: 3 }],
  ])('%s', async (_what, changed, expected) => {
    const found = await judged(changed);
    expect(found.outcome).toBe('fault');
    expect(where(found.findings[0]!)).toEqual(expected);
  });

  it.each([
    ['with its checkpoints as they were', 'kept', { tag: 'rewritten', file: second, line: 11, seq: 41 }],
    ['with checkpoints that say what the new chain is', 'patched', { tag: 'checkpoint-forged', file: second, line: 11, seq: 41 }],
  ] as const)('a chain made anew from record 31 on, %s', async (_how, checkpoints, expected) => {
    const entries = lines.slice(30).map((text) => (at: typeof genesis): AuditLine => {
      const { seq: _s, prev: _p, digest: _d, hash: _h, ...entry } = JSON.parse(text) as AuditLine & ChainLink;
      if (!('event' in entry)) return { ...entry, results_returned: 9 };
      return entry.event === 'checkpoint' && checkpoints === 'patched' ? { ...entry, at_seq: at.seq, at_hash: at.hash } : entry;
    });
    const found = await judged([...lines.slice(0, 30), ...sealed(entries, head(29))]);
    expect(found.findings.map(where)).toContainEqual(expected);
    expect(found.signedUpTo?.seq).toBe(20);
  });

  it('a chain made anew without checkpoints contradicts what the keychain remembers', async () => {
    const entries = lines.slice(30).map((text) => (): AuditLine => {
      const { seq: _s, prev: _p, digest: _d, hash: _h, ...entry } = JSON.parse(text) as AuditLine & ChainLink;
      return 'event' in entry ? { timestamp: entry.timestamp, event: 'stop', reason: 'quit', ...context } : { ...entry, results_returned: 9 };
    });
    const found = await judged([...lines.slice(0, 30), ...sealed(entries, head(29))]);
    expect(found.findings.map(where)).toEqual([{ tag: 'rewritten', file: second, line: 29, seq: 59 }]);
  });

  it('a whole trail of somebody else’s key is forged where the key is known, and says whose it is where it isn’t', async () => {
    const other = newTrailKey();
    const theirs = makeTrail({ key: other, random: chanceFrom(5).next, records: 60, every: 20 }).files[0]?.lines ?? [];
    expect((await judged(theirs, { anchor: null })).findings[0]).toMatchObject({ tag: 'checkpoint-forged', seq: 1 });
    expect(await judged(theirs, { anchor: null, key: null })).toMatchObject({ outcome: 'unproven', why: 'key-unknown', signedUpTo: { seq: 59, keyId: other.public.id } });
  });
});

describe('a live folder, where one asks for a key', () => {
  const unknown = { key: null, anchor: null };

  it('is whole when its newest checkpoint is by that key', async () => {
    expect(await judged(lines, { ...unknown, keyId: ours.public.id })).toMatchObject({ outcome: 'whole', findings: [] });
  });

  it('is of another key when it isn’t', async () => {
    const other = newTrailKey().public.id;
    expect((await judged(lines, { ...unknown, keyId: other })).findings).toMatchObject([{ tag: 'checkpoint-forged', seq: 1, detail: `key ${ours.public.id} is not the trail’s` }, { tag: 'checkpoint-forged', file: 'audit', line: null, detail: `it is not signed by key ${other}` }]);
  });

  it('is not signed by it when nothing was signed', async () => {
    expect((await judged(lines.slice(0, 15), { ...unknown, keyId: ours.public.id })).findings).toMatchObject([{ tag: 'checkpoint-forged', detail: `it is not signed by key ${ours.public.id}` }]);
  });

  it('is asked for it by whoever leads to it by its path', async () => {
    const folder = join(scratch(), 'audit');
    layTrail(folder, made.files);
    const unwatched = { onProgress: () => undefined, signal: new AbortController().signal };
    expect(await verifyTarget(folder, { keys: [], anchor: null, keyId: 'f'.repeat(16) }, unwatched)).toMatchObject({ ok: true, value: { outcome: 'fault', findings: [{ tag: 'checkpoint-forged' }, { tag: 'checkpoint-forged' }] } });
    expect(await verifyTarget(folder, { keys: [], anchor: null, keyId: ours.public.id }, unwatched)).toMatchObject({ ok: true, value: { outcome: 'whole' } });
  });
});

describe('what is longer than any record', () => {
  const long = 2 * 1024 * 1024;
  // A record that is sound in all but its length.
  const entry = (length: number): string => sealed([() => ({ ...anEntry(), model: 'x'.repeat(length) }) as AuditLine], made.head)[0] ?? '';
  const most = long - entry(0).length;

  it('is a record up to 2 MiB, and none beyond', async () => {
    expect(await judged([...lines, entry(most)])).toMatchObject({ records: 61, faults: 0 });
    expect((await judged([...lines, entry(most + 1)])).findings.filter((one) => one.severity === 'fault').map(where)).toEqual([{ tag: 'not-a-record', file: second, line: 31, seq: null }]);
  });

  it('is a last line that is being written up to there, and no line beyond', async () => {
    expect((await judged(lines, { torn: 'x'.repeat(long) })).findings.map(where)).toEqual([{ tag: 'torn-tail', file: second, line: 31, seq: null }]);
    expect((await judged(lines, { torn: 'x'.repeat(long + 1) })).findings.map(where)).toEqual([{ tag: 'not-a-record', file: second, line: 31, seq: null }]);
  });

  it('is read in the time of a shorter one, and without keeping it', async () => {
    const folder = join(scratch(), 'audit');
    layTrail(folder, made.files);
    const megabyte = 1024 * 1024;
    truncateSync(join(folder, second), 256 * megabyte);
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers)), 1);
    const before = process.memoryUsage().arrayBuffers;
    const found = await verifiedByBoth(folder, { key: ours.public, anchor: made.anchor }).finally(() => clearInterval(watch));
    expect(found.findings.map(where)).toEqual([{ tag: 'not-a-record', file: second, line: 31, seq: null }]);
    expect(most - before).toBeLessThan(128 * megabyte);
  });
});

describe('what the ledger itself recorded', () => {
  const times = [0, 1, 2, 3, 4, 5].map((minute) => new Date(noon + minute * 60_000).toISOString());
  const entry = (minute: number) => (): AuditLine => anEntry({ timestamp: times[minute]! });

  it('a clock that went back is a warning, and no fault; a second or two is not even that', async () => {
    const set = await judged(sealed([() => aStart(ours, noon), entry(4), entry(1), entry(2)]), { anchor: null });
    expect(set).toMatchObject({ outcome: 'unproven', warnings: 1, findings: [{ tag: 'clock-back', seq: 3, detail: 'by 180 s' }] });
    const still = await judged(sealed([() => aStart(ours, noon), () => anEntry({ timestamp: new Date(noon - 4_000).toISOString() })]), { anchor: null });
    expect(still).toMatchObject({ outcome: 'unproven', warnings: 0 });
  });

  it('a last line that is being written is a warning', async () => {
    expect(await judged(lines, { torn: '{"timestamp":"2026' })).toMatchObject({ outcome: 'whole', records: 60, findings: [{ severity: 'warning', tag: 'torn-tail', line: 31 }] });
  });

  it('a gap is a fault with its words, and no word of it loosens the chain', async () => {
    const gap = (reason: 'file-missing' | 'unwritable', expected: number) => ({ timestamp: times[5]!, event: 'gap' as const, reason, expected_seq: expected, expected_hash: 'b'.repeat(64), found_seq: null, found_hash: null, ...(reason === 'unwritable' && { held_back: 3 }), ...context });
    const lost = await judged([...lines.slice(0, 40), ...sealed([() => gap('file-missing', 70), entry(5)], { seq: 70, hash: 'b'.repeat(64) })]);
    expect(lost.findings.map(({ tag, seq }) => [tag, seq])).toEqual([['deleted', 41], ['gap-recorded', 71], ['clock-back', 71]]);
    const held = await judged([...lines, ...sealed([() => gap('unwritable', 60)], made.head)]);
    expect(held).toMatchObject({ outcome: 'whole' });
    expect(held.findings[0]).toMatchObject({ tag: 'held-back', detail: 'the disk did not take records; 3 held back' });
  });

  it('the loss of its key explains signatures of another one', async () => {
    const next = newTrailKey();
    const gap = (): AuditLine => ({ timestamp: times[5]!, event: 'gap', reason: 'key-lost', expected_seq: null, expected_hash: null, found_seq: null, found_hash: null, ...context });
    const time = noon + 30 * 86_400_000;
    const later = [() => aStart(next, time), gap, (at: typeof genesis) => aCheckpoint(at, next, time)];
    for (const key of [null, next.public]) {
      const found = await judged([...lines, ...sealed(later, made.head)], { key });
      expect(found.findings.filter((one) => one.severity === 'fault').map((one) => one.tag)).toEqual(['gap-recorded']);
      expect(found.signedUpTo).toMatchObject({ seq: 62, keyId: next.public.id });
    }
    const unexplained = await judged([...lines, ...sealed([later[0]!, later[2]!], made.head)], { key: null });
    expect(unexplained.findings[0]).toMatchObject({ tag: 'checkpoint-forged', seq: 61 });
  });
});

describe('the words of a result', () => {
  it('say how much is whole and up to where it is signed', async () => {
    expect(verificationSentence(await judged(lines))).toBe(`Whole: 60 records, signed up to record 59 by key ${ours.public.id}.`);
  });

  it('say what is wrong first, and where', async () => {
    const found = await judged(without(10));
    expect(findingSentence(found.findings[0]!)).toBe(`${first}, line 11, record 11: records were deleted here (record 11 missing).`);
    expect(verificationSentence(found)).toContain('Not whole: a fault in 59 records. First: audit-2026-02-03.1.jsonl, line 11');
  });
});

it('a verification can be stopped half-way', async () => {
  const folder = join(scratch(), 'audit');
  layTrail(folder, made.files);
  const stop = new AbortController();
  const progress: number[] = [];
  const work = verifyTrail(folder, { keys: [], anchor: null }, { signal: stop.signal, onProgress: ({ records }) => {
      progress.push(records);
      stop.abort();
    },
  });
  await expect(work).rejects.toThrow(/abort/i);
  expect(progress).toEqual([30]);
  rmSync(folder, { recursive: true });
});
