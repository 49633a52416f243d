import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { aCheckpoint, aFeedback, aKnowledgeEvent, newSigningSecret } from '../../support/outbox-events';
import { until } from '../../support/turns';
import { answering, type WebhookReceiver } from '../../support/webhook-receiver';
import { outboxSettings, scenes, type Scene } from './bench';

const newScene = scenes();
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

async function withWebhook(): Promise<{ readonly scene: Scene; readonly receiver: WebhookReceiver }> {
  const scene = newScene();
  const receiver = await scene.receiver();
  scene.settings = outboxSettings({ webhooks: [{ url: receiver.url() }] });
  return { scene, receiver };
}

/** Until the try that is under way has failed and the next is waited for. */
const failing = (scene: Scene) => until(() => scene.sink(/webhook/).nextTryAt !== null);
const delivered = (scene: Scene, count: number) => until(() => scene.sink(/webhook/).delivered === count);

describe('an event', () => {
  it('arrives as it was accepted, signed so that the reference library believes it', async () => {
    const { scene, receiver } = await withWebhook();
    const outbox = await scene.start();
    const events = [aKnowledgeEvent(), aFeedback(), aCheckpoint()];
    for (const event of events) expect(await outbox.accept(event)).toEqual({ ok: true, value: null });
    await delivered(scene, 3);
    expect(receiver.accepted).toEqual(events);
    for (const { headers, body, event } of receiver.requests) {
      expect(headers['webhook-id']).toBe(event.id);
      expect(headers['content-type']).toBe('application/json');
      // As the receiver does it, and once more by hand.
      expect(new Webhook(scene.secret).verify(body, headers as Record<string, string>)).toEqual(event);
      const key = Buffer.from(scene.secret.slice('whsec_'.length), 'base64');
      const hmac = createHmac('sha256', key).update(`${event.id}.${String(headers['webhook-timestamp'])}.${body}`).digest('base64');
      expect(headers['webhook-signature']).toBe(`v1,${hmac}`);
    }
  });

  it('signed with another secret is not believed', async () => {
    const { scene, receiver } = await withWebhook();
    const outbox = await scene.start();
    await outbox.accept(aFeedback());
    await delivered(scene, 1);
    const { headers, body } = receiver.requests[0]!;
    expect(() => new Webhook(newSigningSecret()).verify(body, headers as Record<string, string>)).toThrow('No matching signature');
    expect(() => new Webhook(scene.secret).verify(body.replace('helpful', 'dismissed'), headers as Record<string, string>)).toThrow('No matching signature');
  });

  it('keeps its identifier over every try, and gets a new time and signature with each', async () => {
    const { scene, receiver } = await withWebhook();
    receiver.mood = answering(500);
    const outbox = await scene.start();
    const event = aKnowledgeEvent();
    await outbox.accept(event);
    await failing(scene);
    receiver.mood = answering(200);
    scene.clock.advance(2_000);
    await delivered(scene, 1);
    const [first, second] = receiver.requests;
    expect([first?.headers['webhook-id'], second?.headers['webhook-id']]).toEqual([event.id, event.id]);
    expect(Number(second?.headers['webhook-timestamp'])).toBeGreaterThan(Number(first?.headers['webhook-timestamp']));
    expect(new Webhook(scene.secret).verify(second?.body ?? '', second?.headers as Record<string, string>)).toEqual(event);
  });
});

describe('a receiver that fails', () => {
  it.each([
    ['answers 500', answering(500), 'webhook-unavailable'],
    ['answers 503', answering(503), 'webhook-unavailable'],
    ['answers 408', answering(408), 'webhook-unavailable'],
    ['answers 429', answering(429), 'webhook-limited'],
    ['cuts the connection', { kind: 'die' }, 'webhook-unreachable'],
    ['answers 401', answering(401), 'webhook-misdirected'],
    ['answers 404', answering(404), 'webhook-misdirected'],
    ['answers 410', answering(410), 'webhook-misdirected'],
  ] as const)('and %s gets the events later, in order and each once', async (_how, mood, tag) => {
    const { scene, receiver } = await withWebhook();
    receiver.mood = mood;
    const outbox = await scene.start();
    const events = [aKnowledgeEvent(), aFeedback(), aKnowledgeEvent()];
    for (const event of events) await outbox.accept(event);
    await failing(scene);
    expect(scene.sink(/webhook/)).toMatchObject({ status: 'failing', pending: 3, dead: 0, fault: { tag } });
    receiver.mood = answering(200);
    scene.clock.advance(1_000);
    await delivered(scene, 3);
    expect(receiver.accepted).toEqual(events);
    expect(scene.sink(/webhook/)).toMatchObject({ status: 'idle', pending: 0, fault: null });
  });

  it('and stalls is given up on after 10 seconds, and tried again', async () => {
    const { scene, receiver } = await withWebhook();
    receiver.mood = { kind: 'stall' };
    const outbox = await scene.start();
    await outbox.accept(aFeedback());
    await until(() => receiver.requests.length === 1);
    expect(scene.sink(/webhook/)).toMatchObject({ status: 'sending', pending: 1 });
    scene.clock.advance(10_000);
    await failing(scene);
    expect(scene.sink(/webhook/).fault).toMatchObject({ tag: 'webhook-timeout' });
    receiver.mood = answering(204);
    scene.clock.advance(1_000);
    await delivered(scene, 1);
  });

  it('and is gone, then replaced by another one at its address, gets what waited', async () => {
    const { scene, receiver } = await withWebhook();
    const { port } = receiver;
    const outbox = await scene.start();
    await outbox.accept(aFeedback());
    await delivered(scene, 1);
    await receiver.close();
    const later = [aKnowledgeEvent(), aKnowledgeEvent()];
    for (const event of later) await outbox.accept(event);
    await failing(scene);
    expect(scene.sink(/webhook/).fault).toMatchObject({ tag: 'webhook-unreachable' });
    const replacement = await scene.receiver(port);
    scene.clock.advance(1_000);
    await delivered(scene, 3);
    expect(replacement.accepted).toEqual(later);
  });

  it('and sends us elsewhere is not followed: nothing arrives there', async () => {
    const { scene, receiver } = await withWebhook();
    const elsewhere = await scene.receiver();
    receiver.mood = answering(307, { location: elsewhere.url() });
    const outbox = await scene.start();
    await outbox.accept(aFeedback());
    await failing(scene);
    expect(scene.sink(/webhook/).fault).toMatchObject({ tag: 'webhook-misdirected' });
    expect(elsewhere.requests).toEqual([]);
  });

  it('is tried after pauses of full jitter that double up to five minutes', async () => {
    const { scene, receiver } = await withWebhook();
    receiver.mood = answering(500);
    scene.random = 0.999999;
    const outbox = await scene.start();
    await outbox.accept(aFeedback());
    const pauses: number[] = [];
    for (let tries = 1; tries <= 11; tries += 1) {
      await until(() => receiver.requests.length === tries && scene.sink(/webhook/).nextTryAt !== null);
      const pause = scene.sink(/webhook/).nextTryAt! - scene.clock.now();
      pauses.push(Math.ceil(pause / 1_000));
      scene.clock.advance(pause);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  });
});

describe('a pause the receiver asks for', () => {
  it.each([
    ['in seconds', () => '120', 120],
    ['as a date', (now: number) => new Date(now + 120_000).toUTCString(), 120],
    ['of more than an hour is cut to an hour', () => '86400', 3_600],
  ] as const)('%s is kept', async (_how, header, seconds) => {
    const { scene, receiver } = await withWebhook();
    receiver.mood = answering(429, { 'retry-after': header(scene.clock.now()) });
    const outbox = await scene.start();
    await outbox.accept(aFeedback());
    await failing(scene);
    const asked = scene.sink(/webhook/);
    expect(asked.status).toBe('waiting');
    // A date has whole seconds only.
    const pauseMs = asked.nextTryAt! - scene.clock.now();
    expect(Math.abs(pauseMs - seconds * 1_000)).toBeLessThan(1_000);
    receiver.mood = answering(200);
    scene.clock.advance(pauseMs - 1);
    await outbox.accept(aFeedback());
    expect(receiver.requests).toHaveLength(1);
    scene.clock.advance(1);
    await delivered(scene, 2);
  });

  it('is ended by “Try now”', async () => {
    const { scene, receiver } = await withWebhook();
    receiver.mood = answering(503, { 'retry-after': '3000' });
    const outbox = await scene.start();
    await outbox.accept(aFeedback());
    await failing(scene);
    receiver.mood = answering(200);
    outbox.retry(scene.sink(/webhook/).id);
    await delivered(scene, 1);
  });
});

describe('a dead letter', () => {
  it('is what the receiver refuses for good; those behind it go on', async () => {
    const { scene, receiver } = await withWebhook();
    receiver.mood = answering(422);
    const outbox = await scene.start();
    const [bad, good] = [aKnowledgeEvent(), aFeedback()];
    await outbox.accept(bad);
    await until(() => scene.letters().length === 1);
    receiver.mood = answering(200);
    await outbox.accept(good);
    await delivered(scene, 1);
    expect(receiver.accepted).toEqual([good]);
    expect(scene.letters()).toMatchObject([{ type: 'knowledge.validated', timestamp: bad.timestamp, attempts: 1, fault: { tag: 'webhook-refused' } }]);
    expect(scene.sink(/webhook/)).toMatchObject({ status: 'idle', pending: 0, dead: 1 });
  });

  it('is what could not be delivered for 24 hours', async () => {
    const { scene, receiver } = await withWebhook();
    receiver.mood = answering(503);
    const outbox = await scene.start();
    await outbox.accept(aFeedback());
    await failing(scene);
    scene.clock.advance(12 * hourMs);
    await outbox.accept(aKnowledgeEvent());
    await until(() => receiver.requests.length === 2);
    await failing(scene);
    scene.clock.advance(11 * hourMs);
    await until(() => receiver.requests.length === 3);
    await failing(scene);
    expect(scene.letters()).toEqual([]);
    scene.clock.advance(hourMs);
    await until(() => scene.letters().length === 1);
    // The younger one is still tried.
    expect(scene.sink(/webhook/)).toMatchObject({ pending: 1, dead: 1 });
    expect(scene.letters()).toMatchObject([{ type: 'suggestion.feedback', fault: { tag: 'webhook-unavailable' } }]);
  });

  it('is not made of what is old merely because the computer was off: the network has ten minutes to come up', async () => {
    const { scene, receiver } = await withWebhook();
    receiver.mood = answering(503);
    const first = await scene.start();
    await first.accept(aFeedback());
    await failing(scene);
    await first.close();
    scene.clock.advance(72 * hourMs);
    await scene.start();
    await failing(scene);
    expect(scene.sink(/webhook/)).toMatchObject({ pending: 1, dead: 0 });
    receiver.mood = answering(200);
    scene.clock.advance(minuteMs);
    await delivered(scene, 1);
  });

  it('is sent again when somebody says so, and is gone from the list when it arrives', async () => {
    const { scene, receiver } = await withWebhook();
    receiver.mood = answering(400);
    const outbox = await scene.start();
    const events = [aKnowledgeEvent(), aFeedback()];
    for (const event of events) await outbox.accept(event);
    await until(() => scene.letters().length === 2);
    receiver.mood = answering(200);
    outbox.resendDead([scene.letters()[0]!.id]);
    await delivered(scene, 1);
    expect(receiver.accepted).toEqual([events[1]]);
    outbox.resendDead('all');
    await delivered(scene, 2);
    expect(scene.letters()).toEqual([]);
  });

  it('is forgotten when somebody says so, and stays forgotten', async () => {
    const { scene, receiver } = await withWebhook();
    receiver.mood = answering(400);
    const first = await scene.start();
    await first.accept(aKnowledgeEvent());
    await first.accept(aFeedback());
    await until(() => scene.letters().length === 2);
    first.discardDead([scene.letters()[1]!.id]);
    expect(scene.letters()).toMatchObject([{ type: 'suggestion.feedback' }]);
    await first.close();
    await scene.start();
    expect(scene.letters()).toMatchObject([{ type: 'suggestion.feedback', attempts: 1, fault: { tag: 'webhook-refused' } }]);
  });
});

describe('without a signing secret', () => {
  it('nothing is sent, the events wait, and the sentence says what to do', async () => {
    const { scene, receiver } = await withWebhook();
    scene.keychain = () => ({ kind: 'not-found' });
    const outbox = await scene.start();
    await outbox.accept(aFeedback());
    await until(() => scene.sink(/webhook/).status === 'stopped');
    expect(scene.sink(/webhook/)).toMatchObject({ secret: 'missing', pending: 1, fault: { tag: 'webhook-secret-missing' } });
    expect(receiver.requests).toEqual([]);
    // Entered in the window.
    scene.keychain = () => ({ kind: 'found', secret: scene.secret });
    outbox.retry(scene.sink(/webhook/).id);
    await delivered(scene, 1);
    expect(scene.sink(/webhook/).secret).toBe('kept');
  });

  it('one that is put into the keychain by another tool is found within five minutes', async () => {
    const { scene, receiver } = await withWebhook();
    scene.keychain = () => ({ kind: 'not-found' });
    const outbox = await scene.start();
    await outbox.accept(aFeedback());
    await until(() => scene.sink(/webhook/).status === 'stopped');
    scene.keychain = () => ({ kind: 'found', secret: scene.secret });
    scene.clock.advance(5 * minuteMs);
    await delivered(scene, 1);
    expect(receiver.accepted).toHaveLength(1);
  });

  it('a keyring that nobody unlocked is not asked again by itself', async () => {
    const { scene } = await withWebhook();
    let asked = 0;
    scene.keychain = () => {
      asked += 1;
      return { kind: 'cancelled' };
    };
    const outbox = await scene.start();
    await outbox.accept(aFeedback());
    await until(() => scene.sink(/webhook/).status === 'stopped');
    for (let hours = 0; hours < 48; hours += 1) {
      scene.clock.advance(hourMs);
      await outbox.accept(aFeedback());
    }
    expect(asked).toBe(1);
    // What waits for a person doesn't die meanwhile.
    expect(scene.sink(/webhook/)).toMatchObject({ pending: 49, dead: 0, fault: { tag: 'webhook-secret-unreadable' } });
  });

  it('what isn’t one is not signed with', async () => {
    const { scene, receiver } = await withWebhook();
    scene.keychain = () => ({ kind: 'found', secret: 'whsec_c2hvcnQ=' });
    const outbox = await scene.start();
    await outbox.accept(aFeedback());
    await until(() => scene.sink(/webhook/).status === 'stopped');
    expect(scene.sink(/webhook/).fault).toEqual({ tag: 'webhook-secret-invalid' });
    expect(receiver.requests).toEqual([]);
  });
});

it('the log tells of trouble without a secret, a signature or what was sent', async () => {
  const { scene, receiver } = await withWebhook();
  receiver.mood = answering(500);
  const outbox = await scene.start();
  await outbox.accept(aKnowledgeEvent());
  await failing(scene);
  const logged = JSON.stringify(scene.log.lines);
  expect(logged).toContain('webhook-unavailable');
  for (const secret of [scene.secret, scene.secret.slice(6), String(receiver.requests[0]?.headers['webhook-signature']), 'Returning something']) {
    expect(logged).not.toContain(secret);
  }
});
