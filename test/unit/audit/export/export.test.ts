import { execFile } from 'node:child_process';
import { createHash, sign } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { chanceFrom } from '../../../../scripts/soak/random.mjs';
import { zipSource } from '../../../../src/main/audit/export/zip-source';
import { exportAudit, type ExportOptions } from '../../../../src/main/audit/export/export-audit';
import type { AuditSigner } from '../../../../src/main/audit/trail/signer';
import { verifyTarget } from '../../../../src/main/audit/verify/verify-target';
import { scratchFolders } from '../../../support/scratch';
import { layTrail, makeTrail, newTrailKey } from '../../../support/trail-maker';
import { root } from '../../docs/pages';

const scratch = scratchFolders();
const key = newTrailKey();
const signer: AuditSigner = { keyId: key.public.id, publicKey: key.public.base64, sign: (data) => Promise.resolve(sign(null, data, key.private)) };
const made = makeTrail({ key, random: chanceFrom(11).next, records: 400, every: 50, files: 3 });
const unwatched = { onProgress: () => undefined, signal: new AbortController().signal };
let home: string;
let trail: string;
beforeEach(() => {
  home = scratch();
  trail = join(home, 'profile', 'audit');
  layTrail(trail, made.files);
});

function options(change: Partial<ExportOptions> = {}): ExportOptions {
  return {
    trail,
    target: join(home, 'bundle'),
    shape: 'folder',
    existing: 'replaced',
    known: { keys: [key.public], anchor: made.anchor },
    filters: { from: null, to: null, statuses: [] },
    formats: { csv: 'plain', ecs: 'plain' },
    exporter: { app: 'Cuecard', version: '0.1.0' },
    created: '2026-02-04T00:00:00.000Z',
    docs: join(root, 'docs'),
    signer,
    ...change,
  };
}

const exported = async (change: Partial<ExportOptions> = {}): Promise<string> => {
  const given = options(change);
  expect(await exportAudit(given, unwatched)).toMatchObject({ ok: true });
  return given.target;
};
const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');
const lines = (folder: string, name: string): string[] => read(folder, name).split('\n').slice(0, -1);
const verified = async (path: string, keyId: string | null = key.public.id) => {
  const result = await verifyTarget(path, { keys: [], anchor: null, keyId }, unwatched);
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
};
/** The script that ships in the bundle, run by plain Node, as somebody who got the bundle would. */
const standalone = async (folder: string, keyId = key.public.id): Promise<{ code: number; text: string }> => {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'verify-audit.mjs'), folder, `--key-id=${keyId}`]);
    return { code: 0, text: stdout };
  } catch (error) {
    // What execFile rejects with.
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, text: stdout };
  }
};
async function unzipped(path: string): Promise<string> {
  const folder = scratch();
  const source = await zipSource(path);
  for (const name of readdirSync(await exported({ target: join(home, 'names') }))) {
    const there = source.look(name);
    if (there?.kind !== 'file') throw new Error(`no ${name}`);
    await writeFile(join(folder, name), await source.open(name, there.bytes));
  }
  await source.close();
  return folder;
}

describe('a bundle', () => {
  it('holds every record as it was written, what proves it, and what explains it', async () => {
    const folder = await exported();
    expect(readdirSync(folder).sort()).toEqual(['REPORT.html', 'audit-format.md', 'chain.jsonl', 'manifest.json', 'records.csv', 'records.ecs.jsonl', 'records.jsonl', 'verify-audit.mjs']);
    expect(lines(folder, 'records.jsonl')).toEqual(made.files.flatMap((file) => file.lines));
    expect(read(folder, 'chain.jsonl')).toBe('');
    expect(statSync(join(folder, 'records.jsonl')).mode & 0o777).toBe(0o600);
    const manifest = JSON.parse(read(folder, 'manifest.json')) as { files: { name: string; sha256: string; bytes: number; records: number | null }[] };
    expect(manifest).toMatchObject({ format: 2, key_id: key.public.id, base: { seq: 0 }, head: made.head, first: { seq: 1 }, last: { seq: 400 }, counts: { records: 400 }, verification: { outcome: 'whole', records: 400 } });
    for (const { name, sha256, bytes, records } of manifest.files) {
      const content = readFileSync(join(folder, name));
      expect([createHash('sha256').update(content).digest('hex'), content.length], name).toEqual([sha256, bytes]);
      if (name.startsWith('records.')) expect(records).toBe(400);
    }
  });

  it('is whole to Cuecard and to the script it brings along, zipped or not', async () => {
    const zip = await exported({ shape: 'zip', target: join(home, 'bundle.zip') });
    const folder = await unzipped(zip);
    const expected = { target: 'bundle', outcome: 'whole', records: 400, faults: 0, warnings: 0, signedUpTo: { seq: 399 } };
    expect(await verified(zip)).toMatchObject(expected);
    expect(await verified(folder)).toMatchObject(expected);
    expect(await standalone(folder)).toEqual({ code: 0, text: `Whole: 400 records, signed up to record 399 by key ${key.public.id}.\n` });
    expect(readdirSync(home).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('of one outcome holds those records, and the chain between them without what they say', async () => {
    const folder = await exported({ filters: { from: null, to: null, statuses: ['FILTERED'] } });
    const records = lines(folder, 'records.jsonl');
    expect(records.length).toBeGreaterThan(20);
    for (const line of records) expect(JSON.parse(line)).toMatchObject({ governance_status: 'FILTERED' });
    for (const line of lines(folder, 'chain.jsonl')) {
      const left = JSON.parse(line) as object;
      if (!('event' in left)) expect(Object.keys(left)).toEqual(['seq', 'prev', 'digest', 'hash']);
    }
    expect(read(folder, 'chain.jsonl')).not.toContain('query-');
    expect(await verified(folder)).toMatchObject({ outcome: 'whole', faults: 0 });
    expect((await standalone(folder)).code).toBe(0);
  });

  it('of a range ends with the first signature after it, and is whole', async () => {
    const at = (place: number): { timestamp: string; seq: number } => JSON.parse(made.files.flatMap((file) => file.lines)[place] ?? '') as { timestamp: string; seq: number };
    const [from, to] = [at(120).timestamp, at(220).timestamp];
    const folder = await exported({ filters: { from, to, statuses: [] } });
    const records = lines(folder, 'records.jsonl').map((line) => JSON.parse(line) as { timestamp: string; seq: number });
    expect(records.map((record) => record.seq)).toEqual(Array.from({ length: records.length }, (_one, index) => (records[0]?.seq ?? 0) + index));
    expect(records.every((record) => record.timestamp >= from && record.timestamp < to)).toBe(true);
    expect(records).toHaveLength(made.files.flatMap((file) => file.lines).filter((line) => { const { timestamp } = JSON.parse(line) as { timestamp: string }; return timestamp >= from && timestamp < to; }).length);
    expect(JSON.parse(lines(folder, 'chain.jsonl').at(-1) ?? '')).toMatchObject({ event: 'checkpoint', seq: 251 });
    expect(await verified(folder)).toMatchObject({ outcome: 'whole', signedUpTo: { seq: 250 } });
    expect((await standalone(folder)).code).toBe(0);
  });

  it('of nothing is a bundle, too', async () => {
    const folder = await exported({ filters: { from: '2030-01-01T00:00:00.000Z', to: null, statuses: [] } });
    expect(await verified(folder)).toMatchObject({ outcome: 'whole', records: 0 });
    expect((await standalone(folder)).code).toBe(0);
  });

  it('without a key says that nothing proves who made it, and is proved by the checkpoints of the key that is asked for', async () => {
    const folder = await exported({ signer: null });
    const findings = [{ tag: 'not-signed' }];
    expect(await verified(folder, null)).toMatchObject({ outcome: 'unproven', why: 'key-unknown', findings });
    expect(await verified(folder)).toMatchObject({ outcome: 'whole', findings });
    expect(await standalone(folder)).toMatchObject({ code: 0, text: expect.stringContaining('warning not-signed') as unknown });
    const other = newTrailKey().public.id;
    expect(await verified(folder, other)).toMatchObject({ outcome: 'fault', findings: [{ tag: 'checkpoint-forged', seq: 1 }, { tag: 'checkpoint-forged', file: 'manifest.json', detail: `it is not signed by key ${other}` }, { tag: 'not-signed' }] });
    expect(await standalone(folder, other)).toMatchObject({ code: 1, text: expect.stringContaining('fault checkpoint-forged: manifest.json') as unknown });
  });

  it('without a key and without a checkpoint is no bundle of a key that is asked for', async () => {
    const cut = join(home, 'cut');
    layTrail(cut, [{ name: 'audit-2026-02-03.1.jsonl', lines: made.files.flatMap((file) => file.lines).slice(0, 40) }]);
    const folder = await exported({ signer: null, trail: cut, known: { keys: [], anchor: null } });
    expect(await verified(folder, null)).toMatchObject({ outcome: 'unproven', why: 'not-signed', signedUpTo: null });
    expect(await verified(folder)).toMatchObject({ outcome: 'fault', findings: [{ tag: 'checkpoint-forged', detail: `it is not signed by key ${key.public.id}` }, { tag: 'not-signed' }] });
    expect((await standalone(folder)).code).toBe(1);
  });
});

describe('a bundle that was tampered with', () => {
  it.each([
    ['a record edited', 'records.jsonl', (text: string) => text.replace('"governance_status":"FILTERED"', '"governance_status":"PASS"'), ['file-changed', 'edited']],
    ['a record deleted', 'records.jsonl', (text: string) => text.split('\n').filter((_one, index) => index !== 7).join('\n'), ['file-changed', 'deleted']],
    ['a figure of the CSV changed', 'records.csv', (text: string) => text.replace('FILTERED', 'PASS'), ['file-changed']],
    ['a figure of the report changed', 'REPORT.html', (text: string) => text.replace('400', '399'), ['file-changed']],
    ['the manifest changed', 'manifest.json', (text: string) => text.replace('"version": "0.1.0"', '"version": "0.1.1"'), ['manifest-forged']],
    ['the signature taken away', 'manifest.json', (text: string) => text.replace(/"signature": "[^"]+"/, '"signature": null'), ['manifest-forged']],
  ])('%s', async (_what, name, tamper, tags) => {
    const folder = await exported();
    writeFileSync(join(folder, name), tamper(read(folder, name)));
    const found = await verified(folder);
    expect(found.outcome).toBe('fault');
    expect(found.findings.map((one) => one.tag)).toEqual(tags);
    const theirs = await standalone(folder);
    expect(theirs.code).toBe(1);
    for (const tag of tags) expect(theirs.text).toContain(`fault ${tag}:`);
  });

  it('has nothing in its files’ names that a terminal would obey, and many of them are named as a number', async () => {
    const folder = await exported();
    for (let index = 0; index < 30; index += 1) writeFileSync(join(folder, `\u001b[2J\u009b\u202e\u2028\n${String(index)}`), '');
    const { code, text } = await standalone(folder);
    expect(code).toBe(1);
    expect(text).toContain(String.raw`fault unlisted-file: \u001b[2J\u009b\u202e\u2028\u000a0`);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
    expect(text.trimEnd().split('\n').at(-1)).toBe('and 10 others');
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'verify-audit.mjs'), folder, '--json']).catch((error: unknown) => error as { stdout: string });
    expect(stdout.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
    expect((JSON.parse(stdout) as { findings: { file: string }[] }).findings[0]?.file).toBe('\u001b[2J\u009b\u202e\u2028\n0');
  });

  it('keeps the word of a fault that the trail had before', async () => {
    const cut = join(home, 'cut');
    layTrail(cut, [{ name: 'audit-2026-02-03.1.jsonl', lines: made.files.flatMap((file) => file.lines).slice(30) }]);
    const result = await exportAudit(options({ trail: cut }), unwatched);
    expect(result).toMatchObject({ ok: true, value: { verification: { outcome: 'fault', findings: [{ tag: 'truncated' }] } } });
    expect(await verified(join(home, 'bundle'))).toMatchObject({ outcome: 'fault' });
    expect(read(join(home, 'bundle'), 'REPORT.html')).toContain('The trail is not whole');
    expect((await standalone(join(home, 'bundle'))).code).toBe(1);
  });
});

describe('the target', () => {
  const refused = (detail: string) => ({ ok: false, error: { tag: 'export-failed', detail } });

  it.each([
    ['in the audit’s folder', () => join(trail, 'bundle.zip')],
    ['over a file of the trail', () => join(trail, 'audit-2026-02-03.1.jsonl')],
    ['below the audit’s folder', () => join(trail, 'a', 'b.zip')],
    ['there by another way to write it', () => join(trail, '..', 'audit', '.', 'b.zip')],
    ['there through a link', () => {
      symlinkSync(trail, join(home, 'link'));
      return join(home, 'link', 'b.zip');
    }],
  ])('%s is refused, and the trail stays as it was', async (_where, target) => {
    const given = target();
    const before = readdirSync(trail).map((name) => [name, readFileSync(join(trail, name), 'utf8')]);
    expect(await exportAudit(options({ shape: 'zip', target: given }), unwatched)).toEqual(refused('choose another folder than the audit’s own'));
    expect(readdirSync(trail).map((name) => [name, readFileSync(join(trail, name), 'utf8')])).toEqual(before);
  });

  it('takes an older zip’s place, fills an empty folder, and leaves a full one alone', async () => {
    writeFileSync(join(home, 'old.zip'), 'an older export');
    expect(await verified(await exported({ shape: 'zip', target: join(home, 'old.zip') }))).toMatchObject({ outcome: 'whole' });
    mkdirSync(join(home, 'empty'));
    expect(await verified(await exported({ target: join(home, 'empty') }))).toMatchObject({ outcome: 'whole' });
    expect(await exportAudit(options({ target: join(home, 'empty') }), unwatched)).toEqual(refused('the folder is not empty'));
  });

  it('keeps a file that is there where nobody was asked', async () => {
    writeFileSync(join(home, 'old.zip'), 'an older export');
    expect(await exportAudit(options({ shape: 'zip', target: join(home, 'old.zip'), existing: 'kept' }), unwatched)).toEqual(refused('there is a file of this name'));
    expect(read(home, 'old.zip')).toBe('an older export');
    expect(await verified(await exported({ shape: 'zip', target: join(home, 'new.zip'), existing: 'kept' }))).toMatchObject({ outcome: 'whole' });
  });

  it('says what the disk says where the audit can’t be read, which may hold anything', async () => {
    const circle = join(home, 'circle');
    symlinkSync(circle, circle);
    writeFileSync(join(home, 'file'), '');
    for (const [place, why] of [[circle, 'ELOOP'], [join(home, 'file'), 'ENOTDIR']] as const) {
      expect(await exportAudit(options({ trail: join(place, 'audit') }), unwatched)).toEqual(refused(why));
    }
  });

  it('says so where there is nothing to export yet', async () => {
    expect(await exportAudit(options({ trail: join(home, 'nothing') }), unwatched)).toEqual(refused('there is nothing to export yet'));
  });

  it('is not there after a cancelled or failed export, nor anything else, and the older one is as it was', async () => {
    writeFileSync(join(home, 'old.zip'), 'an older export');
    const stop = new AbortController();
    const cancelled = exportAudit(options({ shape: 'zip', target: join(home, 'old.zip') }), { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(cancelled).rejects.toThrow(/abort/i);
    expect(await exportAudit(options({ shape: 'zip', target: join(home, 'old.zip'), docs: join(home, 'nowhere') }), unwatched)).toEqual(refused('ENOENT'));
    expect(readdirSync(home).sort()).toEqual(['old.zip', 'profile']);
    expect(read(home, 'old.zip')).toBe('an older export');
  });
});
