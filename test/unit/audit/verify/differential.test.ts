import { sign } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chanceFrom } from '../../../../scripts/soak/random.mjs';
import { exportAudit } from '../../../../src/main/audit/export/export-audit';
import type { AuditSigner } from '../../../../src/main/audit/trail/signer';
import { folderByBoth } from '../../../support/both-verifiers';
import { howOften, seedOr } from '../../../support/effort';
import { LaidFolder, mutated, type Folder } from '../../../support/mutations';
import { scratchFolders } from '../../../support/scratch';
import { layTrail, makeTrail, newTrailKey, type MadeTrail } from '../../../support/trail-maker';

const scratch = scratchFolders();
const key = newTrailKey();
const stranger = newTrailKey();
const seed = seedOr(20_261_130);
const rounds = howOften({ quick: 2_000, full: 50_000 });
const unwatched = { onProgress: () => undefined, signal: new AbortController().signal };

interface Base {
  readonly made: MadeTrail;
  readonly folder: Folder;
  readonly laid: LaidFolder;
}
const bases: Base[] = [];
const cases: string[] = [];

/** In memory where the system has such a place: a disk takes longer for it than both verifiers. */
function inMemory(): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'cuecard-unit-'));
  cases.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of cases) rmSync(folder, { recursive: true, force: true });
});

beforeAll(async () => {
  // To a verifier they are files like any other: short ones do.
  const docs = scratch();
  for (const name of ['audit-format.md', 'verify-audit.mjs']) writeFileSync(join(docs, name), name);
  const signer: AuditSigner = { keyId: key.public.id, publicKey: key.public.base64, sign: (data) => Promise.resolve(sign(null, data, key.private)) };
  for (const [index, formatOneUpTo] of [0, 0, 5, 99].entries()) {
    const made = makeTrail({ key, random: chanceFrom(seed + index).next, records: 9, every: 6, files: 1 + (index % 2), formatOneUpTo, end: index === 1 ? 'open' : 'closed' });
    bases.push({ made, folder: new Map(made.files.map(({ name, lines }) => [name, Buffer.from(`${lines.join('\n')}\n`)])), laid: new LaidFolder(join(inMemory(), 'laid')) });
    const trail = join(scratch(), 'audit');
    layTrail(trail, made.files);
    for (const [statuses, by] of [[[], signer], [['PASS'], signer], [['PASS'], null]] as const) {
      const target = join(scratch(), 'bundle');
      const exported = await exportAudit({
        trail, target, shape: 'folder', existing: 'kept', known: { keys: [key.public], anchor: made.anchor }, filters: { from: null, to: null, statuses: [...statuses] }, formats: { csv: 'none', ecs: 'none' },
        exporter: { app: 'Cuecard', version: '0.1.0' }, created: '2026-02-04T00:00:00.000Z', docs, signer: by,
      }, unwatched);
      expect(exported.ok).toBe(true);
      bases.push({ made, folder: new Map(readdirSync(target).map((name) => [name, readFileSync(join(target, name))])), laid: new LaidFolder(join(inMemory(), 'laid')) });
    }
  }
});

it(
  `both verifiers say the same of ${rounds.toLocaleString('en')} mutated trails and bundles`,
  async () => {
    const outcomes = new Map<string, number>();
    for (let round = 0; round < rounds; round += 1) {
      const chance = chanceFrom(seed * 31 + round);
      const { made, folder, laid } = chance.pick(chance.next() < 0.75 ? bases.filter((base) => !base.folder.has('manifest.json')) : bases);
      const by = chance.next() < 0.5 ? key : stranger;
      const changed = mutated(folder, chance, by);
      laid.lay(changed);
      const known = { key: chance.next() < 0.6 ? key.public : null, anchor: chance.next() < 0.5 ? made.anchor : null, keyId: chance.next() < 0.3 ? chance.pick([key, stranger]).public.id : null };
      const judged = await folderByBoth(laid.path, known, `seed ${seed}, round ${round}`);
      // Without the key nobody makes a record, or changes a signed bundle, that is called whole.
      if (judged?.outcome === 'whole' && by === stranger) {
        if (judged.signer !== null) expect([...changed].sort(), `round ${round}`).toEqual([...folder].sort());
        expect(madeUpIn(changed, made, judged.signedUpTo?.seq ?? 0), `round ${round}`).toEqual([]);
      }
      const outcome = judged?.outcome ?? 'nothing';
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    // Else the mutations would all be of one kind.
    for (const outcome of ['whole', 'unproven', 'fault']) expect(outcomes.get(outcome) ?? 0, outcome).toBeGreaterThan(rounds / 200);
  },
  60 * 60_000,
);

/** Records up to a number that the ledger never wrote. */
function madeUpIn(folder: Folder, made: MadeTrail, upTo: number): string[] {
  const lines = new Set(made.files.flatMap((file) => file.lines));
  // The order of its own fields is no part of what a record says.
  const said = (line: string): string => canonicalize(JSON.parse(line)) ?? '';
  const genuine = (line: string): boolean => lines.has(line) || [...lines].some((one) => said(one) === said(line));
  return [...folder].flatMap(([name, content]) => {
    if (!Buffer.isBuffer(content) || !/^(audit-2026-02-03\.[1-9]|records|chain)\.jsonl$/.test(name)) return [];
    return content.toString('utf8').split('\n').filter((line) => line.includes('"timestamp"') && Number(/"seq":(\d+)/.exec(line)?.[1]) <= upTo && !genuine(line));
  });
}
