import fc from 'fast-check';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Backlog, type Pending, type Stored } from '../../../src/main/stores/backlog';
import { Journal } from '../../../src/main/stores/journal';
import type { Mark } from '../../../src/main/stores/journal-entry';
import type { OutboxEvent } from '../../../src/shared/domain/outbox-event';
import { aFeedback, aKnowledgeEvent } from '../../support/outbox-events';
import { scratchFolders } from '../../support/scratch';

const scratch = scratchFolders();

const sinks = ['webhook:https://a.example/', 'webhook:https://b.example/', 'folder:/store'] as const;
const sink = fc.constantFrom(...sinks);
/** Which of the events so far; beyond the last one there is none, which must do no harm. */
const which = fc.integer({ min: 1, max: 12 });

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('accept' as const), sinks: fc.uniqueArray(sink, { minLength: 1 }), size: fc.integer({ min: 0, max: 400 }) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('delivered', 'tried', 'passed-over', 'dead', 'again', 'discarded', 'dropped'), n: which, sink }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rewrite' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
);

/** Everything a restart must find again. */
function stateOf(backlog: Backlog): unknown {
  return {
    count: backlog.count,
    sinks: Object.fromEntries(
      [...backlog.sinks].map(([key, own]) => [
        key,
        {
          // A rewritten file tells them by age, so one that was sent again goes back to its place.
          line: waiting(own.line),
          passedOver: waiting(own.passedOver),
          dead: [...own.dead.values()].map(({ stored, attempts, fault }) => [stored.n, attempts, fault]).sort(),
          delivered: own.delivered,
          dropped: own.dropped,
        },
      ]),
    ),
  };
}

function waiting(those: ReadonlyMap<number, Pending>): unknown {
  return [...those].map(([n, { tries }]) => [n, tries] as const).sort(([a], [b]) => a - b);
}

it('whatever is accepted, settled, written anew and read back in whatever order: the file tells what is, and gives back each event', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const folder = join(scratch(), 'outbox');
      const events = new Map<number, OutboxEvent>();
      let journal = new Journal({ folder, now: () => 0 });
      let backlog = new Backlog();
      const restart = async (): Promise<void> => {
        await journal.close();
        journal = new Journal({ folder, now: () => 0 });
        const reread = new Backlog();
        expect(await journal.open((entry, place) => reread.apply(entry, place))).toEqual({ damaged: 0 });
        expect(stateOf(reread)).toEqual(stateOf(backlog));
        backlog = reread;
      };
      await journal.open(() => undefined);
      for (const one of steps) {
        switch (one.kind) {
          case 'accept': {
            const event = one.size % 2 === 0 ? aFeedback() : aKnowledgeEvent({ query_id: 'ü'.repeat(one.size) });
            const entry = { entry: 'event', n: backlog.nextNumber(), at: 5, sinks: one.sinks, event } as const;
            events.set(entry.n, event);
            backlog.add(entry, await journal.write(entry));
            break;
          }
          case 'rewrite':
            await journal.rewrite(() => {
              const { totals, events: copy, marks } = backlog.snapshot();
              return { head: totals, copy, tail: marks };
            });
            break;
          case 'restart':
            await restart();
            break;
          default: {
            const mark = markOf(one.kind, one.n, one.sink);
            backlog.mark(mark);
            await journal.write(mark);
          }
        }
      }
      await restart();
      const kept = new Map<number, Stored>();
      for (const own of backlog.sinks.values()) for (const { stored } of [...own.pending, ...own.dead.values()]) kept.set(stored.n, stored);
      expect(kept.size).toBe(backlog.count);
      expect([...kept.values()].reduce((sum, { place }) => sum + place.length, 0)).toBe(backlog.bytes);
      for (const stored of kept.values()) expect(await journal.read(stored)).toMatchObject({ entry: 'event', event: events.get(stored.n) });
      await journal.close();
      rmSync(folder, { recursive: true });
    }),
    { numRuns: 150, seed: 16, endOnFailure: true },
  );
}, 60_000);

function markOf(kind: Exclude<Mark['entry'], 'settled'> | 'passed-over', n: number, key: string): Mark {
  switch (kind) {
    case 'tried':
    case 'passed-over':
      return { entry: 'tried', n, sink: key, attempts: 4, suspicions: n % 4, since: 7, order: kind === 'tried' ? 'in-line' : kind, fault: { tag: 'webhook-unavailable' } };
    case 'dead':
      return { entry: 'dead', n, sink: key, attempts: 2, fault: { tag: 'webhook-refused' } };
    case 'again':
      return { entry: 'again', n, sink: key, at: 9 };
    case 'dropped':
      return { entry: 'dropped', n };
    case 'delivered':
    case 'discarded':
      return { entry: kind, n, sink: key };
  }
}
