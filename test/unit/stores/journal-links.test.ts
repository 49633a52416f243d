import { appendFileSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Journal } from '../../../src/main/stores/journal';
import { aFeedback } from '../../support/outbox-events';
import { scratchFolders } from '../../support/scratch';

const noon = Date.parse('2026-02-03T12:00:00Z');
const scratch = scratchFolders();

function withVictim(): { readonly folder: string; readonly victim: string; readonly journal: () => Journal } {
  const [folder, victim] = [scratch(), join(scratch(), 'victim')];
  writeFileSync(victim, 'as it was');
  return { folder, victim, journal: () => new Journal({ folder, now: () => noon }) };
}

describe('the outbox’s file goes through no link that somebody laid', () => {
  it('where it is written anew', async () => {
    const { folder, victim, journal: newJournal } = withVictim();
    const journal = newJournal();
    await journal.open(() => undefined);
    symlinkSync(victim, join(folder, 'outbox-2.jsonl.new'));
    await journal.rewrite(() => ({ head: { entry: 'totals', last: 0, damaged: 0, sinks: {} }, copy: [], tail: [] }));
    await journal.close();
    expect(readFileSync(victim, 'utf8')).toBe('as it was');
    expect(readdirSync(folder)).toContain('outbox-2.jsonl');
  });

  it('where a line is set aside', async () => {
    const { folder, victim, journal: newJournal } = withVictim();
    const first = newJournal();
    await first.open(() => undefined);
    await first.write({ entry: 'event', n: 1, at: noon, sinks: ['folder:/store'], event: aFeedback() });
    await first.close();
    appendFileSync(join(folder, 'outbox-1.jsonl'), 'no line of ours\n');
    symlinkSync(victim, join(folder, `outbox-1.jsonl.damaged-${noon}`));
    const again = newJournal();
    expect(await again.open(() => undefined)).toEqual({ damaged: 1 });
    await again.close();
    expect(readFileSync(victim, 'utf8')).toBe('as it was');
  });
});
