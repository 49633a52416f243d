import { sign } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { exportAudit } from '../../../../src/main/audit/export/export-audit';
import { genesis, seal, type ChainHead } from '../../../../src/main/audit/trail/chain';
import type { Verification } from '../../../../src/shared/domain/audit-finding';
import type { AuditLine } from '../../../../src/shared/domain/audit-record';
import { folderByBoth } from '../../../support/both-verifiers';
import { anEntry, noon } from '../../../support/samples';
import { scratchFolders } from '../../../support/scratch';
import { aCheckpoint, aStart, layTrail, newTrailKey } from '../../../support/trail-maker';
import { root } from '../../docs/pages';

const scratch = scratchFolders();
const key = newTrailKey();
const unwatched = { onProgress: () => undefined, signal: new AbortController().signal };
const file = 'audit-2026-02-03.1.jsonl';

interface Exported {
  readonly folder: string;
  readonly verification: Verification;
  readonly lines: readonly string[];
}

/** A start, a good question, what is given (entries are tied to the chain as the ledger would, lines stand as they are), another question, and a signature. */
function trailOf(given: readonly (object | string)[]): { readonly lines: readonly string[]; readonly head: ChainHead } {
  let head = genesis;
  const lines: string[] = [];
  const add = (entry: object): void => {
    // Whoever can write a file can tie anything to its chain.
    const sealed = seal(entry as AuditLine, head);
    head = sealed.head;
    lines.push(sealed.line.slice(0, -1));
  };
  add(aStart(key, noon));
  add(anEntry());
  for (const one of given) {
    if (typeof one === 'string') lines.push(one);
    else add(one);
  }
  add(anEntry({ query_id: 'after' }));
  const signed = head;
  add(aCheckpoint(head, key, noon));
  return { lines, head: signed };
}

async function exportedWith(...given: readonly (object | string)[]): Promise<Exported> {
  const { lines, head } = trailOf(given);
  const trail = join(scratch(), 'audit');
  layTrail(trail, [{ name: file, lines }]);
  const target = join(scratch(), 'bundle');
  const result = await exportAudit({
    trail, target, shape: 'folder', existing: 'kept', known: { keys: [key.public], anchor: head }, filters: { from: null, to: null, statuses: [] }, formats: { csv: 'plain', ecs: 'plain' },
    exporter: { app: 'Cuecard', version: '0.1.0' }, created: '2026-02-04T00:00:00.000Z', docs: join(root, 'docs'),
    signer: { keyId: key.public.id, publicKey: key.public.base64, sign: (data) => Promise.resolve(sign(null, data, key.private)) },
  }, unwatched);
  if (!result.ok) throw new Error(result.error.detail);
  // Both find it again in the bundle, whose manifest is one to both.
  const again = await folderByBoth(target, { key: null, anchor: null, keyId: key.public.id });
  expect(again?.findings.map((one) => one.tag)).not.toContain('manifest-forged');
  expect(again?.outcome).toBe(result.value.verification.outcome);
  const live = await folderByBoth(trail, { key: key.public, anchor: head });
  expect(live?.findings).toEqual(result.value.verification.findings);
  return { folder: target, verification: result.value.verification, lines };
}

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

describe('one bad record', () => {
  const odd = (fields: object): object => ({ ...anEntry(), ...fields });
  const proto = (name: string): object => ({ ...anEntry(), dropped: JSON.parse(`{"${name}":1}`) as object });
  it.each<[string, object]>([
    ['a status named constructor', odd({ governance_status: 'constructor' })],
    ['a status named __proto__', odd({ governance_status: '__proto__' })],
    ['a status that can’t become a text', odd({ governance_status: { toString: 1, valueOf: 1 } })],
    ['a status of 1.9 MB', odd({ governance_status: 'A'.repeat(1_900_000) })],
    ['a reason named __proto__', proto('__proto__')],
    ['a reason named valueOf', proto('valueOf')],
    ['reasons that are a list', odd({ dropped: [1] })],
    ['a reason counted 1e308 times', odd({ dropped: { stale: 1e308 } })],
    ['a reason counted 1.5 times', odd({ dropped: { stale: 1.5 } })],
    ['a reason counted −1 times', odd({ dropped: { stale: -1 } })],
    ['a latency of 1e308', odd({ latency_ms: 1e308 })],
    ['a latency of −1', odd({ latency_ms: -1 })],
    ['a latency that is a text', odd({ latency_ms: '=1+1' })],
    ['an event named constructor, and nothing of its kind', odd({ event: 'Constructor' })],
    ['an event that is an object', odd({ event: { toString: null } })],
    ['a time that is none', odd({ timestamp: '2026-13-45' })],
    ['a field named __proto__ put first', JSON.parse(`{"__proto__":{"toString":1},${JSON.stringify(anEntry()).slice(1)}`) as object],
    ['more fields than any record has', odd(Object.fromEntries(Array.from({ length: 1_000 }, (_one, index) => [`f${index}`, index])))],
  ])('%s, is reported with its place, and exported as it stands beside all others', async (_what, entry) => {
    const { folder, verification, lines } = await exportedWith(entry);
    expect(verification).toMatchObject({ outcome: 'fault', faults: 1, findings: [{ tag: 'malformed', file, line: 3, seq: 3 }] });
    expect(read(folder, 'records.jsonl')).toBe(lines.map((line) => `${line}\n`).join(''));
    expect(parse(read(folder, 'records.csv'), { columns: true, record_delimiter: '\r\n' })).toHaveLength(5);
    expect(read(folder, 'records.ecs.jsonl').trimEnd().split('\n').map((line) => (JSON.parse(line) as { event: { sequence: number } }).event.sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(read(folder, 'REPORT.html')).toContain('line 3');
  });

  it('of a kind the format lets pass is no fault, and no count trips over its name', async () => {
    const { folder, verification } = await exportedWith(odd({ governance_status: 'CONSTRUCTOR', dropped: { constructor: 3, stale: 1 } }), odd({ event: 'constructor' }));
    expect(verification).toMatchObject({ outcome: 'whole' });
    expect(JSON.parse(read(folder, 'manifest.json'))).toMatchObject({ counts: { by_status: { PASS: 2, CONSTRUCTOR: 1 }, withheld_by_reason: { constructor: 3, stale: 1 } } });
    expect(read(folder, 'REPORT.html')).toContain('<th scope="row">constructor</th><td>3</td>');
  });

  const good = (): string => trailOf([anEntry()]).lines[2] ?? '';
  it.each<[string, () => string, string]>([
    ['that is no JSON', () => '{"timestamp":', 'not-a-record'],
    ['with a field twice', () => `{"timestamp":"x",${good().slice(1)}`, 'inserted'],
    ['with half a surrogate pair', () => good().replace('"conversation-1"', '"\\ud800"'), 'inserted'],
    ['longer than any record', () => `{"a":"${'x'.repeat(300_000)}${'yz'.repeat(1_000_000)}"}`, 'not-a-record'],
    ['nested deeper than any record', () => '['.repeat(1_000_000), 'not-a-record'],
    ['with 200,000 fields', () => JSON.stringify(Object.fromEntries(Array.from({ length: 200_000 }, (_one, index) => [`f${index}`, 0]))), 'not-a-record'],
  ])('%s, stands byte for byte in the bundle', async (_what, line, tag) => {
    const bad = line();
    const { folder, verification, lines } = await exportedWith(bad);
    expect(verification.findings[0]).toMatchObject({ severity: 'fault', tag, file, line: 3 });
    expect(read(folder, 'records.jsonl') === lines.map((one) => `${one}\n`).join('')).toBe(true);
    if (tag === 'not-a-record') expect(read(folder, 'REPORT.html')).toContain('1 line is no record');
  });

  it('after another adds up to a manifest of the format, however often something was withheld', async () => {
    const most = 999_999_999_999_999;
    const { folder, verification } = await exportedWith(odd({ dropped: { stale: most } }), odd({ dropped: { stale: most } }));
    expect(verification.outcome).toBe('whole');
    expect(JSON.parse(read(folder, 'manifest.json'))).toMatchObject({ counts: { withheld_by_reason: { stale: most } } });
  });

  it('of a thousand kinds each leaves the report readable, and what is known counted by its name', async () => {
    const letters = (index: number): string => `A${index.toString(26).replace(/[0-9a-p]/g, (one) => String.fromCharCode(65 + parseInt(one, 26)))}`;
    const strange = Array.from({ length: 1_000 }, (_one, index) => odd({ governance_status: letters(index), dropped: { [`r-${index}`]: 1 }, conversation_id: `c-${index}` }));
    const { folder } = await exportedWith(...strange, odd({ governance_status: 'TIMEOUT' }));
    const { counts } = JSON.parse(read(folder, 'manifest.json')) as { counts: { by_status: Record<string, number>; withheld_by_reason: Record<string, number> } };
    expect(counts.by_status).toMatchObject({ PASS: 2, TIMEOUT: 1, FURTHER: 900 });
    expect(Object.values(counts.by_status).reduce((sum, one) => sum + one, 0)).toBe(1_003);
    expect(counts.withheld_by_reason).toMatchObject({ further: 900 });
    const report = read(folder, 'REPORT.html');
    expect(report).toContain('<th scope="row">Further kinds</th><td>900</td>');
    expect(report.length).toBeLessThan(100_000);
  });

  it('many times is counted, the first told, and the others named as a number', async () => {
    const { folder, verification } = await exportedWith(...Array.from({ length: 50 }, () => odd({ latency_ms: -1 })));
    expect(verification).toMatchObject({ faults: 50 });
    expect(verification.findings).toHaveLength(20);
    expect(read(folder, 'REPORT.html')).toContain('And 30 others.');
    expect(read(folder, 'REPORT.html')).toContain('In 50 records something that is counted here is not of the format');
    expect(readdirSync(folder)).toContain('records.csv');
  });
});
