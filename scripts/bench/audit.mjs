import { fork } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBenchTrail } from './trail.mjs';

/** Peak memory of the largest may be this much above that of the smallest, and below it. */
const tolerance = 0.2;

/**
 * Exports trails of these sizes (JSON lines, CSV and ECS, zipped) and verifies the bundles, and prints the table.
 * @param {readonly number[]} sizes records
 * @returns {Promise<number>} 0 where every bundle is whole and memory stays flat, else 1
 */
export async function benchAudit(sizes) {
  const folder = await mkdtemp(join(tmpdir(), 'cuecard-bench-'));
  try {
    process.stdout.write('|  records | trail, MB | export, s | peak, MB | zip, MB | verify, s | peak, MB |\n|---|---|---|---|---|---|---|\n');
    /** @type {number[]} */
    const peaks = [];
    let whole = true;
    for (const records of sizes) {
      const profile = join(folder, String(records));
      await mkdir(profile);
      const { bytes, keyId, publicKey } = await makeBenchTrail(join(profile, 'audit'), records);
      const exported = await measured({ task: 'export', trail: join(profile, 'audit'), target: join(profile, 'bundle.zip'), publicKey });
      const verified = await measured({ task: 'verify', target: join(profile, 'bundle.zip'), keyId });
      const { size } = await stat(join(profile, 'bundle.zip'));
      peaks.push(exported.peakMb, verified.peakMb);
      whole &&= exported.outcome === `exported ${records} whole` && verified.outcome === `verified ${records} whole`;
      const cells = [records.toLocaleString('en-GB'), mb(bytes), exported.seconds.toFixed(1), exported.peakMb.toFixed(0), mb(size), verified.seconds.toFixed(1), verified.peakMb.toFixed(0)];
      process.stdout.write(`| ${cells.join(' | ')} |\n`);
      await rm(profile, { recursive: true });
    }
    // The even places are those of the exports.
    const flat = [0, 1].every((side) => {
      const own = peaks.filter((_one, index) => index % 2 === side);
      return Math.max(...own) <= Math.min(...own) * (1 + tolerance);
    });
    process.stdout.write(`${whole ? 'Every bundle is whole.' : 'A BUNDLE IS NOT WHOLE.'} Peak memory is ${flat ? '' : 'NOT '}within 20 %.\n`);
    return whole && flat ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {number} bytes */
function mb(bytes) {
  return (bytes / 1e6).toFixed(1);
}

/**
 * Does one job in a process of its own.
 * @param {{ task: string, trail?: string, target: string, publicKey?: string, keyId?: string }} job
 * @returns {Promise<{ outcome: string, seconds: number, peakMb: number }>}
 */
function measured(job) {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'audit-job.mjs'), [JSON.stringify(job)]);
    child.once('message', (message) => resolve(/** @type {{ outcome: string, seconds: number, peakMb: number }} */ (message)));
    child.once('exit', (code) => reject(new Error(`The job ended with ${code}.`)));
  });
}
