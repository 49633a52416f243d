import { Worker } from 'node:worker_threads';
import { fault } from '../../../shared/domain/fault';
import type { AuditSigner } from '../trail/signer';
import { workerMessageSchema, type AuditJob, type AuditOutcome, type WorkerRequest } from './work-messages';

export interface AuditWorkProgress {
  readonly records: number;
  /** 0 to 1. */
  readonly share: number;
}

export interface RunningWork {
  /** Never rejects. */
  readonly outcome: Promise<AuditOutcome>;
  cancel(): void;
}

/**
 * Small heaps are cleared often, so that memory stays flat however long the work; and a work that needed more would
 * end alone, not the app.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 } as const;

/** Starts a job in a thread of its own; main is told how far it is, at most ten times a second, and asked to sign. */
export function startAuditWork(workerPath: string, job: AuditJob, signer: AuditSigner | null, onProgress: (progress: AuditWorkProgress) => void): RunningWork {
  const worker = new Worker(workerPath, { workerData: { job, hand: null, answer: null }, resourceLimits });
  const answer = (request: WorkerRequest): void => worker.postMessage(request);
  const outcome = new Promise<AuditOutcome>((resolve) => {
    worker.on('message', (data: unknown) => {
      const message = workerMessageSchema.safeParse(data);
      if (!message.success) return;
      if (message.data.kind === 'progress') onProgress({ records: message.data.records, share: message.data.bytes === 0 ? 1 : message.data.read / message.data.bytes });
      else if (message.data.kind === 'sign') void signature(message.data.data, signer).then((signed) => answer({ kind: 'signed', signature: signed }));
      else resolve(message.data);
    });
    worker.on('error', (error) => resolve({ kind: 'failed', fault: fault('unexpected', error.message) }));
    worker.on('exit', () => resolve({ kind: 'failed', fault: fault('unexpected', 'the work ended before it was done') }));
  });
  return { outcome, cancel: () => answer({ kind: 'cancel' }) };
}

/**
 * Does a job to its end while the calling thread sleeps: for a process that has no event loop yet, and nothing else to do.
 * `told`, where given, hears every `everyMs` how far it is, 0 to 1.
 */
export function auditWorkDone(workerPath: string, job: AuditJob, told: (share: number) => void = () => undefined, everyMs = 1_000): AuditOutcome {
  const hand = new SharedArrayBuffer(16);
  const answer = new SharedArrayBuffer(longestAnswer);
  new Worker(workerPath, { workerData: { job, hand, answer }, resourceLimits });
  const lengths = new Int32Array(hand);
  for (let beats = -1, silentMs = 0; Atomics.wait(lengths, 0, 0, everyMs) === 'timed-out'; beats = Atomics.load(lengths, 2)) {
    silentMs = Atomics.load(lengths, 2) === beats ? silentMs + everyMs : 0;
    if (silentMs >= longestSilenceMs) return { kind: 'failed', fault: fault('unexpected', 'the work does not answer') };
    told(Atomics.load(lengths, 3) / 1_000);
  }
  const length = Atomics.load(lengths, 1);
  const message = workerMessageSchema.parse(JSON.parse(Buffer.from(new Uint8Array(answer, 0, length)).toString('utf8')));
  if (message.kind === 'progress' || message.kind === 'sign') throw new TypeError('A job ends with an outcome.');
  return message;
}

/** The thread gives a sign of life each second. */
const longestSilenceMs = 20_000;

/** An outcome names at most 40 findings of at most 300 characters each. */
const longestAnswer = 256 * 1024;

async function signature(data: string, signer: AuditSigner | null): Promise<string | null> {
  try {
    return (await signer?.sign(Buffer.from(data, 'base64')))?.toString('base64') ?? null;
  } catch {
    return null;
  }
}
