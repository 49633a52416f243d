import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { readQuietly, type QuietRead } from '../../keychain/quiet-keychain';
import { runJob } from './run-job';
import { auditJobSchema, workerRequestSchema, type AuditOutcome, type WorkerMessage } from './work-messages';

/**
 * The thread that exports and verifies, so that main stays free. It ends by itself when its job is done. Where main
 * has no event loop yet (the command-line verbs, before Electron has found a display), it is told by `hand`: shared
 * memory that main sleeps on, with how far it is; the outcome is then in `answer`.
 */
const dataSchema = z.strictObject({
  job: auditJobSchema,
  hand: z.instanceof(SharedArrayBuffer).nullable(),
  answer: z.instanceof(SharedArrayBuffer).nullable(),
});

/** At most so often a second is progress told. */
const mostTold = 10;

const { job, hand, answer } = dataSchema.parse(workerData);
const stop = new AbortController();
let signed: ((signature: Buffer | null) => void) | null = null;
let toldAt = 0;
const beatMs = 1_000;
// Main, asleep, can't tell a long work from a thread that never came up.
if (hand !== null) setInterval(() => Atomics.add(new Int32Array(hand), 2, 1), beatMs).unref();

parentPort?.on('message', (data: unknown) => {
  const request = workerRequestSchema.safeParse(data);
  if (!request.success) return;
  if (request.data.kind === 'cancel') stop.abort();
  else signed?.(request.data.signature === null ? null : Buffer.from(request.data.signature, 'base64'));
});

/** So long the keychain of a verb is waited for, at most: nobody sits there to open it. */
const keychainMs = 2_000;
const keychainUntil = performance.now() + keychainMs;
const readKeychain = (account: string): Promise<QuietRead> => readQuietly(account, Math.max(0, keychainUntil - performance.now()));

void runJob(job, { sign, readKeychain }, { signal: stop.signal, onProgress: tellProgress }).then(finish);

function sign(data: Uint8Array): Promise<Buffer> {
  tell({ kind: 'sign', data: Buffer.from(data).toString('base64') });
  return new Promise((resolve, reject) => {
    signed = (signature) => (signature === null ? reject(new Error('the key is unusable')) : resolve(signature));
  });
}

function tellProgress(progress: { readonly records: number; readonly read: number; readonly bytes: number }): void {
  // In thousandths.
  if (hand !== null && progress.bytes > 0) Atomics.store(new Int32Array(hand), 3, Math.floor((progress.read / progress.bytes) * 1_000));
  const now = performance.now();
  if (now - toldAt < 1_000 / mostTold) return;
  toldAt = now;
  tell({ kind: 'progress', ...progress });
}

function finish(outcome: AuditOutcome): void {
  if (hand !== null && answer !== null) {
    const bytes = Buffer.from(JSON.stringify(outcome), 'utf8');
    bytes.copy(new Uint8Array(answer));
    const lengths = new Int32Array(hand);
    Atomics.store(lengths, 1, bytes.length);
    Atomics.store(lengths, 0, 1);
    Atomics.notify(lengths, 0);
  }
  tell(outcome);
  parentPort?.close();
}

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
