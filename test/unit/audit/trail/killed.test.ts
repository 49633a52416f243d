import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle } from '../../../support/bundle';
import { howOften, seedOr } from '../../../support/effort';
import { scratchFolders } from '../../../support/scratch';
import { auditFilesIn, hashOf, zeros, type RawRecord } from './trail';

/** `CUECARD_KILLS=1000 CUECARD_SEED=random` for more, and others. */
const trials = howOften({ quick: 30, full: 250 }, 'CUECARD_KILLS');
const seed = seedOr(20_260_203);
/** So many processes in a row write one trail, each finding what the last one left. */
const trialsATrail = 5;

const scratch = scratchFolders();
let program: string;
const programs = mkdtempSync(join(tmpdir(), 'cuecard-unit-'));
afterAll(() => rmSync(programs, { recursive: true }));
beforeAll(async () => {
  program = await bundle(resolve(import.meta.dirname, '../../../support/audit-writer.ts'), programs);
});

it(`of ${trials} processes killed while they write, every acknowledged record is on disk, and the chain is whole but for one torn tail`, async () => {
  const folder = scratch();
  const random = mulberry(seed);
  const tally: Tally = { acknowledged: 0, records: 0, tornTails: 0, tornRecords: 0, files: 0, beforeFirst: 0 };
  const trails = Array.from({ length: Math.ceil(trials / trialsATrail) }, (_one, index) => ({ folder: join(folder, String(index)), seed: Math.floor(random() * 2 ** 32) }));
  const next = async (): Promise<void> => {
    for (let trail = trails.pop(); trail !== undefined; trail = trails.pop()) await killInARow(trail.folder, mulberry(trail.seed), tally);
  };
  await Promise.all([next(), next()]);
  process.stdout.write(`${trials} kills, seed ${seed}: ${JSON.stringify(tally)}\n`);
  // It was under load, and some kills hit the middle of things; else this proves nothing.
  expect(tally.acknowledged).toBeGreaterThan(trials * 10);
  expect(tally.files).toBeGreaterThan(trials / trialsATrail);
}, 120_000 + trials * 2_000);

interface Tally {
  acknowledged: number;
  records: number;
  tornTails: number;
  tornRecords: number;
  files: number;
  /** Killed before the first acknowledgement. */
  beforeFirst: number;
}

async function killInARow(folder: string, random: () => number, tally: Tally): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const acknowledged: string[] = [];
  for (let trial = 0; trial < trialsATrail; trial += 1) {
    // One in ten while it starts, wherever that gets to; the others while they write.
    const said = await killed(folder, `run${trial}`, random() < 0.1 ? 'start' : 'first record', random());
    expect(said.filter((line) => line.startsWith('no '))).toEqual([]);
    if (said.length === 0) tally.beforeFirst += 1;
    acknowledged.push(...said.map((line) => line.slice(3)));
    const found = readTrail(folder);
    tally.tornTails += found.torn === '' ? 0 : 1;
    expectChain(found.records);
    const there = new Set(found.records.map((record) => record.query_id));
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
  }
  const { records } = readTrail(folder);
  tally.acknowledged += acknowledged.length;
  tally.records += records.length;
  tally.files += auditFilesIn(folder).length;
  tally.tornRecords += records.filter((record) => record.event === 'torn').length;
  expect(records.filter((record) => record.event === 'gap')).toEqual([]);
  rmSync(folder, { recursive: true });
}

/**
 * Resolves with what the process had said when it was gone.
 * @param moment 0–1: when, within 60 ms from its first record, or within 300 ms from its start
 */
function killed(folder: string, name: string, since: 'start' | 'first record', moment: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, folder, name], { stdio: ['ignore', 'pipe', 'inherit'] });
    const killIn = (ms: number): unknown => setTimeout(() => child.kill('SIGKILL'), ms);
    let said = '';
    child.stdout.on('data', (chunk) => (said += String(chunk)));
    if (since === 'start') killIn(moment * 300);
    else child.stdout.once('data', () => killIn(moment * 60));
    child.once('error', reject);
    child.once('close', () => resolve(said.slice(0, said.lastIndexOf('\n') + 1).split('\n').filter(Boolean)));
  });
}

/** All records, and what is after the last line's end, which only the newest file may have. */
function readTrail(folder: string): { readonly records: readonly RawRecord[]; readonly torn: string } {
  const names = auditFilesIn(folder).sort((a, b) => partOf(a) - partOf(b));
  let torn = '';
  const records = names.flatMap((name) => {
    expect(torn, 'only the newest file may end in a torn line').toBe('');
    const text = readFileSync(join(folder, name), 'utf8');
    const end = text.lastIndexOf('\n') + 1;
    torn = text.slice(end);
    // The chain's own check is what judges them.
    return text.slice(0, end).split('\n').filter(Boolean).map((line) => JSON.parse(line) as RawRecord);
  });
  return { records, torn };
}

function partOf(name: string): number {
  return Number(/\.(\d+)\.jsonl$/.exec(name)?.[1]);
}

/** One comparison for all: thousands of expectations are slower than thousands of hashes. */
function expectChain(records: readonly RawRecord[]): void {
  const bad = records.findIndex((record, index) => record.seq !== index + 1 || record.prev !== (records[index - 1]?.hash ?? zeros) || record.hash !== hashOf(record));
  expect(bad, 'the first record that breaks the chain').toBe(-1);
}

/** The same numbers for the same seed. */
function mulberry(state: number): () => number {
  let now = state;
  return () => {
    now = (now + 0x6d2b79f5) | 0;
    let mixed = Math.imul(now ^ (now >>> 15), 1 | now);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
