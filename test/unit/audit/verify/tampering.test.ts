import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chanceFrom } from '../../../../scripts/soak/random.mjs';
import { howOften, seedOr } from '../../../support/effort';
import { verifiedByBoth, verifiedByOurs } from '../../../support/both-verifiers';
import { linesOfTrail, tamperings, type Tampered } from '../../../support/tampering';
import { layTrail, makeTrail, newTrailKey, type MadeTrail } from '../../../support/trail-maker';
import { scratchFolders } from '../../../support/scratch';

const scratch = scratchFolders();
const key = newTrailKey();
const seed = seedOr(20_260_203);
const minutes = 60_000;
/** How many short trails are tampered with, and how many stay whole. */
const rounds = howOften({ quick: 500, full: 10_000 }, 'CUECARD_TAMPERINGS');
const untouched = howOften({ quick: 50, full: 2_000 });
/** How long the long one is. */
const manyRecords = howOften({ quick: 2_000, full: 10_000 });

function lay(folder: string, { files, torn }: Tampered): void {
  rmSync(folder, { recursive: true, force: true });
  layTrail(folder, files);
  const newest = files.at(-1)?.name;
  if (torn !== undefined && newest !== undefined) appendFileSync(join(folder, newest), torn);
}

/** Tampers so many times, each way in turn, and gives back what was not found though it was promised. */
async function missed(trails: (round: number) => MadeTrail, rounds: number, judge: (round: number) => 'ours' | 'both'): Promise<{ readonly missed: string[]; readonly outside: number }> {
  const folder = join(scratch(), 'audit');
  const ways = Object.entries(tamperings);
  const notFound: string[] = [];
  let outside = 0;
  for (let round = 0; round < rounds; round += 1) {
    const chance = chanceFrom(seed + round);
    const made = trails(round);
    const [name, tamper] = ways[round % ways.length] ?? ['', () => ({ files: [], from: 0 })];
    const tampered = tamper(linesOfTrail(made, key), chance);
    lay(folder, tampered);
    const known = { key: key.public, anchor: made.anchor };
    const found = judge(round) === 'both' ? await verifiedByBoth(folder, known, name) : await verifiedByOurs(folder, known);
    if (found.outcome === 'fault') continue;
    // Promised is what a signature covers. What came after the newest one may be cut off or made anew unseen.
    if (tampered.from > (made.anchor?.seq ?? 0)) outside += 1;
    else notFound.push(`${name} (seed ${seed + round}, from record ${tampered.from})`);
  }
  return { missed: notFound, outside };
}

describe('tampering by somebody without the key', () => {
  it(
    `is found in a trail of ${manyRecords.toLocaleString('en')} records, whichever way it is done`,
    async () => {
      const trails = (['closed', 'open'] as const).map((end, index) => makeTrail({ key, random: chanceFrom(seed + index).next, records: manyRecords, files: 3, end, removed: index }));
      const ways = Object.keys(tamperings).length;
      const found = await missed((round) => trails[Math.floor(round / ways + (round % 2)) % 2] ?? trails[0]!, ways, (round) => (round % 8 === 0 ? 'both' : 'ours'));
      expect(found.missed).toEqual([]);
    },
    60 * minutes,
  );

  it(
    `is found in ${rounds.toLocaleString('en')} short trails, and the script that ships with the documentation says the same of each`,
    async () => {
      const found = await missed((round) => {
        const { next, between } = chanceFrom(seed * 7 + round);
        return makeTrail({ key, random: next, records: 24 + Math.floor(between(0, 70)), every: 20, files: 1 + (round % 3), end: round % 2 === 0 ? 'closed' : 'open', removed: Math.floor(between(0, 1 + (round % 3))) });
      }, rounds, () => 'both');
      expect(found.missed).toEqual([]);
      // Else the test would promise nothing.
      expect(found.outside).toBeLessThan(rounds * 0.15);
    },
    60 * minutes,
  );
});

it(
  `${untouched.toLocaleString('en')} trails that nobody touched are whole, of whatever length and format, and however rotated and closed`,
  async () => {
    const folder = join(scratch(), 'audit');
    for (let round = 0; round < untouched; round += 1) {
      const { next, between } = chanceFrom(seed * 13 + round);
      const records = 3 + Math.floor(between(0, round % 100 === 0 ? 2_000 : 70));
      const files = 1 + Math.floor(between(0, 5));
      // There has to be room for the record of a removal behind what was removed.
      const most = Math.max(0, Math.min(files - 1, Math.floor((records - 6) / Math.ceil(records / files))));
      const made = makeTrail({
        key,
        random: next,
        records,
        every: 5 + Math.floor(between(0, 60)),
        files,
        removed: Math.floor(between(0, most + 1)),
        end: next() < 0.5 ? 'closed' : 'open',
        formatOneUpTo: next() < 0.4 ? Math.floor(between(0, records + 1)) : 0,
      });
      lay(folder, { files: made.files, from: 0 });
      const { outcome, findings, lastSeq } = await verifiedByBoth(folder, { key: key.public, anchor: made.anchor });
      // Nothing is proven of what is too short to have been signed.
      expect({ outcome, findings, lastSeq }, `seed ${seed * 13 + round}`).toEqual({ outcome: made.anchor === null ? 'unproven' : 'whole', findings: [], lastSeq: made.head.seq });
    }
  },
  60 * minutes,
);
