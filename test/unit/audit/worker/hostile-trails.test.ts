import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { genesis, seal, type ChainHead } from '../../../../src/main/audit/trail/chain';
import { auditWorkDone } from '../../../../src/main/audit/worker/audit-work';
import type { AuditJob, AuditOutcome } from '../../../../src/main/audit/worker/work-messages';
import type { AuditLine } from '../../../../src/shared/domain/audit-record';
import { howOften } from '../../../support/effort';
import { bundle } from '../../../support/bundle';
import { verifiedByBoth } from '../../../support/both-verifiers';
import { anEntry, noon } from '../../../support/samples';
import { scratchFolders } from '../../../support/scratch';
import { aStart, newTrailKey } from '../../../support/trail-maker';
import { root } from '../../docs/pages';

const scratch = scratchFolders();
const key = newTrailKey();
const minute = 60_000;
let worker: string;
let built: string;
beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'cuecard-unit-'));
  worker = await bundle('src/main/audit/worker/audit-worker.ts', built);
}, minute);
afterAll(() => rmSync(built, { recursive: true, force: true }));

const known = { publicKey: key.public.base64, anchor: null, ring: [] };
const exportOf = (trail: string): Extract<AuditJob, { task: 'export' }> => ({
  task: 'export', trail, target: join(scratch(), 'bundle'), shape: 'folder', existing: 'kept', formats: { csv: 'plain', ecs: 'plain' }, filters: { from: null, to: null, statuses: [] },
  exporter: { app: 'Cuecard', version: '0.1.0' }, created: '2026-02-04T00:00:00.000Z', docs: join(root, 'docs'), known, signer: null, keychain: null,
});
const verificationOf = (target: string): AuditJob => ({ task: 'verify', target, known, keyId: null, keychain: null });
const outcomeOf = (outcome: AuditOutcome): string => ('verification' in outcome ? outcome.verification.outcome : JSON.stringify(outcome));

/** A trail of these entries, chained as the ledger chains, and of these lines as they are; a line feed after each. */
function lay(entries: Iterable<object | string>): string {
  const folder = join(scratch(), 'audit');
  mkdirSync(folder);
  let head: ChainHead = genesis;
  const lines: string[] = [];
  for (const entry of entries) {
    if (typeof entry === 'string') {
      lines.push(`${entry}\n`);
      continue;
    }
    // Whoever can write a file can tie anything to its chain.
    const sealed = seal(entry as AuditLine, head);
    head = sealed.head;
    lines.push(sealed.line);
  }
  writeFileSync(join(folder, 'audit-2026-02-03.1.jsonl'), lines.join(''));
  return folder;
}

function* times<T>(count: number, make: (index: number) => T): Generator<T> {
  for (let index = 0; index < count; index += 1) yield make(index);
}

const odd = (fields: object): object => ({ ...anEntry(), ...fields });
const members = (count: number, value: unknown): object => Object.fromEntries(times(count, (index) => [`f${index}`, value]));
const twoMebibytes = 2 * 1024 * 1024;

/** The thread has 64 MB: a work that keeps what it reads ends before it is done. */
describe('the thread that exports and verifies comes to its end, in the memory it has, with', () => {
  it.each<[string, () => Iterable<object | string>]>([
    ['records of almost 2 MiB, one after the other', () => times(howOften({ quick: 3, full: 60 }), () => odd({ error: 'A'.repeat(1_900_000) }))],
    ['forty lines of almost 2 MiB that are no records', () => times(40, () => `"${'A'.repeat(1_900_000)}"`)],
    ['texts of almost 2 MiB that are nothing but separators', () => times(1, () => odd({ error: ';=\u00e9'.repeat(400_000) }))],
    ['140,000 members in a record', () => times(howOften({ quick: 1, full: 10 }), () => odd({ added: members(140_000, 0) }))],
    ['200,000 members in a line', () => times(howOften({ quick: 1, full: 40 }), () => JSON.stringify(members(200_000, 0)))],
    ['500,000 lists in a line', () => times(howOften({ quick: 1, full: 40 }), () => JSON.stringify(Array.from({ length: 500_000 }, () => [])))],
    ['100,000 documents in a record', () => times(howOften({ quick: 1, full: 20 }), () => odd({ document_ids: Array.from({ length: 100_000 }, (_one, index) => `document-${index}`) }))],
    ['more kinds of statuses, reasons, events, conversations and days than are counted by name', () => times(howOften({ quick: 1_500, full: 20_000 }), (index) => odd({ timestamp: new Date(noon + index * 86_400_000).toISOString(), governance_status: `S${String(index).replace(/\d/g, (digit) => String.fromCharCode(65 + Number(digit)))}`, conversation_id: `c${index}`, dropped: { [`r${index}`]: 1 }, ...(index % 2 === 0 && { event: `e${index}` }) }))],
  ])('%s', (_what, entries) => {
    const trail = lay(entries());
    const job = exportOf(trail);
    const exported = auditWorkDone(worker, job);
    expect(['fault', 'unproven']).toContain(outcomeOf(exported));
    expect(readFileSync(join(job.target, 'records.jsonl')).equals(readFileSync(join(trail, 'audit-2026-02-03.1.jsonl')))).toBe(true);
    expect(statSync(join(job.target, 'manifest.json')).size).toBeLessThan(100_000);
    expect(statSync(join(job.target, 'REPORT.html')).size).toBeLessThan(1_000_000);
    expect(outcomeOf(auditWorkDone(worker, verificationOf(job.target)))).toBe(outcomeOf(exported));
  }, howOften({ quick: 2, full: 20 }) * minute);

  it('a line that never ends, and says how far it is', () => {
    const folder = join(scratch(), 'audit');
    mkdirSync(folder);
    const file = join(folder, 'audit-2026-02-03.1.jsonl');
    writeFileSync(file, Buffer.concat([Buffer.from(seal(anEntry(), genesis).line), Buffer.alloc(50 * twoMebibytes, 'x'), Buffer.from('\n')]));
    const job = exportOf(folder);
    const shares: number[] = [];
    expect(outcomeOf(auditWorkDone(worker, job, (share) => shares.push(share), 1))).toBe('fault');
    // Whoever waits hears how far it is, within the one line too.
    expect(shares.at(-1)).toBeGreaterThan(0);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
    expect(readFileSync(join(job.target, 'records.jsonl')).equals(readFileSync(file))).toBe(true);
    expect(outcomeOf(auditWorkDone(worker, verificationOf(job.target)))).toBe('fault');
  }, minute);
});

describe('keys that a trail names', () => {
  const naming = (count: number): Iterable<object> => times(count, () => ({ ...aStart(newTrailKey(), noon), event: 'key' }));

  it('are a thousand at most: what names another is not of the format, to both verifiers', async () => {
    const found = await verifiedByBoth(lay([aStart(key, noon), ...naming(1_003)]), { key: null, anchor: null });
    expect(found.findings.filter((one) => one.tag === 'malformed').map((one) => one.seq)).toEqual([1_001, 1_002, 1_003, 1_004]);
  }, minute);

  it('may be named again as often as the app starts', async () => {
    expect(await verifiedByBoth(lay(times(howOften({ quick: 1_100, full: 20_000 }), () => aStart(key, noon))), { key: key.public, anchor: null })).toMatchObject({ faults: 0 });
  }, minute);
});
