import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Floods } from '../../src/shared/contract/diagnostics';
import type { WireResult } from '../../src/simulator/wire';
import { ask, cards, expect, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { longer } from '../support/effort';
import { auditEvents, filesBelow } from '../support/profile';
import { longestAllowedMs, watchStalls } from '../support/stalls';

async function floodsOf(page: Page): Promise<Floods> {
  const answer = await page.evaluate(() => window.cuecard.invoke('state:subscribe', null));
  if (!answer.ok) throw new Error(answer.error.tag);
  return answer.value.diagnostics.floods;
}

const refusedOf = (floods: Floods, command: string): number => floods.refused.find(({ what }) => what === command)?.times ?? 0;

/** Sends reports and feedback for four seconds, then objects of a million members; an ordinary command goes with them. */
function floodFromPage(page: Page, suggestionId: string): Promise<{ readonly reports: number; readonly refused: number; readonly huge: readonly string[]; readonly ordinary: readonly boolean[] }> {
  return page.evaluate(async (id) => {
    const tags: string[] = [];
    const ordinary: Promise<boolean>[] = [];
    const marks: Promise<boolean>[] = [];
    const sent = { reports: 0 };
    const began = performance.now();
    while (performance.now() - began < 4_000 || sent.reports < 8_000) {
      for (let times = 0; times < 20; times += 1) {
        void window.cuecard.invoke('diagnostics:report', { message: `${sent.reports} ${'x'.repeat(1_900)}` });
        sent.reports += 1;
        for (const action of ['helpful', 'unrated'] as const) {
          marks.push(window.cuecard.invoke('suggestion:feedback', { suggestionId: id, action }).then((answer) => answer.ok));
        }
      }
      if (sent.reports % 2_000 === 0) ordinary.push(window.cuecard.invoke('history:search', { text: '' }).then((answer) => answer.ok));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const huge: Record<string, number> = {};
    for (let member = 0; member < 1_000_000; member += 1) huge[`m${member}`] = member;
    const list = Array.from({ length: 1_000_000 }, () => 0);
    for (const payload of [huge, list]) {
      // A hostile page keeps to no type.
      const answer = await window.cuecard.invoke('settings:change', payload as never);
      tags.push(answer.ok ? 'done' : answer.error.tag);
    }
    return { ...sent, refused: (await Promise.all(marks)).filter((done) => !done).length, huge: tags, ordinary: await Promise.all(ordinary) };
  }, suggestionId);
}

/** New knowledge of 100 results, ten times a second for four seconds; how long commands took meanwhile, in milliseconds. */
async function floodFromGateway(page: Page, push: (times: number) => void): Promise<readonly number[]> {
  const took = page.evaluate(async () => {
    const all: number[] = [];
    const began = performance.now();
    while (performance.now() - began < 4_000) {
      const asked = performance.now();
      await window.cuecard.invoke('history:search', { text: '' });
      all.push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return all;
  });
  for (let times = 0; times < 40; times += 1) {
    push(times);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return took;
}

const hundred = (times: number): WireResult[] =>
  Array.from({ length: 100 }, (_one, index) => ({
    documentId: `flood-${times}-${index}`, title: `Flood ${times}, ${index}`, snippet: 'Nobody can read so much. '.repeat(30), confidenceScore: 0.9,
    lastUpdated: new Date().toISOString(), url: `https://help.example/${index}`,
  }));

test('a page and a gateway that flood hold nobody up: the log keeps its beginning, the audit grows by little and says how much was refused', longer, async ({ launchSignedIn, simulator }) => {
  const { app, page, profile, quit } = await launchSignedIn();
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  const conversationId = simulator.requests[0]?.message.conversationId ?? '';
  const audit = join(profile, 'audit');
  const sizeOf = async (): Promise<number> => (await filesBelow(audit)).reduce((sum, { bytes }) => sum + bytes.length, 0);
  const before = await sizeOf();
  const stalls = await watchStalls(app);
  const state = await page.evaluate(() => window.cuecard.invoke('state:subscribe', null));
  const suggestionId = state.ok ? (state.value.suggestions[0]?.id ?? '') : '';

  const { reports, refused: refusedMarks, huge, ordinary } = await test.step('the page floods', () => floodFromPage(page, suggestionId));
  const stallByPage = await stalls.longest();
  expect(huge).toEqual(['ipc-too-large', 'ipc-too-large']);
  expect(ordinary.length).toBeGreaterThan(0);
  expect(ordinary.every(Boolean)).toBe(true);
  const grown = (await sizeOf()) - before;
  // Told once a second by the preload.
  await expect.poll(async () => refusedOf(await floodsOf(page), 'suggestion:feedback')).toBe(refusedMarks);
  await expect.poll(async () => refusedOf(await floodsOf(page), 'diagnostics:report')).toBeGreaterThan(reports - 100);

  const took = await test.step('the gateway floods', () =>
    floodFromGateway(page, (times) => void simulator.push(conversationId, hundred(times))));
  const stallByGateway = await stalls.longest();
  await expect.poll(async () => (await floodsOf(page)).overRate.find(({ what }) => what === 'push')?.times ?? 0).toBeGreaterThan(10);
  const { refused } = await floodsOf(page);

  console.log(
    `audit grew by ${grown} bytes; main’s longest stall: ${Math.round(stallByPage)} ms under the page’s flood, ${Math.round(stallByGateway)} ms under the gateway’s; ` +
      `commands took ${Math.round(Math.max(...took))} ms at most; refused: ${JSON.stringify(refused)}`,
  );
  expect(grown).toBeLessThan(200_000);
  expect(stallByPage).toBeLessThan(longestAllowedMs);
  expect(stallByGateway).toBeLessThan(longestAllowedMs);
  // The page draws a hundred cards a portion at a time.
  expect(Math.max(...took)).toBeLessThan(2_000);

  await quit();
  const logs = join(profile, 'logs');
  const texts = await Promise.all((await readdir(logs)).map((name) => readFile(join(logs, name), 'utf8')));
  expect(texts.join('').length).toBeLessThan(1024 * 1024);
  expect(await readFile(join(logs, 'cuecard.log'), 'utf8')).toContain('"message":"started"');
  // Nothing is lost in silence: what was refused is in the audit by its number.
  const events = await auditEvents(audit);
  const recorded = events.filter(({ event }) => event === 'feedback').length;
  const counted = events.flatMap((event) => (event.event === 'limited' ? [event.refused.feedback ?? 0] : [])).reduce((sum, times) => sum + times, 0);
  expect(recorded).toBeLessThan(200);
  expect(refusedMarks).toBeGreaterThan(15_000);
  expect(counted).toBe(refusedMarks);
});
