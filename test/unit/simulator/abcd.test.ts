import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ABCD_KNOWLEDGE_BASE, loadAbcdArticles } from '../../../src/simulator/abcd';
import { buildSearchIndex } from '../../../src/simulator/search';

// Kept beside the repository and never in it.
const guidelinesFile = resolve(import.meta.dirname, '../../../../shared/data/abcd/guidelines.json');
const present = existsSync(guidelinesFile);
if (!present) console.log('skipped: the ABCD guidelines are not at ../shared/data/abcd/guidelines.json');

describe.skipIf(!present)(present ? 'the ABCD guidelines' : 'the ABCD guidelines (skipped: the data is not at ../shared/data/abcd)', () => {
  it('become one article a subflow', async () => {
    const articles = await loadAbcdArticles(guidelinesFile);
    expect(articles).toHaveLength(55);
    expect(new Set(articles.map((article) => article.id)).size).toBe(55);
    const refund = articles.find((article) => article.title === 'Initiate Refund');
    expect(refund).toMatchObject({ id: 'abcd-initiate-refund', knowledgeBaseId: ABCD_KNOWLEDGE_BASE });
    expect(refund?.body).toMatch(/^Start by asking for the refund reason\./u);
    expect(refund?.body).toContain('the default amount is $50');
  });

  it('answer plausible questions with the true subflow among the first three', async () => {
    const index = buildSearchIndex(await loadAbcdArticles(guidelinesFile));
    const sources = [{ knowledgeBaseId: ABCD_KNOWLEDGE_BASE, priority: 1 }];
    const questions = [
      ['I got the wrong size.', 'Return Due to Size'],
      ['just wanted to check on the status of a refund', 'Refund Status'],
      ['I forgot my username', 'Recover Username'],
      ['the website is really slow today', 'Website Too Slow'],
      ['I want to change my shipping address', 'Manage Change Address'],
      ['I want to cancel my order', 'Manage Cancel'],
      ['there is a stain on the shirt I bought', 'Return Due to Stain'],
      ['my package never arrived', 'Missing Item'],
    ] as const;
    for (const [text, subflow] of questions) {
      const hits = index.search({ text, sources, maxResults: 3 });
      const found = hits.map((hit) => `${hit.article.title} ${hit.confidence.toFixed(2)}`);
      console.log(`${text.padEnd(48)} ${found.join(', ')}`);
      expect(hits.map((hit) => hit.article.title)).toContain(subflow);
    }
  });
});
