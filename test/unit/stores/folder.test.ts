import { chmodSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FolderSink } from '../../../src/main/stores/folder-sink';
import { outboxEventSchema } from '../../../src/shared/domain/outbox-event';
import { FakeClock } from '../../support/fake-clock';
import { aCheckpoint, aFeedback, aKnowledgeEvent } from '../../support/outbox-events';
import { Deferred, turn, until, watch } from '../../support/turns';
import { answering } from '../../support/webhook-receiver';
import { filesIn, outboxSettings, scenes, type Scene } from './bench';

const newScene = scenes();

function withFolder(): { readonly scene: Scene; readonly store: string } {
  const scene = newScene();
  const store = scene.newFolder();
  scene.settings = outboxSettings({ folder: store });
  return { scene, store };
}

const delivered = (scene: Scene, count: number) => until(() => scene.sink(/folder/).delivered === count);
const failing = (scene: Scene) => until(() => scene.sink(/folder/).nextTryAt !== null);
const eventIn = (folder: string, name: string) => outboxEventSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));

describe('a folder of events', () => {
  it('gets each as a JSON file that only its owner may read, in an order that names tell', async () => {
    const { scene, store } = withFolder();
    const outbox = await scene.start();
    // The first two in one millisecond.
    const events = [aKnowledgeEvent(), aKnowledgeEvent(), aFeedback(), aCheckpoint()];
    for (const event of events) await outbox.accept(event);
    await delivered(scene, 4);
    const names = filesIn(store);
    expect(names.map((name) => eventIn(store, name))).toEqual(events);
    expect(names[0]).toBe(`2026-02-03T09-30-00.000Z.000000000001.${events[0]!.id}.json`);
    expect(names.map((name) => statSync(join(store, name)).mode & 0o777)).toEqual([0o600, 0o600, 0o600, 0o600]);
  });

  it.each([
    ['is gone', (store: string) => renameSync(store, `${store}-away`), (store: string) => renameSync(`${store}-away`, store), 'folder-missing'],
    [
      'is a file',
      (store: string) => {
        renameSync(store, `${store}-away`);
        writeFileSync(store, '');
      },
      (store: string) => {
        renameSync(store, `${store}-file`);
        renameSync(`${store}-away`, store);
      },
      'folder-missing',
    ],
  ] as const)('that %s fails visibly, is not made by us, and gets what waited when it is back', async (_how, spoil, mend, tag) => {
    const { scene, store } = withFolder();
    spoil(store);
    const outbox = await scene.start();
    const events = [aKnowledgeEvent(), aFeedback()];
    for (const event of events) await outbox.accept(event);
    await failing(scene);
    expect(scene.sink(/folder/)).toMatchObject({ status: 'failing', pending: 2, fault: { tag } });
    mend(store);
    scene.clock.advance(1_000);
    await delivered(scene, 2);
    expect(filesIn(store).map((name) => eventIn(store, name))).toEqual(events);
  });

  it.skipIf(process.getuid?.() === 0)('that may not be written (skipped for root, who may always) fails visibly, then goes on', async () => {
    const { scene, store } = withFolder();
    chmodSync(store, 0o500);
    const outbox = await scene.start();
    await outbox.accept(aFeedback());
    await failing(scene);
    expect(scene.sink(/folder/).fault).toEqual({ tag: 'folder-unwritable', detail: 'EACCES' });
    chmodSync(store, 0o700);
    scene.clock.advance(1_000);
    await delivered(scene, 1);
  });

  it('doesn’t wait for a webhook that stalls, nor the webhook for a folder that is gone', async () => {
    const { scene, store } = withFolder();
    const [stalling, well] = [await scene.receiver(), await scene.receiver()];
    stalling.mood = { kind: 'stall' };
    well.mood = answering(200);
    scene.settings = outboxSettings({ folder: store, webhooks: [{ url: stalling.url() }, { url: well.url() }] });
    const outbox = await scene.start();
    const events = [aKnowledgeEvent(), aFeedback()];
    for (const event of events) await outbox.accept(event);
    await delivered(scene, 2);
    await until(() => well.accepted.length === 2);
    renameSync(store, `${store}-away`);
    await outbox.accept(aFeedback());
    await until(() => well.accepted.length === 3);
    expect(scene.sink(new RegExp(`:${stalling.port}/`))).toMatchObject({ status: 'sending', pending: 3 });
    expect(scene.sink(/folder/)).toMatchObject({ pending: 1 });
  });
});

describe('a share that hangs', () => {
  it('is given up on after 10 seconds, and gets no second write while the first has not come back', async () => {
    const clock = new FakeClock();
    const hanging = new Deferred<undefined>();
    let writes = 0;
    const sink = new FolderSink({
      folder: '/share',
      clock,
      write: () => {
        writes += 1;
        return hanging.promise;
      },
    });
    const { signal } = new AbortController();
    const first = watch(sink.deliver(aFeedback(), 1, signal));
    clock.advance(10_000);
    await until(() => first.value !== undefined);
    expect(first.value).toMatchObject({ kind: 'failed', fault: { tag: 'folder-unwritable', detail: 'it does not answer' } });
    expect(await sink.deliver(aFeedback(), 1, signal)).toMatchObject({ kind: 'failed' });
    expect(writes).toBe(1);
    hanging.resolve(undefined);
    await turn();
    expect(await sink.deliver(aFeedback(), 1, signal)).toEqual({ kind: 'delivered' });
    expect([writes, clock.pending]).toEqual([2, 0]);
  });
});

describe('a share that hangs on one file', () => {
  it('leaves the way free for others, until it hangs on a second one', async () => {
    const clock = new FakeClock();
    const written: string[] = [];
    const sink = new FolderSink({
      folder: '/share',
      clock,
      write: (_folder, name) => {
        const number = Number(name.split('.')[2]);
        if (number === 1 || number === 3) return new Promise(() => undefined);
        written.push(name);
        return Promise.resolve();
      },
    });
    const { signal } = new AbortController();
    const giveUpOn = async (n: number): Promise<unknown> => {
      const outcome = watch(sink.deliver(aFeedback(), n, signal));
      clock.advance(10_000);
      await until(() => outcome.value !== undefined);
      return outcome.value;
    };
    expect(await giveUpOn(1)).toMatchObject({ kind: 'failed', byEvent: 'perhaps' });
    expect(await sink.deliver(aFeedback(), 2, signal)).toEqual({ kind: 'delivered' });
    expect(await giveUpOn(3)).toMatchObject({ kind: 'failed' });
    expect(await sink.deliver(aFeedback(), 4, signal)).toMatchObject({ kind: 'failed', fault: { tag: 'folder-unwritable', detail: 'it does not answer' } });
    expect(written).toHaveLength(1);
  });
});

describe('what a write fails with', () => {
  it.each([
    ['EINVAL', 'perhaps'],
    ['ENAMETOOLONG', 'perhaps'],
    ['EISDIR', 'perhaps'],
    ['EEXIST', 'perhaps'],
    ['EACCES', 'perhaps'],
    ['EIO', 'perhaps'],
    ['EFBIG', 'perhaps'],
    ['ENOSPC', 'perhaps'],
    // The folder itself is there, so it is that file which went.
    ['ENOENT', 'perhaps'],
    ['EROFS', 'no'],
    ['EMFILE', 'no'],
  ] as const)('%s may be the event’s own: %s', async (code, byEvent) => {
    const sink = new FolderSink({ folder: newScene().newFolder(), clock: new FakeClock(), write: () => Promise.reject(Object.assign(new Error('no'), { code })) });
    expect(await sink.deliver(aFeedback(), 1, new AbortController().signal)).toEqual({ kind: 'failed', fault: { tag: 'folder-unwritable', detail: code }, retryAfterMs: null, byEvent });
  });
});
