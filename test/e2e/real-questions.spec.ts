import { join } from 'node:path';
import { ABCD_KNOWLEDGE_BASE, loadAbcdArticles } from '../../src/simulator/abcd';
import { abcdFolder as folder, hasAbcd, readDialogues } from '../support/abcd';
import { ask, cards, expect, test } from '../support/app';
import { longer } from '../support/effort';
import { auditRecords } from '../support/profile';

const present = hasAbcd(folder);
const reason = 'the ABCD data is not there';
if (!present) console.log(`real questions: skipped, because ${reason}`);

const title = 'real customers’ lines asked through the whole app find the right guideline among the first 3 cards';
test(present ? title : `${title} (skipped: ${reason})`, longer, async ({ launchSignedIn, client, simulator, secret }, info) => {
  test.skip(!present, reason);
  await simulator.close();
  const { startSimulator } = await import('../../src/simulator/simulator');
  const articles = await loadAbcdArticles(join(folder, 'guidelines.json'));
  const abcd = await startSimulator({ articles, clientId: client.clientId, clientSecret: secret, latencyMs: 20 });
  const { page, profile } = await launchSignedIn({
    client: { ...client, orgUrl: abcd.origin, knowledgeBaseId: ABCD_KNOWLEDGE_BASE },
    // The guidelines have no keywords of their own, so right answers score lower than curated articles do.
    settings: { gateway: { confidenceThreshold: 0.2 } },
  });

  const dialogues = await readDialogues(folder);
  let asked = 0;
  let answered = 0;
  let hits = 0;
  const lines: string[] = [];
  for (const dialogue of dialogues) {
    for (const text of dialogue.customerLines) {
      asked += 1;
      await ask(page, text);
      await expect.poll(async () => (await auditRecords(join(profile, 'audit'))).length).toBe(asked);
      const record = (await auditRecords(join(profile, 'audit'))).at(-1);
      const top = (record?.document_ids ?? []).slice(0, 3).map((id) => articles.find((article) => article.id === id)?.title ?? id);
      if (top.length > 0) {
        answered += 1;
        // What the audit says was shown is what the window shows.
        await expect(cards(page).first().getByRole('heading')).toHaveText(top[0] ?? '');
      }
      const hit = top.includes(dialogue.subflow);
      if (hit) hits += 1;
      lines.push(`${hit ? '✓' : ' '} ${dialogue.subflow.padEnd(20)} ${text.slice(0, 60).padEnd(60)} ${top.join(' | ')}`);
    }
  }
  const summary = `${asked} customer lines of ${dialogues.length} dialogues, ${answered} answered; the true subflow among the first 3 cards: ${hits} of ${asked} (${Math.round((hits / asked) * 100)} %), of the answered ${Math.round((hits / Math.max(answered, 1)) * 100)} %`;
  console.log([...lines, summary].join('\n'));
  await info.attach('real questions', { body: [...lines, summary].join('\n'), contentType: 'text/plain' });
  // Most lines are names, numbers and thanks. Of those that ask something, these three were found when this was written.
  expect(hits).toBeGreaterThanOrEqual(3);
  await abcd.close();
});
