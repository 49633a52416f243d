import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chanceFrom } from '../../../../scripts/soak/random.mjs';
import { genesis, seal, type ChainHead } from '../../../../src/main/audit/trail/chain';
import type { AuditLine, ChainLink } from '../../../../src/shared/domain/audit-record';
import type { Verification } from '../../../../src/shared/domain/audit-finding';
import { findingSentence } from '../../../../src/shared/i18n/sentences/finding-sentence';
import { verifiedByBoth } from '../../../support/both-verifiers';
import { anEntry, noon } from '../../../support/samples';
import { scratchFolders } from '../../../support/scratch';
import { aCheckpoint, aRetention, aStart, layTrail, makeTrail, newTrailKey } from '../../../support/trail-maker';

const scratch = scratchFolders();
const ours = newTrailKey();
const theirs = newTrailKey();
const made = makeTrail({ key: ours, random: chanceFrom(5).next, records: 60, every: 20 });
const lines = made.files.flatMap((file) => file.lines);
const context = { app_version: '0.1.0', policy_hash: null };
const later = noon + 3_600_000;
type Entry = (at: ChainHead) => AuditLine;

function headOf(line: string | undefined): ChainHead {
  // A line that the maker made.
  const { seq, hash } = JSON.parse(line ?? '') as AuditLine & ChainLink;
  return { seq, hash };
}

/** Appends records to lines, tied to the last one. */
function grown(before: readonly string[], ...entries: readonly Entry[]): string[] {
  let at = before.length === 0 ? genesis : headOf(before.at(-1));
  const added = entries.map((entry) => {
    const one = seal(entry(at), at);
    at = one.head;
    return one.line.slice(0, -1);
  });
  return [...before, ...added];
}

const removal = (...last: readonly ChainHead[]): Entry => () => aRetention(later, ...last);
const checkpoint = (key = ours): Entry => (at) => aCheckpoint(at, key, later);
const start = (key = ours): Entry => () => aStart(key, later);
const unsignedStart: Entry = () => ({ timestamp: new Date(later).toISOString(), event: 'start', format: 2, platform: 'linux', key_id: null, public_key: null, ...context });
const keyEvent: Entry = () => ({ timestamp: new Date(later).toISOString(), event: 'key', key_id: ours.public.id, public_key: ours.public.base64, ...context });
const question: Entry = () => anEntry({ timestamp: new Date(later).toISOString() });
const tenth = headOf(lines[9]);

interface Given {
  readonly key?: typeof ours.public | null;
  readonly anchor?: ChainHead | null;
}

async function judged(left: readonly string[], { key = ours.public, anchor = null }: Given = {}): Promise<Verification> {
  const folder = join(scratch(), 'audit');
  layTrail(folder, [{ name: 'audit-2026-02-03.2.jsonl', lines: left }]);
  return verifiedByBoth(folder, { key, anchor });
}

const tags = ({ findings }: Verification): string[] => findings.map(({ tag, seq }) => `${tag} ${seq}`);

describe('the removal of old files', () => {
  it('accounts for a beginning that is gone, confirmed by the checkpoint directly after it', async () => {
    const trail = grown(lines, removal(tenth), checkpoint(), question).slice(10);
    expect(await judged(trail)).toMatchObject({ outcome: 'whole', findings: [], signedUpTo: { seq: 61 } });
  });

  it('accounts for every beginning it may leave when it is cut off half-way, and when it is done a second time', async () => {
    const [fifth, twentieth] = [headOf(lines[4]), headOf(lines[19])];
    const trail = grown(lines, removal(fifth, tenth, twentieth), checkpoint());
    for (const gone of [5, 10, 20]) expect(await judged(trail.slice(gone)), `${gone} gone`).toMatchObject({ outcome: 'whole', findings: [] });
    expect(await judged(grown(trail.slice(10), start(), removal(tenth, twentieth), checkpoint()).slice(10))).toMatchObject({ outcome: 'whole', findings: [] });
  });

  it('of other files does not account for it', async () => {
    expect(tags(await judged(grown(lines, removal(headOf(lines[8])), checkpoint()).slice(10)))).toEqual(['truncated 10']);
  });

  it.each([
    ['nothing', [] as Entry[]],
    ['another record, and then a checkpoint', [question, checkpoint()]],
    ['the next start of the app, and then a checkpoint', [start(), checkpoint()]],
    ['a second removal, which was confirmed', [removal(headOf(lines[8])), checkpoint()]],
  ])('with %s after it is not confirmed, and the beginning is missing', async (_what, after) => {
    const found = await judged(grown(lines, removal(tenth), ...after).slice(10));
    expect(tags(found)).toEqual(['truncated 10', 'removal-unconfirmed 61']);
    expect(findingSentence(found.findings[0]!)).toContain('their removal is recorded, but not confirmed by a checkpoint');
  });

  it.each([
    ['another key', () => checkpoint(theirs), ['truncated 10', 'checkpoint-forged 62', 'removal-unconfirmed 61']],
    ['another key that says it is ours', () => (at: ChainHead): AuditLine => ({ ...aCheckpoint(at, theirs, later), key_id: ours.public.id }) as AuditLine, ['truncated 10', 'checkpoint-forged 62', 'removal-unconfirmed 61']],
    ['an older checkpoint, copied', () => (): AuditLine => aCheckpoint(tenth, ours, later), ['truncated 10', 'rewritten 62', 'removal-unconfirmed 61']],
  ])('is not confirmed by %s', async (_what, forged, expected) => {
    expect(tags(await judged(grown(lines, removal(tenth), forged()).slice(10)))).toEqual(expected);
  });

  it('that was recorded before a crash, and never done, is a warning: nothing is missing', async () => {
    expect(await judged(grown(lines, removal(tenth), start(), checkpoint()))).toMatchObject({ outcome: 'whole', findings: [{ severity: 'warning', tag: 'removal-unconfirmed', seq: 61 }] });
  });

  it('is believed where nothing was ever signed, with a word about it', async () => {
    const unsigned = grown([], unsignedStart, question, question, question, question);
    const trail = grown(unsigned, removal(headOf(unsigned[1])), question);
    expect(await judged(trail.slice(2), { key: null })).toMatchObject({ outcome: 'unproven', why: 'not-signed', findings: [{ severity: 'warning', tag: 'removal-unconfirmed', seq: 6 }] });
    // Each one before that one rests on it, too, and needs no word of its own.
    const again = grown(trail, removal(headOf(unsigned[2])), question);
    expect(tags(await judged(again.slice(3), { key: null }))).toEqual(['removal-unconfirmed 8']);
    expect(tags(await judged(trail.slice(3), { key: null }))).toEqual(['truncated 3']);
  });

  it('before anything was signed is not believed any more once the trail is signed, until a removal that is confirmed', async () => {
    const unsigned = grown([], unsignedStart, question, question, question);
    const signed = grown(unsigned, removal(headOf(unsigned[1])), question, keyEvent, checkpoint());
    expect(tags(await judged(signed.slice(2), { key: null }))).toEqual(['truncated 2', 'removal-unconfirmed 5']);
    const healed = grown(signed, question, removal(headOf(unsigned[2])), checkpoint());
    expect(await judged(healed.slice(3), { key: null })).toMatchObject({ outcome: 'unproven', why: 'key-unknown', findings: [] });
    expect(await judged(healed.slice(3))).toMatchObject({ outcome: 'whole', findings: [{ severity: 'warning', tag: 'removal-unconfirmed', seq: 5 }] });
  });

  it('of what an anchor knows must be confirmed, even where no key is known', async () => {
    const trail = grown(lines.slice(21), removal(headOf(lines[29])));
    const rest = trail.slice(9, -1).filter((line) => !line.includes('"checkpoint"') || headOf(line).seq < 41).slice(0, 10);
    const left = grown(rest, removal(headOf(lines[29])));
    expect(await judged(left, { key: null })).toMatchObject({ outcome: 'unproven' });
    expect(tags(await judged(left, { key: null, anchor: headOf(lines[20]) }))).toEqual(['truncated 30', 'removal-unconfirmed 41']);
    // A record that was noted down elsewhere, and is still there, says nothing about what is not.
    expect(await judged(left, { key: null, anchor: headOf(lines[35]) })).toMatchObject({ outcome: 'unproven' });
  });
});

describe('where the beginning of a run was removed with its word of the key', () => {
  const run = grown(lines, removal(tenth), checkpoint(), question).slice(10);

  it('the next start gives the key to check its checkpoints by', async () => {
    expect(await judged(grown(run, start(), question, checkpoint()), { key: null })).toMatchObject({ outcome: 'unproven', why: 'key-unknown', findings: [], signedUpTo: { seq: 65, keyId: ours.public.id } });
  });

  it('a key that comes later and is not theirs gives them away', async () => {
    const found = await judged(grown(run, start(theirs), checkpoint(theirs)), { key: null });
    expect(found.outcome).toBe('fault');
    expect(tags(found)).toContain('checkpoint-forged 21');
  });

  it('nobody can check them where no word of the key is left', async () => {
    const found = await judged(run, { key: null });
    expect(found.findings[0]).toMatchObject({ tag: 'checkpoint-forged', seq: 21, detail: `key ${ours.public.id} is unknown` });
  });
});
