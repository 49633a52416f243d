import { execFileSync } from 'node:child_process';
import { createHash, sign } from 'node:crypto';
import { linkSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Chance } from '../../scripts/soak/random.mjs';
import type { AuditLine, ChainLink } from '../../src/shared/domain/audit-record';
import { aCheckpoint, resealed, type TrailKey } from './trail-maker';

/** A folder as it lies on the disk: a file’s bytes, or something that is no regular file. */
export type Folder = Map<string, Buffer | 'folder' | 'pipe' | 'link' | 'endless'>;

/** A folder on the disk that is laid out again and again: only what differs is written. */
export class LaidFolder {
  #there: Folder = new Map();

  constructor(readonly path: string) {
    mkdirSync(path, { recursive: true });
  }

  lay(folder: Folder): void {
    for (const [name, content] of this.#there) if (folder.get(name) !== content) rmSync(join(this.path, name), { recursive: true, force: true });
    for (const [name, content] of folder) if (this.#there.get(name) !== content) put(join(this.path, name), content);
    this.#there = folder;
  }
}

function put(file: string, content: Buffer | 'folder' | 'pipe' | 'link' | 'endless'): void {
  if (content === 'folder') mkdirSync(file);
  else if (content === 'pipe') linkSync(pipeBeside(file), file);
  else if (content === 'link') symlinkSync(import.meta.filename, file);
  else if (content === 'endless') symlinkSync('/dev/zero', file);
  else writeFileSync(file, content);
}

const pipes = new Set<string>();

/** A pipe in the folder’s parent, made once: to start a program for each takes longer than both verifiers. */
function pipeBeside(file: string): string {
  const pipe = `${dirname(file)}.pipe`;
  if (!pipes.has(pipe)) execFileSync('mkfifo', [pipe]);
  pipes.add(pipe);
  return pipe;
}

type Json = AuditLine & ChainLink;
type Members = Record<string, unknown>;

const strangeValues: readonly unknown[] = [
  null, true, 0, -1, -5, 1.5, 1e308, 1e15, 9_007_199_254_740_992, 'abc', '', 'x', '0'.repeat(64), 'f'.repeat(16), [], [5], [null], {}, { a: 1 }, ['a', 'b'], '2026-02-31T00:00:00.000Z',
  '2026-02-03T12:00:00Z', 'constructor', '__proto__', 'valueOf', '\ud800', 'é', 'audit-2026-02-03.01.jsonl', { constructor: 1 }, [[[[1]]]], { last_seq: 3, last_hash: 'a'.repeat(64) },
];
const strangeLines: readonly string[] = [
  '', '{}', 'null', '[]', '{"seq":1}', '"', '{"a":1,"a":1}', '\u0000', '['.repeat(100_000), `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  `{"seq":3,"prev":"${'0'.repeat(64)}","hash":"${'1'.repeat(64)}"}`, `{"seq":3,"prev":"${'0'.repeat(64)}","digest":"${'2'.repeat(64)}","hash":"${'1'.repeat(64)}"}`,
];
const strangeNames: readonly string[] = [
  'audit-2026-02-03.01.jsonl', 'audit-2026-02-03.9.jsonl', 'audit-2026-02-31.1.jsonl', 'audit-2026-02-03.1.jsonl.torn-1', 'audit-2026-02-03.0.jsonl', 'AUDIT-2026-02-03.7.jsonl', 'records.csv', 'REPORT.html', 'ünlisted.txt',
  'audit-0000-02-03.1.jsonl', 'audit-2026-02-03.1234567890.jsonl', 'manifest.json ', '.hidden',
];

/** Puts a strange value somewhere into an object, takes a member away, or moves one. */
function changeMembers(value: Members, chance: Chance): Members {
  const names = Object.keys(value);
  if (names.length === 0) return { added: chance.pick(strangeValues) };
  const name = chance.pick(names);
  const inside = value[name];
  if (typeof inside === 'object' && inside !== null && chance.next() < 0.6) {
    if (!Array.isArray(inside)) return Object.keys(inside).length === 0 ? { ...value, [name]: { [chance.pick(['constructor', 'stale', '__proto__', 'A'])]: chance.pick(strangeValues) } } : { ...value, [name]: changeMembers(inside as Members, chance) };
    // What JSON.parse makes of a list.
    const [first, ...rest] = inside as readonly unknown[];
    if (typeof first === 'object' && first !== null && !Array.isArray(first)) return { ...value, [name]: [changeMembers(first as Members, chance), ...rest] };
    return { ...value, [name]: [...(inside as unknown[]), chance.pick(strangeValues)] };
  }
  switch (Math.floor(chance.next() * 4)) {
    case 0:
      return Object.fromEntries(Object.entries(value).filter(([one]) => one !== name));
    case 1:
      return Object.fromEntries([...Object.entries(value).filter(([one]) => one !== name), [name, inside]]);
    case 2:
      return { [chance.pick(['added', '7', 'event', 'digest', 'timestamp', 'format'])]: chance.pick(strangeValues), ...value };
    default:
      return { ...value, [name]: chance.pick(strangeValues) };
  }
}

/** Works out the hashes anew from a line on, as somebody without the key can; lines that are no records stay. */
function rechained(lines: string[], from: number, key: TrailKey | null): string[] {
  let last: Json | null = null;
  return lines.map((line, place) => {
    const record = parsed(line);
    if (record === null) return line;
    if (place >= from && last !== null && typeof record.seq === 'number') {
      record.seq = last.seq + 1;
      record.prev = last.hash;
    }
    try {
      const isCheckpoint = key !== null && 'event' in record && record.event === 'checkpoint' && place >= from;
      const content = isCheckpoint ? { ...record, ...aCheckpoint({ seq: record.seq - 1, hash: record.prev }, key, Date.parse(record.timestamp)) } : record;
      last = place >= from ? resealed(content) : record;
      return place >= from ? JSON.stringify(last) : line;
    } catch {
      return line;
    }
  });
}

function parsed(line: string): Json | null {
  // Deeper ones can be read and not written.
  if (line.length > 20_000) return null;
  try {
    const value: unknown = JSON.parse(line);
    // A line of the maker’s, or one that was made of it.
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    return null;
  }
}

/** What a fuzz changes in the lines of one file. */
function changeLines(lines: readonly string[], chance: Chance, key: TrailKey): string[] {
  const next = [...lines];
  const place = Math.floor(chance.between(0, next.length));
  const other = Math.floor(chance.between(0, next.length));
  const record = parsed(next[place] ?? '');
  const stub = record === null ? '{}' : JSON.stringify(Object.fromEntries(Object.entries(record).filter(([name]) => ['seq', 'prev', 'digest', 'hash'].includes(name) && (name !== 'digest' || chance.next() < 0.7))));
  const gap = { timestamp: '2026-02-03T12:00:00.000Z', event: 'gap', reason: chance.pick(['unwritable', 'unconfirmed', 'file-missing', 'key-lost', 'x']), expected_seq: chance.pick([null, place, 1.5, 0]), expected_hash: null, found_seq: null, found_hash: null, held_back: chance.pick([1, 1.5, -5, 'abc', null]), app_version: '1', policy_hash: null, seq: 1, prev: '0'.repeat(64), digest: '', hash: '' };
  switch (Math.floor(chance.next() * 12)) {
    case 0:
    case 1:
    case 2:
    case 3:
      if (record !== null) next[place] = JSON.stringify(changeMembers({ ...record }, chance));
      break;
    case 4:
      next.splice(place, 1 + Math.floor(chance.next() * 3));
      break;
    case 5:
      next.splice(place, 0, next[other] ?? '');
      break;
    case 6:
      [next[place], next[other]] = [next[other] ?? '', next[place] ?? ''];
      break;
    case 7:
      next.splice(place, chance.next() < 0.5 ? 1 : 0, chance.pick(strangeLines));
      break;
    case 8:
      next.splice(place, chance.next() < 0.5 ? 1 : 0, stub);
      break;
    case 9:
      // Made up: a restart, a branch, or in its place. The fields are the grammar’s business.
      next.splice(place, 0, JSON.stringify(resealed((chance.next() < 0.5 ? gap : { ...gap, seq: record?.seq ?? 1, prev: record?.prev ?? '' }) as unknown as Json)));
      break;
    case 10: {
      const line = next[place] ?? '';
      const at = Math.floor(chance.between(0, line.length));
      next[place] = line.slice(0, at) + chance.pick(['"', '{', ' ', '\\', '0', 'é', ',']) + line.slice(at + Math.floor(chance.next() * 2));
      break;
    }
    default:
      next.reverse();
  }
  return chance.next() < 0.5 ? rechained(next, Math.max(0, Math.min(place, other) - (chance.next() < 0.5 ? 0 : 1)), chance.next() < 0.3 ? key : null) : next;
}

function changeFile(folder: Folder, name: string, chance: Chance, key: TrailKey): void {
  const content = folder.get(name);
  if (!Buffer.isBuffer(content)) return;
  const lines = content.toString('utf8').split('\n');
  const rest = lines.pop() ?? '';
  if (lines.length === 0) folder.set(name, Buffer.from(`${chance.pick(strangeLines)}\n`));
  else {
    const text = changeLines(lines, chance, key).join('\n');
    const end = chance.next() < 0.9 ? '\n' : chance.pick(['', '{"a', '\n\n']);
    folder.set(name, chance.next() < 0.03 ? Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0x0a])]) : Buffer.from(text + end + rest));
  }
}

/** Changes a folder in one of many ways, whether it holds a trail or a bundle. */
export function mutated(original: Folder, chance: Chance, key: TrailKey): Folder {
  const folder: Folder = new Map(original);
  const names = [...folder.keys()];
  const lined = names.filter((name) => name.endsWith('.jsonl') && !name.includes('ecs'));
  const way = chance.next();
  if (way < 0.06) {
    const name = chance.next() < 0.5 ? chance.pick(names) : chance.pick(strangeNames);
    folder.delete(name);
    folder.set(name, chance.pick(['folder', 'link', 'endless', 'folder', 'pipe'] as const));
  } else if (way < 0.12) {
    const name = chance.pick(names);
    const content = folder.get(name) ?? 'folder';
    if (chance.next() < 0.5) folder.delete(name);
    folder.set(chance.pick(strangeNames), content);
  } else if (way < 0.15) folder.delete(chance.pick(names));
  else for (let times = chance.next() < 0.7 ? 1 : 2; times > 0; times -= 1) changeFile(folder, chance.pick(lined), chance, key);
  const manifest = folder.get('manifest.json');
  if (Buffer.isBuffer(manifest)) folder.set('manifest.json', changeManifest(manifest, folder, chance, key));
  return folder;
}

function changeManifest(bytes: Buffer, folder: Folder, chance: Chance, key: TrailKey): Buffer {
  let text = bytes.toString('utf8');
  // The exporter’s own object.
  let manifest = JSON.parse(text) as Members;
  if (chance.next() < 0.6) manifest = { ...manifest, files: (manifest.files as Members[]).map((file) => described(file, folder)) };
  if (chance.next() < 0.4) manifest = changeMembers(manifest, chance);
  if (chance.next() < 0.1) manifest = { ...manifest, keys: [...(Array.isArray(manifest.keys) ? (manifest.keys as unknown[]) : []), key.public.base64] };
  if (chance.next() < 0.1) manifest = { ...manifest, format: chance.pick([1, 2, 3, 'x']) };
  if (chance.next() < 0.3) manifest = chance.next() < 0.5 ? signedBy(manifest, key) : { ...manifest, key_id: null, public_key: null, signature: null };
  text = `${JSON.stringify(manifest, null, 2)}\n`;
  const way = chance.next();
  if (way < 0.04) text = text.replace('{', '{\n  "counts": {},');
  else if (way < 0.07) text = text.replace('"Cuecard"', '"Cu\u00e9card"');
  else if (way < 0.09) text = text.slice(0, -1);
  else if (way < 0.1) text += ' '.repeat(1_100_000);
  else if (way < 0.11) text = '['.repeat(50_000);
  return Buffer.from(text, 'utf8');
}

function described(file: Members, folder: Folder): Members {
  const content = folder.get(String(file.name));
  return Buffer.isBuffer(content) ? { ...file, sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length } : file;
}

/** As an exporter with this key signs. */
export function signedBy(manifest: Members, key: TrailKey): Members {
  const own = { ...manifest, key_id: key.public.id, public_key: key.public.base64, signature: null };
  const text = JSON.stringify(own, null, 2);
  const signature = sign(null, Buffer.from(text.slice(0, -',\n  "signature": null\n}'.length)), key.private).toString('base64');
  return { ...own, signature };
}
