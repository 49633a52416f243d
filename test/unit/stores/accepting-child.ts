import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../../src/main/clock';
import type { Fetch } from '../../../src/main/genesys/token';
import { Outbox } from '../../../src/main/stores/outbox';
import type { OutboxEvent } from '../../../src/shared/domain/outbox-event';

/**
 * A process that lives for being killed: it accepts events as fast as it can, delivers them, and says the identifier
 * of each that was accepted on standard output, with a write that is over before anything else happens.
 */
const [folder = '', store = '', url = '', secret = ''] = process.argv.slice(2);

/** Node's own fetch takes longer to load than all the rest of a short life. */
const post: Fetch = (target, init) =>
  new Promise((resolve, reject) => {
    // Of a request the outbox makes: its headers are a plain object, its body a string.
    const asked = request(target, { method: 'POST', headers: init.headers as Record<string, string> }, (response) => {
      response.resume();
      // What is used of a response.
      resolve({ status: response.statusCode ?? 0, body: null, headers: { get: () => null } } as unknown as Response);
    });
    asked.on('error', reject);
    asked.end(init.body as string);
  });

const outbox = new Outbox({
  folder,
  settings: () => ({ webhooks: [{ url }], folder: store, maxEvents: 100_000, maxMegabytes: 64, deadLetterAfterHours: 24 }),
  fetch: post,
  clock: systemClock,
  random: Math.random,
  log: { debug() {}, info() {}, warn() {}, error() {}, close: () => Promise.resolve() },
  readSecret: () => Promise.resolve({ kind: 'found', secret }),
  onView: () => undefined,
  // So small that the file is written anew again and again, and killed in the midst of that, too.
  slackBytes: 0,
});

function anEvent(): OutboxEvent {
  return {
    type: 'suggestion.feedback',
    id: randomUUID(),
    timestamp: '2026-02-03T09:30:00.000Z',
    conversation_id: 'c',
    query_id: 'q',
    suggestion_id: 's',
    document_id: 'd'.repeat(1 + Math.floor(Math.random() * 600)),
    action: 'helpful',
  };
}

async function acceptOne(): Promise<void> {
  const event = anEvent();
  const accepted = await outbox.accept(event);
  if (accepted.ok) writeSync(1, `${event.id}\n`);
  else writeSync(2, `${JSON.stringify(accepted.error)}\n`);
}

// Both starts matter: some events come before the file was read.
void acceptOne();
await outbox.start();
for (;;) {
  await Promise.all(Array.from({ length: 1 + Math.floor(Math.random() * 4) }, acceptOne));
  await pause(Math.floor(Math.random() * 4));
}
