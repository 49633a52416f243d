import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aFeedback, aKnowledgeEvent } from '../../support/outbox-events';
import { turn, until, watch } from '../../support/turns';
import { answering, type WebhookReceiver } from '../../support/webhook-receiver';
import { outboxSettings, scenes, type Scene } from './bench';

const newScene = scenes();
const hourMs = 3_600_000;

/** A scene with a webhook that takes nothing until it is told to. */
async function withStalledWebhook(): Promise<{ readonly scene: Scene; readonly receiver: WebhookReceiver }> {
  const scene = newScene();
  const receiver = await scene.receiver();
  receiver.mood = answering(503, { 'retry-after': '60' });
  scene.settings = outboxSettings({ webhooks: [{ url: receiver.url() }] });
  return { scene, receiver };
}

const waiting = (scene: Scene) => until(() => scene.sink(/webhook/).nextTryAt !== null);
const delivered = (scene: Scene, count: number) => until(() => scene.sink(/webhook/).delivered === count);
const journalOf = (scene: Scene): string => join(scene.folder, readdirSync(scene.folder).find((name) => name.endsWith('.jsonl')) ?? 'none');

describe('after a restart', () => {
  it('what waited is delivered, in order, and what was delivered is not sent again', async () => {
    const { scene, receiver } = await withStalledWebhook();
    receiver.mood = answering(200);
    const first = await scene.start();
    const events = [aKnowledgeEvent(), aFeedback(), aKnowledgeEvent()];
    await first.accept(events[0]!);
    await delivered(scene, 1);
    receiver.mood = answering(503);
    await first.accept(events[1]!);
    await first.accept(events[2]!);
    await waiting(scene);
    await first.close();
    receiver.mood = answering(200);
    await scene.start();
    await delivered(scene, 3);
    expect(receiver.accepted).toEqual(events);
  });

  it('an event whose delivery was under way when it closed is delivered, perhaps a second time', async () => {
    const { scene, receiver } = await withStalledWebhook();
    receiver.mood = { kind: 'stall' };
    const first = await scene.start();
    const event = aFeedback();
    await first.accept(event);
    await until(() => receiver.requests.length === 1);
    const closed = first.close();
    scene.clock.advance(1_000);
    await closed;
    receiver.mood = answering(200);
    await scene.start();
    await delivered(scene, 1);
    expect(receiver.accepted).toEqual([event]);
  });

  it('a line that a crash cut short costs nothing else, and what comes after it is kept', async () => {
    const { scene } = await withStalledWebhook();
    const first = await scene.start();
    await first.accept(aFeedback());
    await waiting(scene);
    await first.close();
    appendFileSync(journalOf(scene), '{"entry":"event","n":2,"at":17700');
    const second = await scene.start();
    expect(scene.view()).toMatchObject({ damaged: 0, sinks: [{ pending: 1 }] });
    await second.accept(aFeedback());
    await second.close();
    await scene.start();
    expect(scene.view()).toMatchObject({ damaged: 0, sinks: [{ pending: 2 }] });
  });

  it.each([
    ['is no JSON', 'what is this?\n'],
    ['is no entry of ours', '{"entry":"event","n":7,"at":1,"sinks":["x"],"event":{"type":"payment.made"}}\n'],
    ['is nothing but NULs', `${'\0'.repeat(300)}\n`],
    ['never seems to end', `${'x'.repeat(5 * 1024 * 1024)}\n`],
  ])('a line that %s is set aside and counted, once; the others are read', async (_what, line) => {
    const { scene } = await withStalledWebhook();
    const first = await scene.start();
    await first.accept(aFeedback());
    await waiting(scene);
    await first.close();
    const journal = journalOf(scene);
    const good = readFileSync(journal, 'utf8');
    writeFileSync(journal, line + good);
    const second = await scene.start();
    expect(scene.view()).toMatchObject({ damaged: 1, sinks: [{ pending: 1 }] });
    await second.close();
    const aside = readdirSync(scene.folder).find((name) => name.includes('.damaged-')) ?? '';
    expect(readFileSync(join(scene.folder, aside), 'utf8')).toBe(line);
    await scene.start();
    expect(scene.view()).toMatchObject({ damaged: 1, sinks: [{ pending: 1 }] });
  });

  it('it is told how many were delivered and dropped before', async () => {
    const { scene, receiver } = await withStalledWebhook();
    scene.settings = { ...scene.settings, maxEvents: 20 };
    receiver.mood = answering(200);
    const first = await scene.start({ slackBytes: 0 });
    for (let count = 0; count < 20; count += 1) await first.accept(aFeedback());
    await delivered(scene, 20);
    receiver.mood = answering(503, { 'retry-after': '60' });
    for (let count = 0; count < 23; count += 1) await first.accept(aFeedback());
    await first.close();
    await scene.start();
    expect(scene.sink(/webhook/)).toMatchObject({ delivered: 20, pending: 20, dropped: 3 });
  });
});

describe('when there is no more room', () => {
  it('by number, the oldest goes, is counted, and is never sent', async () => {
    const { scene, receiver } = await withStalledWebhook();
    scene.settings = { ...scene.settings, maxEvents: 20 };
    const outbox = await scene.start();
    const events = Array.from({ length: 25 }, () => aFeedback());
    for (const event of events) await outbox.accept(event);
    expect(scene.sink(/webhook/)).toMatchObject({ pending: 20, dropped: 5 });
    receiver.mood = answering(200);
    await waiting(scene);
    scene.clock.advance(60_000);
    await delivered(scene, 20);
    expect(receiver.accepted).toEqual(events.slice(5));
  });

  it('by size, likewise, and the file stays near its bound', async () => {
    const { scene } = await withStalledWebhook();
    scene.settings = { ...scene.settings, maxMegabytes: 1 };
    const outbox = await scene.start();
    // 40 of 64 KiB are two and a half times the bound.
    const heavy = () => aKnowledgeEvent({ query_id: 'x'.repeat(64 * 1024) });
    for (let count = 0; count < 40; count += 1) await outbox.accept(heavy());
    const { pending, dropped } = scene.sink(/webhook/);
    expect([pending, dropped]).toEqual([15, 25]);
    await outbox.close();
    expect(statSync(journalOf(scene)).size).toBeLessThan(1.25 * 1024 * 1024 + 256 * 1024 + 80 * 1024);
  });

  it('a dead letter counts as well: the oldest goes, whatever it is', async () => {
    const { scene, receiver } = await withStalledWebhook();
    scene.settings = { ...scene.settings, maxEvents: 20 };
    receiver.mood = answering(400);
    const outbox = await scene.start();
    for (let count = 0; count < 20; count += 1) await outbox.accept(aFeedback());
    await until(() => scene.sink(/webhook/).dead === 20);
    await outbox.accept(aFeedback());
    await until(() => scene.sink(/webhook/).dead === 20 && scene.sink(/webhook/).pending === 0);
    expect(scene.sink(/webhook/).dropped).toBe(1);
    expect(scene.letters()).toHaveLength(20);
  });

  it('for one that is larger than any answer can be, it is refused at once', async () => {
    const { scene } = await withStalledWebhook();
    const outbox = await scene.start();
    expect(await outbox.accept(aKnowledgeEvent({ query_id: 'x'.repeat(1_300_000) }))).toEqual({
      ok: false,
      error: { tag: 'outbox-unwritable', detail: 'the event is larger than 1 MiB' },
    });
    expect(await outbox.accept(aFeedback())).toEqual({ ok: true, value: null });
  });
});

describe('accepting', () => {
  it('without any store is nothing: no file is made', async () => {
    const scene = newScene();
    const outbox = await scene.start();
    expect(await outbox.accept(aFeedback())).toEqual({ ok: true, value: null });
    expect(statSync(journalOf(scene)).size).toBe(0);
  });

  it('has written the event by the time it resolves', async () => {
    const { scene } = await withStalledWebhook();
    const outbox = await scene.start();
    const event = aKnowledgeEvent();
    await outbox.accept(event);
    expect(readFileSync(journalOf(scene), 'utf8')).toContain(JSON.stringify(event));
  });

  it('does nothing on its caller’s turn but take note, also while a sink stalls', async () => {
    const { scene, receiver } = await withStalledWebhook();
    receiver.mood = { kind: 'stall' };
    const outbox = await scene.start();
    await outbox.accept(aFeedback());
    await until(() => receiver.requests.length === 1);
    const before = statSync(journalOf(scene)).size;
    const accepted = watch(outbox.accept(aKnowledgeEvent()));
    expect([accepted.value, statSync(journalOf(scene)).size]).toEqual([undefined, before]);
    await until(() => accepted.value !== undefined);
    expect(accepted.value).toEqual({ ok: true, value: null });
  });

  it('where the disk takes nothing never throws; it says why, counts, and goes on when there is room again', async () => {
    const { scene, receiver } = await withStalledWebhook();
    receiver.mood = answering(200);
    mkdirSync(dirname(scene.folder), { recursive: true });
    // A file in the folder's place is what root, too, can't write into.
    writeFileSync(scene.folder, '');
    const outbox = await scene.start();
    expect(await outbox.accept(aFeedback())).toMatchObject({ ok: false, error: { tag: 'outbox-unwritable', detail: 'EEXIST' } });
    expect(scene.view()).toMatchObject({ fault: { tag: 'outbox-unwritable' }, sinks: [{ dropped: 1 }] });
    rmSync(scene.folder);
    const event = aKnowledgeEvent();
    expect(await outbox.accept(event)).toEqual({ ok: true, value: null });
    await delivered(scene, 1);
    expect(receiver.accepted).toEqual([event]);
    expect(scene.view().fault).toBeNull();
  });

  it('before it was started keeps the event on disk, and delivers it then', async () => {
    const { scene, receiver } = await withStalledWebhook();
    receiver.mood = answering(200);
    const outbox = scene.make();
    const event = aFeedback();
    expect(await outbox.accept(event)).toEqual({ ok: true, value: null });
    expect(readFileSync(journalOf(scene), 'utf8')).toContain(event.id);
    expect(receiver.requests).toEqual([]);
    await outbox.start();
    await delivered(scene, 1);
    expect(receiver.accepted).toEqual([event]);
  });

  it('many at once keeps their order', async () => {
    const { scene, receiver } = await withStalledWebhook();
    receiver.mood = answering(200);
    const outbox = await scene.start();
    const events = Array.from({ length: 60 }, () => aFeedback());
    await Promise.all(events.map((event) => outbox.accept(event)));
    await delivered(scene, 60);
    expect(receiver.accepted).toEqual(events);
  });
});

describe('a store that the policy names no more', () => {
  it('keeps what it had not got, visibly, and gets it when it is named again', async () => {
    const { scene, receiver } = await withStalledWebhook();
    const named = scene.settings;
    const outbox = await scene.start();
    await outbox.accept(aFeedback());
    await waiting(scene);
    scene.settings = outboxSettings({});
    outbox.settingsChanged();
    expect(scene.sink(/webhook/)).toMatchObject({ status: 'stopped', pending: 1, url: null, fault: { tag: 'outbox-sink-gone' } });
    receiver.mood = answering(200);
    scene.settings = named;
    outbox.settingsChanged();
    await delivered(scene, 1);
  });

  it('leaves dead letters after a day, for a person to discard', async () => {
    const { scene } = await withStalledWebhook();
    const first = await scene.start();
    await first.accept(aFeedback());
    await first.close();
    scene.settings = outboxSettings({});
    scene.clock.advance(25 * hourMs);
    const second = await scene.start();
    expect(scene.letters()).toMatchObject([{ attempts: 0, fault: { tag: 'outbox-sink-gone' } }]);
    second.discardDead('all');
    expect(scene.view()).toMatchObject({ sinks: [], deadLetters: [] });
  });

  it('gets those, too, by itself when it is named again: they were never tried', async () => {
    const { scene, receiver } = await withStalledWebhook();
    const named = scene.settings;
    const first = await scene.start();
    const events = [aFeedback(), aKnowledgeEvent()];
    for (const event of events) await first.accept(event);
    await waiting(scene);
    await first.close();
    scene.settings = outboxSettings({});
    scene.clock.advance(72 * hourMs);
    const second = await scene.start();
    expect(scene.letters()).toHaveLength(2);
    receiver.mood = answering(200);
    scene.settings = named;
    second.settingsChanged();
    await delivered(scene, 2);
    expect(receiver.accepted).toEqual(events);
    expect(scene.letters()).toEqual([]);
  });
});

it('the folder and its files are for their owner alone', async () => {
  const { scene } = await withStalledWebhook();
  const outbox = await scene.start({ slackBytes: 0 });
  for (let count = 0; count < 5; count += 1) await outbox.accept(aFeedback());
  await outbox.close();
  expect(statSync(scene.folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(scene.folder).map((name) => statSync(join(scene.folder, name)).mode & 0o777)).toEqual([0o600]);
});

it('the window is told a few times a second at most, however much happens', async () => {
  const { scene, receiver } = await withStalledWebhook();
  receiver.mood = answering(200);
  const outbox = await scene.start();
  for (let count = 0; count < 50; count += 1) await outbox.accept(aFeedback());
  await delivered(scene, 50);
  expect(scene.told).toEqual([]);
  scene.clock.advance(250);
  expect(scene.told).toEqual([scene.view()]);
  await turn();
  scene.clock.advance(10_000);
  expect(scene.told).toHaveLength(1);
});

it('closing leaves no timer and no delivery behind', async () => {
  const { scene, receiver } = await withStalledWebhook();
  const outbox = await scene.start();
  await outbox.accept(aFeedback());
  await waiting(scene);
  await outbox.close();
  expect(scene.clock.pending).toBe(0);
  expect(receiver.requests).toHaveLength(1);
  expect(await outbox.accept(aFeedback())).toMatchObject({ ok: false, error: { tag: 'outbox-unwritable' } });
});
