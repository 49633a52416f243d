import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { root } from '../root.mjs';

// One job of the app's own thread (out/main/audit-worker.cjs); tells its parent how long it took and its peak memory.
const given = JSON.parse(process.argv[2] ?? '{}');
const known = { publicKey: given.publicKey ?? null, anchor: null, ring: [] };
const job =
  given.task === 'verify'
    ? { task: 'verify', target: given.target, known, keyId: given.keyId, keychain: null }
    : {
        task: 'export',
        trail: given.trail,
        target: given.target,
        shape: 'zip',
        existing: 'replaced',
        formats: { csv: 'plain', ecs: 'plain' },
        filters: { from: null, to: null, statuses: [] },
        exporter: { app: 'Cuecard', version: '0.0.0' },
        created: new Date().toISOString(),
        docs: join(root, 'docs'),
        known,
        signer: null,
        keychain: null,
      };
const began = performance.now();
const worker = new Worker(join(root, 'out', 'main', 'audit-worker.cjs'), {
  workerData: { job, hand: null, answer: null },
  // As src/main/audit/worker/audit-work.ts starts it.
  resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 },
});
worker.on('message', (message) => {
  if (message.kind === 'progress') return;
  const { verification, fault } = message;
  const outcome = verification === undefined ? `${message.kind} ${fault?.detail}` : `${message.kind} ${verification.records} ${verification.outcome}`;
  // maxRSS is in kibibytes.
  process.send?.({ outcome, seconds: (performance.now() - began) / 1_000, peakMb: (process.resourceUsage().maxRSS * 1_024) / 1e6 }, () => process.exit(0));
});
