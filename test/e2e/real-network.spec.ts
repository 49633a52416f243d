import { connect } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app';
import { longer, thorough } from '../support/effort';
import { startFarSimulator } from '../support/network/far-simulator';
import { makeLink, noLinkBecause } from '../support/network/link';
import { auditRecords } from '../support/profile';

const weather = { lossPercent: 5, delayMs: 200, jitterMs: 100 } as const;
/** Longer than a question's deadline; at length, as long as it takes to miss a pong. */
const downMs = thorough ? 30_000 : 16_000;

const reason = await noLinkBecause();
const title =
  'over a link that loses 5 % of the packets and delays them 200 ± 100 ms, gone for a while in mid-question: nothing is lost or doubled, and answers come again by themselves';

/**
 * The app in one network namespace, the gateway in another, and packets that are really lost and late between them:
 * by netem, or where the kernel has none by a process between two TUN devices. The far end of the link goes down, as
 * when a cable is pulled behind a router: the app hears nothing of it and has to find out.
 */
test(reason === null ? title : `${title} (skipped: ${reason})`, longer, async ({ launchSignedIn, secret }, info) => {
  test.skip(reason !== null, reason ?? '');
  const link = await makeLink(weather);
  try {
    info.annotations.push({ type: 'link', description: link.by });
    const far = await startFarSimulator(link, secret);
    // There and back takes at least twice the shortest delay: the weather is what it is said to be.
    expect(await connectMs(far.client.orgUrl, 10_000)).toBeGreaterThanOrEqual(2 * (weather.delayMs - weather.jitterMs));
    const { page, profile } = await launchSignedIn({ client: far.client });
    const connection = page.getByRole('status', { name: 'Connection' });
    const asked: string[] = [];
    const typed = async () => (await auditRecords(join(profile, 'audit'))).filter((record) => record.trigger === 'typed');
    const endingOf = async (queryId: string) => (await typed()).find((record) => record.query_id === queryId)?.governance_status;
    const askAndWait = async (): Promise<string | undefined> => {
      const queryId = await ask(page);
      asked.push(queryId);
      // A little longer than a question's deadline.
      await expect.poll(() => endingOf(queryId), { timeout: 30_000 }).toBeDefined();
      return endingOf(queryId);
    };

    expect([await askAndWait(), await askAndWait(), await askAndWait()]).toContain('PASS');

    // On its way when the link goes, and one each while the app doesn't know it yet and when it may.
    asked.push(await ask(page));
    await link.down();
    const back = Date.now() + downMs;
    expect(await connectMs(far.client.orgUrl, 2_000)).toBeNull();
    asked.push(await ask(page));
    await page.waitForTimeout(back - Date.now() - 8_000);
    asked.push(await ask(page));
    await page.waitForTimeout(back - Date.now());
    await link.up();

    await expect.poll(askAndWait, { timeout: 45_000 }).toBe('PASS');
    await expect(connection).toContainText('Connected');
    await expect.poll(async () => (await typed()).length, { timeout: 30_000 }).toBe(asked.length);
    expect((await typed()).map((record) => record.query_id).sort()).toEqual([...asked].sort());
    await far.stop();
  } finally {
    await link.remove();
  }
});

let questions = 0;

/** Asks as the window does, written in a way of its own so that the gateway is asked each time; the question's id. */
async function ask(page: Page): Promise<string> {
  const text = `When will my parcel be delivered${'?'.repeat((questions += 1))}`;
  const answer = await page.evaluate((question) => window.cuecard.invoke('query:ask', { text: question }), text);
  if (!answer.ok) throw new Error(`The question was refused: ${answer.error.tag}`);
  return answer.value.queryId;
}

/** How long a connection takes, in milliseconds; null when none comes about in time. */
async function connectMs(origin: string, withinMs: number): Promise<number | null> {
  const { hostname, port } = new URL(origin);
  const started = performance.now();
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    const end = (took: number | null): void => {
      clearTimeout(deadline);
      socket.destroy();
      resolve(took);
    };
    const deadline = setTimeout(() => end(null), withinMs);
    socket.once('connect', () => end(performance.now() - started));
    socket.once('error', () => end(null));
  });
}
