import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Trail } from '../../../../src/main/audit/trail/trail';
import { readPublicKey } from '../../../../src/main/audit/verify/keys';
import { verifyTarget } from '../../../../src/main/audit/verify/verify-target';
import type { Verification } from '../../../../src/shared/domain/audit-finding';
import { defaultSettings } from '../../../../src/shared/settings/settings';
import { verifiedByBoth } from '../../../support/both-verifiers';
import { FakeClock } from '../../../support/fake-clock';
import { FakeKeychain } from '../../../support/fake-keychain';
import { recordingLog } from '../../../support/recording-log';
import { aFeedbackEvent, anEntry, dayMs, noon } from '../../../support/samples';
import { scratchFolders } from '../../../support/scratch';
import { auditFilesIn } from '../trail/trail';

const scratch = scratchFolders();
let folder: string;
let clock: FakeClock;
let keychain: FakeKeychain;
let signed: Trail['signed'];
let maxFileBytes: number;
const open: Trail[] = [];

beforeEach(() => {
  folder = join(scratch(), 'audit');
  clock = new FakeClock(noon);
  keychain = new FakeKeychain(() => undefined);
  maxFileBytes = defaultSettings.audit.maxFileBytes;
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((trail) => trail.close('quit').catch(() => undefined)));
});

function openTrail(): Trail {
  return new Trail({
    folder,
    clock,
    log: recordingLog(),
    context: () => ({ appVersion: '0.1.0', policyHash: null }),
    rules: () => ({ ...defaultSettings.audit, maxFileBytes }),
    system: { platform: 'linux', electron: '25.1.1' },
    onFault: () => undefined,
    onGap: () => undefined,
    onSigning: () => undefined,
  });
}

/** A run of the app: so many questions, with a word of the agent now and then, and closed in order or not at all. */
async function run(questions: number, ending: 'quit' | 'crash' = 'quit'): Promise<void> {
  const trail = openTrail();
  await trail.keychainOpened(keychain);
  for (let id = 1; id <= questions; id += 1) {
    const timestamp = new Date(clock.now()).toISOString();
    await trail.append(anEntry({ timestamp, query_id: `query-${id}`, latency_ms: 0.1 + id, dropped: { stale: id } }));
    if (id % 10 === 0) await trail.append(aFeedbackEvent({ timestamp, suggestion_id: `sügg\u2028${id}` }));
    clock.advance(1_000);
  }
  if (ending === 'crash') {
    open.push(trail);
    signed = trail.signed;
    return;
  }
  await trail.close('quit');
  signed = trail.signed;
}

async function verified(): Promise<Verification> {
  const key = signed.signer === null ? null : readPublicKey(signed.signer.publicKey);
  return verifiedByBoth(folder, { key, anchor: signed.anchor });
}

/** What the script that ships in every bundle says, in a process of its own, to who knows the key or not. */
function script(keyId: string | null = null): { readonly code: number; readonly text: string } {
  const given = keyId === null ? [] : [`--key-id=${keyId}`];
  try {
    return { code: 0, text: execFileSync(process.execPath, [resolve(import.meta.dirname, '../../../../docs/verify-audit.mjs'), folder, ...given], { encoding: 'utf8' }) };
  } catch (error) {
    // execFileSync throws what it knows of a process that failed.
    const { status, stdout } = error as { status: number; stdout: string };
    return { code: status, text: stdout };
  }
}

const newestFile = (): string => join(folder, auditFilesIn(folder).at(-1) ?? '');

describe('a trail that Cuecard wrote', () => {
  it('is whole and signed where the keychain was opened only after the first record, and proven to who knows its key', async () => {
    const trail = openTrail();
    await trail.record({ event: 'sign-in-failed', organisation: 'acme.example.com', client_id: 'desk', error: 'secret-refused' });
    await trail.keychainOpened(keychain);
    await trail.append(anEntry());
    await trail.close('quit');
    signed = trail.signed;
    expect(await verified()).toMatchObject({ outcome: 'whole', faults: 0 });
    expect(script(signed.signer?.keyId)).toMatchObject({ code: 0, text: expect.stringContaining('Whole: ') as unknown });
    // To somebody who doesn't know the key it could be anybody's.
    signed = { signer: null, anchor: null };
    expect(await verified()).toMatchObject({ outcome: 'unproven', why: 'key-unknown', faults: 0 });
    expect(script()).toMatchObject({ code: 2, text: expect.stringContaining('CONSISTENT, NOT PROVEN: ') as unknown });
  });

  it('is no bundle because somebody put a manifest beside it', async () => {
    await run(5);
    writeFileSync(newestFile(), readFileSync(newestFile(), 'utf8').replace('"stale":3', '"stale":4'));
    writeFileSync(join(folder, 'manifest.json'), '{}');
    const judged = await verifyTarget(folder, { keys: [], anchor: null, keyId: null }, { onProgress: () => undefined, signal: new AbortController().signal });
    expect(judged).toMatchObject({ ok: true, value: { target: 'live', outcome: 'fault' } });
    expect(script().code).toBe(1);
  });

  it('is whole and signed, over runs, days, full files and a thousand records', async () => {
    maxFileBytes = 64 * 1024;
    await run(1_100);
    clock.advance(dayMs);
    await run(50);
    expect(auditFilesIn(folder).length).toBeGreaterThan(5);
    const result = await verified();
    expect(result.findings).toEqual([]);
    expect(result).toMatchObject({ outcome: 'whole', faults: 0, firstSeq: 1 });
    expect(result.checkpoints).toBeGreaterThanOrEqual(3);
    expect(result.signedUpTo?.seq).toBe((result.lastSeq ?? 0) - 1);
    expect(script(result.signedUpTo?.keyId)).toMatchObject({ code: 0, text: expect.stringContaining('Whole: ') as unknown });
  }, 60_000);

  it('is whole while it is being written, and after a run that was cut off', async () => {
    await run(3);
    await run(20, 'crash');
    expect(await verified()).toMatchObject({ outcome: 'whole', faults: 0 });
  });

  it('is whole, with a word about it, after a crash in the middle of a line', async () => {
    await run(5);
    appendFileSync(newestFile(), '{"timestamp":"2026-02-03T12:');
    await run(5);
    const result = await verified();
    expect(result).toMatchObject({ outcome: 'whole', faults: 0 });
    expect(result.findings.map((finding) => finding.tag)).toContain('torn-recorded');
  });

  it('that was cut at its end is found out by the keychain, and after the next run by the gap it wrote down', async () => {
    await run(20);
    const text = readFileSync(newestFile(), 'utf8');
    truncateSync(newestFile(), Buffer.byteLength(text.slice(0, text.lastIndexOf('\n', text.length - 500) + 1)));
    const cut = await verified();
    expect(cut.outcome).toBe('fault');
    expect(cut.findings[0]?.tag).toBe('truncated');
    await run(3);
    const after = await verified();
    expect(after.outcome).toBe('fault');
    expect(after.findings.map((finding) => finding.tag)).toContain('gap-recorded');
    expect(script().code).toBe(1);
  });

  it('in which one digit was changed names that record', async () => {
    await run(30);
    const lines = readFileSync(newestFile(), 'utf8').split('\n');
    const at = lines.findIndex((line) => line.includes('"query-17"'));
    lines[at] = (lines[at] ?? '').replace('"stale":17', '"stale":18');
    writeFileSync(newestFile(), lines.join('\n'));
    expect((await verified()).findings[0]).toMatchObject({ tag: 'edited', line: at + 1 });
    expect(script()).toMatchObject({ code: 1, text: expect.stringContaining('edited') as unknown });
  });

  it('without a keychain is consistent, and nothing proves it', async () => {
    keychain.refusal = { kind: 'unavailable', detail: 'there is none' };
    await run(5);
    const result = await verified();
    expect(result).toMatchObject({ outcome: 'unproven', why: 'not-signed', faults: 0, signedUpTo: null, checkpoints: 0 });
  });
});
