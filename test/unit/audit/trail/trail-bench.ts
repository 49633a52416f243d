import { createPublicKey, verify } from 'node:crypto';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Checkpoint } from '../../../../src/main/audit/trail/checkpoints';
import type { GapBody } from '../../../../src/main/audit/trail/recovery';
import { trailAccount } from '../../../../src/main/audit/trail/signing-key';
import { Trail, type TrailOptions } from '../../../../src/main/audit/trail/trail';
import type { Fault } from '../../../../src/shared/domain/fault';
import { defaultSettings, type Settings } from '../../../../src/shared/settings/settings';
import { FakeClock } from '../../../support/fake-clock';
import { FakeKeychain } from '../../../support/fake-keychain';
import { recordingLog, type RecordingLog } from '../../../support/recording-log';
import { anEntry, noon } from '../../../support/samples';
import { scratchFolders } from '../../../support/scratch';
import { recordsIn, type RawRecord } from './trail';

/** A folder, a clock, a keychain, and trails over them that are closed after the test; what they had to say is kept. */
export class TrailBench {
  folder = '';
  clock = new FakeClock(noon);
  /** What the keychain was asked. */
  readonly asked: string[] = [];
  keychain = new FakeKeychain((step) => this.asked.push(step));
  rules: Settings['audit'] = defaultSettings.audit;
  log: RecordingLog = recordingLog();
  readonly checkpoints: Checkpoint[] = [];
  readonly gaps: GapBody[] = [];
  readonly faults: (Fault | null)[] = [];
  readonly signing: string[] = [];
  readonly hidden: string[] = [];
  readonly #open: Trail[] = [];

  get records(): RawRecord[] {
    return recordsIn(this.folder);
  }

  /** Each record's kind, in order. */
  get kinds(): unknown[] {
    return this.records.map((record) => record.event ?? 'query');
  }

  /** What the keychain holds for the trail. */
  get stored(): Record<string, unknown> {
    return JSON.parse(this.keychain.secrets.get(trailAccount(this.folder)) ?? '{}') as Record<string, unknown>;
  }

  open(changed: Partial<TrailOptions> = {}): Trail {
    const { folder, clock } = this;
    const trail = new Trail({
      folder,
      clock,
      log: this.log,
      context: () => ({ appVersion: '0.1.0', policyHash: null }),
      rules: () => this.rules,
      system: { platform: 'linux', electron: '25.1.1' },
      onFault: (fault) => this.faults.push(fault),
      onGap: (gap) => this.gaps.push(gap),
      onSigning: (now) => this.signing.push(now),
      onCheckpoint: (checkpoint) => this.checkpoints.push(checkpoint),
      hide: (secret) => this.hidden.push(secret),
      ...changed,
    });
    this.#open.push(trail);
    return trail;
  }

  async close(trail: Trail): Promise<void> {
    this.#open.splice(this.#open.indexOf(trail), 1);
    await trail.close('quit');
  }

  /** They go without a word, as in a crash: their files stay as they are. */
  crash(): void {
    this.#open.splice(0);
  }

  /** A whole run with some questions, and with a keychain. */
  async run(questions: number): Promise<void> {
    const trail = this.open();
    await trail.keychainOpened(this.keychain);
    for (let id = 1; id <= questions; id += 1) await trail.append(anEntry({ query_id: `query-${id}`, timestamp: new Date(this.clock.now()).toISOString() }));
    await this.close(trail);
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.#open.splice(0).map((trail) => trail.close('quit').catch(() => undefined)));
  }
}

/** Call it where tests are declared: each test gets a folder, a clock and a keychain of its own. */
export function trailBench(): TrailBench {
  const scratch = scratchFolders();
  const bench = new TrailBench();
  beforeEach(() => {
    bench.folder = join(scratch(), 'audit');
    bench.clock = new FakeClock(noon);
    bench.keychain = new FakeKeychain((step) => bench.asked.push(step));
    bench.log = recordingLog();
    bench.rules = defaultSettings.audit;
    for (const kept of [bench.asked, bench.checkpoints, bench.gaps, bench.faults, bench.signing, bench.hidden]) kept.length = 0;
  });
  afterEach(() => bench.closeAll());
  return bench;
}

export function lastOf(all: readonly RawRecord[]): RawRecord {
  const last = all.at(-1);
  if (last === undefined) throw new Error('There is no record.');
  return last;
}

/** By the public key alone, which a record of the trail names; without the app's own code. */
export function expectSigned(checkpoint: RawRecord, all: readonly RawRecord[]): void {
  const before = all[all.indexOf(checkpoint) - 1];
  expect(checkpoint).toMatchObject({ at_seq: before?.seq, at_hash: before?.hash });
  const named = all.find((record) => record.key_id === checkpoint.key_id && typeof record.public_key === 'string');
  const key = createPublicKey({ key: Buffer.from(String(named?.public_key), 'base64'), format: 'der', type: 'spki' });
  const { at_hash, at_seq, key_id, timestamp } = checkpoint;
  const claim = Buffer.from(canonicalize({ at_hash, at_seq, key_id, timestamp }) ?? '');
  expect(verify(null, claim, key, Buffer.from(String(checkpoint.signature), 'base64'))).toBe(true);
  expect(verify(null, Buffer.concat([claim, Buffer.from(' ')]), key, Buffer.from(String(checkpoint.signature), 'base64'))).toBe(false);
}
