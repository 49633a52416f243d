import type { Chance } from '../../scripts/soak/random.mjs';
import { genesis, seal, type ChainHead } from '../../src/main/audit/trail/chain';
import type { AuditLine, ChainLink, GapReason } from '../../src/shared/domain/audit-record';
import { aCheckpoint, aRetention, aStart, newTrailKey, resealed, type MadeTrail, type TrailKey } from './trail-maker';

/** What somebody without the ledger's private key did to a trail. */
export interface Tampered {
  readonly files: readonly { readonly name: string; readonly lines: readonly string[] }[];
  /** Bytes at the very end that are not a whole line. */
  readonly torn?: string;
  /** Lowest number of a record that is no longer as it was, or gone. */
  readonly from: number;
}

/** One way to tamper; `trail` is not changed. */
export type Tampering = (trail: Lines, chance: Chance) => Tampered;

/** A trail as a row of lines, with the file each one is in. */
export interface Lines {
  readonly made: MadeTrail;
  readonly all: readonly string[];
  readonly key: TrailKey;
}

/** Everybody else's key. */
const foreign = newTrailKey();

export function linesOfTrail(made: MadeTrail, key: TrailKey): Lines {
  return { made, key, all: made.files.flatMap((file) => file.lines) };
}

const anyPlace = (chance: Chance, trail: Lines, least = 0, keep = 0): number => Math.floor(chance.between(least, trail.all.length - keep));
type Json = AuditLine & ChainLink;
// Lines that the maker made.
const read = (line: string | undefined): Json => JSON.parse(line ?? '') as Json;

function edited(record: Json, chance: Chance): Json {
  const time = new Date(Date.parse(record.timestamp) + 1_000 + Math.floor(chance.next() * 1e7)).toISOString();
  const changes: readonly object[] = [{ timestamp: time }, { app_version: '9.9.9' }, { policy_hash: 'f'.repeat(64) }, { added: true }, 'event' in record ? { event: 'harmless' } : { governance_status: record.governance_status === 'PASS' ? 'EMPTY' : 'PASS' }];
  return { ...record, ...chance.pick(changes) };
}

/** Ties everything from `from` on to a chain of its own; checkpoints are kept, dropped, or made anew without the key. */
function rechained(all: readonly string[], from: number, head: ChainHead, checkpoints: 'kept' | 'dropped' | 'patched' | 'own-key'): string[] {
  const lines = all.slice(0, from);
  let at = head;
  for (const line of all.slice(from)) {
    const { seq: _seq, prev: _prev, digest: _digest, hash: _hash, ...entry } = read(line);
    let next: AuditLine = entry;
    if ('event' in entry && entry.event === 'checkpoint') {
      if (checkpoints === 'dropped') continue;
      if (checkpoints === 'patched') next = { ...entry, at_seq: at.seq, at_hash: at.hash };
      if (checkpoints === 'own-key') next = aCheckpoint(at, foreign, Date.parse(entry.timestamp));
    }
    const sealed = seal(next, at);
    lines.push(sealed.line.slice(0, -1));
    at = sealed.head;
  }
  return lines;
}

function replaced<T>(list: readonly T[], place: number, item: T): T[] {
  return list.map((one, index) => (index === place ? item : one));
}

function spliced<T>(list: readonly T[], place: number, remove: number, ...items: readonly T[]): T[] {
  return [...list.slice(0, place), ...items, ...list.slice(place + remove)];
}

function headBefore(all: readonly string[], place: number): ChainHead {
  const { seq, prev } = read(all[0]);
  return place === 0 ? { seq: seq - 1, hash: prev } : headAt(all, place - 1);
}

function headAt(all: readonly string[], place: number): ChainHead {
  const { seq, hash } = read(all[place]);
  return { seq, hash };
}

/** Puts lines back into files of the same names; what grew or shrank does so in the last one. */
function filed(trail: Lines, lines: readonly string[]): Tampered['files'] {
  let taken = 0;
  return trail.made.files.map(({ name, lines: own }, file) => {
    const end = file === trail.made.files.length - 1 ? lines.length : taken + own.length;
    const part = { name, lines: lines.slice(taken, end) };
    taken = Math.min(end, lines.length);
    return part;
  });
}

const whole = (trail: Lines, lines: readonly string[], place: number): Tampered => ({ files: filed(trail, lines), from: read(trail.all[0]).seq + place });

/** Takes away so many of the oldest records and writes, behind the end, a removal of them and what is to confirm it. */
function removedInSecret(trail: Lines, many: number, confirmed: 'not-at-all' | 'by-another-key' | 'by-the-name-of-the-key' | 'by-an-old-checkpoint'): Tampered {
  const end = headAt(trail.all, trail.all.length - 1);
  const time = Date.parse(read(trail.all.at(-1)).timestamp);
  const removal = seal(aRetention(time, headAt(trail.all, many - 1)), end);
  const added = [removal.line];
  const checkpoint = aCheckpoint(removal.head, foreign, time);
  const old = read(trail.all.filter((line) => line.includes('"event":"checkpoint"')).at(-1));
  const { seq: _seq, prev: _prev, digest: _digest, hash: _hash, ...copied } = old;
  const confirmations: Readonly<Record<typeof confirmed, AuditLine | null>> = {
    'not-at-all': null,
    'by-another-key': checkpoint,
    'by-the-name-of-the-key': { ...checkpoint, ...('key_id' in checkpoint && { key_id: trail.key.public.id }) },
    'by-an-old-checkpoint': copied,
  };
  const confirmation = confirmations[confirmed];
  if (confirmation !== null) added.push(seal(confirmation, removal.head).line);
  return { ...whole(trail, [...trail.all.slice(many), ...added.map((line) => line.slice(0, -1))], 0), from: 1 };
}

/** Some made-up records tied to one another, a gap first. */
function branch(trail: Lines, from: ChainHead, chance: Chance, reason: GapReason, expected: ChainHead | null = null): string[] {
  const { timestamp } = read(chance.pick(trail.all));
  let at = from;
  const gap: AuditLine = { timestamp, event: 'gap', reason, expected_seq: expected?.seq ?? null, expected_hash: expected?.hash ?? null, found_seq: null, found_hash: null, held_back: 1, app_version: '0.1.0', policy_hash: null };
  const { seq: _seq, prev: _prev, digest: _digest, hash: _hash, ...entry } = read(chance.pick(trail.all));
  return [gap, ...Array.from({ length: 1 + Math.floor(chance.next() * 5) }, (): AuditLine => entry)].map((one) => {
    const sealed = seal(one, at);
    at = sealed.head;
    return sealed.line.slice(0, -1);
  });
}

export const tamperings: Readonly<Record<string, Tampering>> = {
  'a field is edited': (trail, chance) => {
    const place = anyPlace(chance, trail);
    return whole(trail, replaced(trail.all, place, JSON.stringify(edited(read(trail.all[place]), chance))), place);
  },
  'a character is changed': (trail, chance) => {
    const place = anyPlace(chance, trail);
    const line = trail.all[place] ?? '';
    const column = Math.floor(chance.between(0, line.length));
    const code = (line.charCodeAt(column) + 1 + Math.floor(chance.next() * 60)) % 94;
    const other = String.fromCharCode(33 + (33 + code === line.charCodeAt(column) ? (code + 1) % 94 : code));
    return whole(trail, replaced(trail.all, place, line.slice(0, column) + other + line.slice(column + 1)), place);
  },
  'a field is edited and its hash made anew': (trail, chance) => {
    const place = anyPlace(chance, trail);
    return whole(trail, replaced(trail.all, place, JSON.stringify(resealed(edited(read(trail.all[place]), chance)))), place);
  },
  'a field is put in twice': (trail, chance) => {
    const place = anyPlace(chance, trail);
    return whole(trail, replaced(trail.all, place, `{"governance_status":"EMPTY",${(trail.all[place] ?? '').slice(1)}`), place);
  },
  'a record is deleted': (trail, chance) => {
    const place = anyPlace(chance, trail, 0, 1);
    return whole(trail, spliced(trail.all, place, 1), place);
  },
  'many records are deleted': (trail, chance) => {
    const place = anyPlace(chance, trail, 0, 1);
    return whole(trail, spliced(trail.all, place, 1 + Math.floor(chance.next() * 40)), place);
  },
  'the end is cut off': (trail, chance) => {
    const place = anyPlace(chance, trail, 1);
    return whole(trail, trail.all.slice(0, place), place);
  },
  'the end is cut off within a line': (trail, chance) => {
    const place = anyPlace(chance, trail, 1);
    const line = trail.all[place] ?? '';
    return { ...whole(trail, trail.all.slice(0, place), place), torn: line.slice(0, 1 + Math.floor(chance.next() * (line.length - 1))) };
  },
  'the beginning is cut off': (trail, chance) => whole(trail, trail.all.slice(1 + Math.floor(chance.next() * (trail.all.length - 2))), 0),
  ...Object.fromEntries(
    (['not-at-all', 'by-another-key', 'by-the-name-of-the-key', 'by-an-old-checkpoint'] as const).map((confirmed): [string, Tampering] => [
      `the oldest records are taken away and a removal made up, confirmed ${confirmed}`,
      (trail, chance) => removedInSecret(trail, 1 + Math.floor(chance.next() * (trail.all.length - 2)), confirmed),
    ]),
  ),
  'all files but a removal made up are taken away': (trail) => {
    const { files } = removedInSecret(trail, trail.all.length, 'not-at-all');
    return { files, from: 1 };
  },
  'a file is removed': (trail, chance) => {
    const gone = Math.floor(chance.next() * trail.made.files.length);
    const before = trail.made.files.slice(0, gone).reduce((sum, file) => sum + file.lines.length, 0);
    return { files: spliced(trail.made.files, gone, 1), from: read(trail.all[0]).seq + before };
  },
  'two files change their names': (trail) => {
    const [first, second, ...rest] = trail.made.files;
    if (first === undefined || second === undefined) return whole(trail, [...trail.all].reverse(), 0);
    return { files: [{ name: first.name, lines: second.lines }, { name: second.name, lines: first.lines }, ...rest], from: 1 };
  },
  'a record is there twice': (trail, chance) => {
    const place = anyPlace(chance, trail);
    return whole(trail, spliced(trail.all, place + 1, 0, trail.all[place] ?? ''), place);
  },
  'a copy of a record is put elsewhere': (trail, chance) => {
    const [from, to] = [anyPlace(chance, trail), anyPlace(chance, trail, 0, 1)];
    return whole(trail, spliced(trail.all, to, 0, trail.all[from] ?? ''), to);
  },
  'a record is made up': (trail, chance) => {
    const place = anyPlace(chance, trail, 0, 1);
    const { seq, hash } = headBefore(trail.all, place);
    const { seq: _seq, prev: _prev, digest: _digest, hash: _hash, ...entry } = read(chance.pick(trail.all));
    return whole(trail, spliced(trail.all, place, 0, seal(entry, { seq, hash }).line.slice(0, -1)), place);
  },
  'a record is made up without a hash that fits': (trail, chance) => {
    const place = anyPlace(chance, trail);
    return whole(trail, spliced(trail.all, place, 0, JSON.stringify({ ...edited(read(chance.pick(trail.all)), chance), hash: '1'.repeat(64) })), place);
  },
  'a line of rubbish is put in': (trail, chance) => {
    const place = anyPlace(chance, trail);
    return whole(trail, spliced(trail.all, place, 0, chance.pick(['', '{}', 'null', '[]', 'rubbish', '\u0000\u0000', '{"seq":1}'])), place);
  },
  ...Object.fromEntries(
    (['unwritable', 'unconfirmed', 'file-missing', 'unreadable', 'key-lost'] as const).map((reason): [string, Tampering] => [
      `a gap is made up that restarts the chain, with a branch behind it (${reason})`,
      (trail, chance) => {
        const place = anyPlace(chance, trail, 0, 1);
        return whole(trail, spliced(trail.all, place, 0, ...branch(trail, genesis, chance, reason)), place);
      },
    ]),
  ),
  'a gap is made up that goes on from where it says it expected': (trail, chance) => {
    const place = anyPlace(chance, trail, 0, 1);
    const from = { seq: 1 + Math.floor(chance.next() * 500), hash: 'b'.repeat(64) };
    return whole(trail, spliced(trail.all, place, 0, ...branch(trail, from, chance, 'file-missing', from)), place);
  },
  'everything before a place is replaced by a made-up beginning': (trail, chance) => {
    const place = anyPlace(chance, trail, 1, 1);
    return whole(trail, [...branch(trail, genesis, chance, 'unwritable'), ...trail.all.slice(place)], 0);
  },
  'a branch is interleaved with the genuine records, which go on behind each of it': (trail, chance) => {
    const place = anyPlace(chance, trail, 1, 1);
    const own = branch(trail, headBefore(trail.all, place), chance, 'unwritable');
    const rest = trail.all.slice(place);
    return whole(trail, [...trail.all.slice(0, place), ...own.flatMap((line, index) => [line, ...rest.slice(index, index + 1)]), ...rest.slice(own.length)], place);
  },
  'a record is replaced by its stub': (trail, chance) => {
    const place = anyPlace(chance, trail, 0, 1);
    const { seq, prev, digest, hash } = read(trail.all[place]);
    const stub = chance.next() < 0.5 ? { seq, prev, hash } : { seq, prev, digest, hash };
    return whole(trail, replaced(trail.all, place, JSON.stringify(stub)), place);
  },
  'a key is named that is somebody else’s, and signs what is added': (trail, chance) => {
    const place = anyPlace(chance, trail, 1, 1);
    const head = headBefore(trail.all, place);
    const named = seal(aStart(foreign, Date.parse(read(trail.all[place]).timestamp)), head);
    const signed = seal(aCheckpoint(named.head, foreign, Date.parse(read(trail.all[place]).timestamp)), named.head);
    return whole(trail, rechained([...trail.all.slice(0, place), named.line.slice(0, -1), signed.line.slice(0, -1), ...trail.all.slice(place)], place, head, chance.pick(['kept', 'patched', 'own-key'])), place);
  },
  'two neighbours are swapped': (trail, chance) => {
    const place = anyPlace(chance, trail, 0, 1);
    return whole(trail, replaced(replaced(trail.all, place, trail.all[place + 1] ?? ''), place + 1, trail.all[place] ?? ''), place);
  },
  'two records are swapped': (trail, chance) => {
    const a = anyPlace(chance, trail, 0, 1);
    const b = Math.floor(chance.between(a + 1, trail.all.length));
    return whole(trail, replaced(replaced(trail.all, a, trail.all[b] ?? ''), b, trail.all[a] ?? ''), a);
  },
  'a record is moved': (trail, chance) => {
    const from = anyPlace(chance, trail, 0, 2);
    const to = Math.floor(chance.between(from + 1, trail.all.length));
    return whole(trail, spliced(spliced(trail.all, from, 1), to, 0, trail.all[from] ?? ''), from);
  },
  'a part is turned round': (trail, chance) => {
    const place = anyPlace(chance, trail, 0, 2);
    const part = trail.all.slice(place, place + 2 + Math.floor(chance.next() * 30));
    return whole(trail, spliced(trail.all, place, part.length, ...[...part].reverse()), place);
  },
  ...Object.fromEntries(
    (['kept', 'dropped', 'patched', 'own-key'] as const).map((checkpoints): [string, Tampering] => [
      `a record is edited and the chain made anew, checkpoints ${checkpoints}`,
      (trail, chance) => {
        const place = anyPlace(chance, trail, 1);
        const lines = replaced(trail.all, place, JSON.stringify(edited(read(trail.all[place]), chance)));
        return whole(trail, rechained(lines, place, headBefore(trail.all, place), checkpoints), place);
      },
    ]),
  ),
  'a record is deleted and the chain made anew': (trail, chance) => {
    const place = anyPlace(chance, trail, 1);
    return whole(trail, rechained(spliced(trail.all, place, 1), place, headBefore(trail.all, place), 'patched'), place);
  },
  'a record is put in and the chain made anew': (trail, chance) => {
    const place = anyPlace(chance, trail, 1);
    return whole(trail, rechained(spliced(trail.all, place, 0, chance.pick(trail.all)), place, headBefore(trail.all, place), 'patched'), place);
  },
  'all of it is made anew with another key': (trail, chance) => {
    const start = read(trail.all[0]);
    const place = anyPlace(chance, trail, 1);
    const lines = replaced(trail.all, 0, JSON.stringify({ ...aStart(foreign, Date.parse(start.timestamp)), seq: 1, prev: genesis.hash, digest: '', hash: '' }));
    return whole(trail, rechained(replaced(lines, place, JSON.stringify(edited(read(trail.all[place]), chance))), 0, genesis, 'own-key'), 0);
  },
  'a checkpoint is signed by another key': (trail, chance) => {
    const places = trail.all.flatMap((line, place) => (line.includes('"event":"checkpoint"') ? [place] : []));
    const place = chance.pick(places);
    const head = headBefore(trail.all, place);
    const entry = aCheckpoint(head, foreign, Date.parse(read(trail.all[place]).timestamp));
    const lines = replaced(trail.all, place, JSON.stringify({ ...entry, key_id: trail.key.public.id, seq: head.seq + 1, prev: head.hash, digest: '', hash: '' }));
    return whole(trail, rechained(lines, place, head, 'kept'), place);
  },
};
