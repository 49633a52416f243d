import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadArticles, type Article } from '../../../src/simulator/articles';
import { loadDemoCall, type DemoCall } from '../../../src/simulator/demo-call';
import { loadKnowledgeBases, type KnowledgeBase } from '../../../src/simulator/knowledge-bases';
import { buildSearchIndex, type SearchHit } from '../../../src/simulator/search';

const assets = resolve(import.meta.dirname, '../../../assets/demo');
const threshold = 0.75;
const maxAgeDays = 90;

let articles: readonly Article[];
let knowledgeBases: readonly KnowledgeBase[];
let call: DemoCall;
beforeAll(async () => {
  articles = await loadArticles(resolve(assets, 'articles'));
  knowledgeBases = await loadKnowledgeBases(resolve(assets, 'knowledge-bases.json'));
  call = await loadDemoCall(resolve(assets, 'call.json'));
});

describe('the demo knowledge', () => {
  it('has at least 66 articles over 3 knowledge bases, each with a name of its own', () => {
    expect(articles.length).toBeGreaterThanOrEqual(66);
    expect(new Set(articles.map((article) => article.id)).size).toBe(articles.length);
    const used = new Set(articles.map((article) => article.knowledgeBaseId));
    expect([...used].sort()).toEqual(knowledgeBases.map((base) => base.id).sort());
    expect(used.size).toBe(3);
  });

  it('links each article to the help site of the made-up retailer', () => {
    for (const { id, url } of articles) {
      expect(new URL(url).origin).toBe('https://help.fernhollow.example');
      expect(url).toMatch(new RegExp(`/${id}$`, 'u'));
    }
  });

  it('has articles of 80 to 220 words that end with what to tell the customer', () => {
    for (const { id, body } of articles) {
      const words = body.split(/\s+/u).length;
      expect(words, id).toBeGreaterThanOrEqual(80);
      expect(words, id).toBeLessThanOrEqual(220);
      expect(body, id).toContain('Tell the customer: "');
    }
  });

  it('is mostly fresh, partly out of date, and here and there undated', () => {
    const undated = articles.filter(isUndated).length;
    const dated = articles.filter((article) => !isUndated(article));
    const stale = dated.filter((article) => (article.updatedDaysAgo ?? 0) > maxAgeDays).length;
    const fresh = articles.length - undated - stale;
    expect(fresh / articles.length).toBeGreaterThan(0.6);
    expect(stale / articles.length).toBeGreaterThan(0.15);
    expect(undated).toBeGreaterThanOrEqual(5);
    expect(articles.some((article) => article.dateFormat === 'naive')).toBe(true);
    // Nobody's demo should depend on the hour it is shown at.
    expect(articles.filter(({ updatedDaysAgo: age }) => age !== null && age > 88 && age < 93)).toEqual([]);
  });
});

describe('the demo call', () => {
  it('takes less than a minute, with a pause before each turn of the customer', () => {
    expect(call.turns.reduce((total, turn) => total + turn.afterMs, 0)).toBeLessThan(60_000);
    for (const turn of customerTurns()) expect(turn.afterMs).toBeGreaterThanOrEqual(2_500);
    expect(customerTurns().length).toBeGreaterThanOrEqual(10);
  });

  it('shows suggestions, shows what is withheld and why, and stays silent at small talk', () => {
    const index = buildSearchIndex(articles);
    const sources = knowledgeBases.map(({ id, priority }) => ({ knowledgeBaseId: id, priority }));
    const rows = customerTurns().map(({ text }) => {
      return { text, ...sortOut(index.search({ text, sources, maxResults: 5 })) };
    });
    console.log(tableOf(rows));
    expect(rows.filter((row) => row.shown.length > 0).length).toBeGreaterThanOrEqual(8);
    expect(rows.filter((row) => row.stale + row.undated + row.below > 0).length).toBeGreaterThanOrEqual(4);
    expect(rows.filter((row) => row.stale > 0).length).toBeGreaterThanOrEqual(4);
    expect(rows.filter((row) => row.undated > 0).length).toBeGreaterThanOrEqual(1);
    expect(rows.filter((row) => row.returned === 0).length).toBeGreaterThanOrEqual(1);
  });

  it.each([
    ['still hasn’t turned up', 'where-is-my-order'],
    ['says it was delivered', 'marked-delivered-not-received'],
    ['free if you spend enough', 'delivery-charges'],
    ['swap them for a bigger size', 'exchange-size'],
    ['how many days', 'returns-window'],
    ['when do I get my refund', 'refund-timing'],
    ['under warranty', 'warranty-claims'],
    ['promo code', 'promo-code-problems'],
    ['Circle points', 'circle-points-vouchers'],
    ['waterproof jacket', 'waterproof-care'],
  ])('gives the right article first where the customer says “%s”', (words, id) => {
    const turn = customerTurns().find(({ text }) => text.includes(words.replace('’', "'")));
    const sources = knowledgeBases.map((base) => ({ knowledgeBaseId: base.id, priority: base.priority }));
    const hits = buildSearchIndex(articles).search({ text: turn?.text ?? '', sources, maxResults: 5 });
    expect(sortOut(hits).shown[0]?.article.id).toBe(id);
  });
});

function customerTurns(): DemoCall['turns'] {
  return call.turns.filter((turn) => turn.speaker === 'customer');
}

function isUndated(article: Article): boolean {
  return article.updatedDaysAgo === null || article.dateFormat === 'none';
}

interface Sorted {
  readonly returned: number;
  readonly shown: readonly SearchHit[];
  readonly below: number;
  readonly stale: number;
  readonly undated: number;
}

/** The product's own rule, in short: threshold first, then the age. */
function sortOut(hits: readonly SearchHit[]): Sorted {
  const sure = hits.filter((hit) => hit.confidence >= threshold);
  const undated = sure.filter((hit) => isUndated(hit.article));
  const dated = sure.filter((hit) => !isUndated(hit.article));
  const shown = dated.filter((hit) => (hit.article.updatedDaysAgo ?? 0) <= maxAgeDays);
  return {
    returned: hits.length,
    shown,
    below: hits.length - sure.length,
    stale: dated.length - shown.length,
    undated: undated.length,
  };
}

function tableOf(rows: readonly (Sorted & { readonly text: string })[]): string {
  const lines = rows.map(({ text, shown, stale, undated, below }) =>
    [
      text.length > 48 ? `${text.slice(0, 47)}…` : text.padEnd(48),
      String(stale).padStart(5),
      String(undated).padStart(7),
      String(below).padStart(5),
      shown.map((hit) => `${hit.article.id} ${hit.confidence.toFixed(2)}`).join(', ') || '–',
    ].join('  '),
  );
  return [`${'customer'.padEnd(48)}  stale  undated  below  shown`, ...lines].join('\n');
}
