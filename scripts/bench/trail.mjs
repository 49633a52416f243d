import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { canonical } from '../../docs/verify-audit.mjs';
import { chanceFrom } from '../soak/random.mjs';

const statuses = ['PASS', 'PASS', 'PASS', 'FILTERED', 'EMPTY', 'TIMEOUT'];
/** @param {string} text */
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
/** The ledger's own default. */
const fileBytes = 16 * 1024 * 1024;

/**
 * Writes a trail such as a ledger leaves: a start, queries, a signed checkpoint every 1,000 records and at the end, files of 16 MiB.
 * @param {string} folder made
 * @param {number} records
 * @returns {Promise<{ bytes: number, keyId: string, publicKey: string }>} whose key is SPKI DER in base64
 */
export async function makeBenchTrail(folder, records) {
  await mkdir(folder, { recursive: true });
  const pair = generateKeyPairSync('ed25519');
  const der = pair.publicKey.export({ format: 'der', type: 'spki' });
  const keyId = createHash('sha256').update(der).digest('hex').slice(0, 16);
  const { next, pick } = chanceFrom(records);
  const context = { app_version: '0.1.0', policy_hash: null };
  let head = { seq: 0, hash: '0'.repeat(64) };
  let time = Date.UTC(2026, 0, 5, 8);
  let bytes = 0;
  let part = 0;
  const nextFile = () => open(join(folder, `audit-2026-01-05.${(part += 1)}.jsonl`), 'wx', 0o600);
  let file = { handle: await nextFile(), bytes: 0 };
  let lines = '';
  const flush = async () => {
    if (file.bytes + lines.length > fileBytes) {
      await file.handle.close();
      file = { handle: await nextFile(), bytes: 0 };
    }
    await file.handle.write(lines);
    file.bytes += lines.length;
    bytes += lines.length;
    lines = '';
  };
  /** @param {object} entry */
  const add = (entry) => {
    const content = { ...entry, ...context };
    const seq = head.seq + 1;
    const digest = sha256(canonical(content));
    const hash = sha256(`cuecard-audit-2\n${seq}\n${head.hash}\n${digest}\n`);
    lines += `${JSON.stringify({ ...content, seq, prev: head.hash, digest, hash })}\n`;
    head = { seq, hash };
  };
  const now = () => new Date(time).toISOString();
  add({ timestamp: now(), event: 'start', format: 2, platform: 'linux', key_id: keyId, public_key: der.toString('base64') });
  while (head.seq < records) {
    time += Math.floor(next() * 20_000);
    if (head.seq % 1_000 === 0 || head.seq === records - 1) {
      const signed = { at_hash: head.hash, at_seq: head.seq, key_id: keyId, timestamp: now() };
      const signature = sign(null, Buffer.from(canonical(signed)), pair.privateKey).toString('base64');
      add({ timestamp: signed.timestamp, event: 'checkpoint', at_seq: head.seq, at_hash: head.hash, key_id: keyId, signature });
    } else {
      const status = pick(statuses);
      const shown = status === 'PASS' ? 2 : 0;
      add({
        timestamp: now(),
        conversation_id: `c-${Math.floor(head.seq / 9)}`,
        query_id: `q-${head.seq}`,
        latency_ms: Math.round(next() * 200_000) / 100,
        results_returned: shown + 1,
        results_validated: shown,
        cache_hit: false,
        governance_status: status,
        trigger: 'transcript',
        document_ids: shown === 0 ? [] : [`doc-${head.seq % 500}`, `doc-${head.seq % 377}`],
        dropped: status === 'FILTERED' ? { stale: 1 } : {},
      });
    }
    if (lines.length > 1_000_000) await flush();
  }
  await flush();
  await file.handle.close();
  return { bytes, keyId, publicKey: der.toString('base64') };
}
