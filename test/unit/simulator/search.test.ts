import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/simulator/articles';
import { buildSearchIndex, type SearchHit } from '../../../src/simulator/search';
import { bestPassage, sentencesOf } from '../../../src/simulator/snippet';
import { termsOf } from '../../../src/simulator/terms';

describe('terms', () => {
  it.each([
    ['returned', 'returns'],
    ['cancelling', 'Cancellation'],
    ['deliveries', 'delivery'],
    ['shipping', 'delivered'],
    ['charge', 'charging'],
    ['boxes', 'box'],
    ['payment', 'paid'],
    ['café', 'CAFE'],
    ['customer’s', 'customers'],
    ['addresses', 'address'],
  ])('are the same for %s and %s', (one, other) => {
    expect(termsOf(one)).toEqual(termsOf(other));
  });

  it('leave out what carries no topic', () => {
    expect(termsOf('Hi, um, yeah I was just wondering, could you please tell me something? It doesn’t…')).toEqual([]);
  });
});

describe('a snippet', () => {
  const text =
    'Parcels are tracked. A trace takes 3 working days. The carrier answers by email.\nRefunds are made to the card.';

  it('is the passage that says most about the query', () => {
    expect(bestPassage(text, new Map([['refund', 2], ['card', 1]]))).toBe('Refunds are made to the card.');
    expect(bestPassage(text, new Map([['trac', 2], ['carrier', 1]]))).toBe(
      'A trace takes 3 working days. The carrier answers by email.',
    );
  });

  it('is rather the first sentence, which is the answer, than another that says as much', () => {
    const weights = new Map([['parcel', 1], ['refund', 1], ['card', 0.4]]);
    expect(bestPassage(text, weights)).toBe('Parcels are tracked.');
  });

  it('is the first sentence when nothing matches', () => {
    expect(bestPassage(text, new Map())).toBe('Parcels are tracked.');
  });

  it('is at most 300 characters, cut between words', () => {
    const passage = bestPassage('word '.repeat(200), new Map());
    expect(passage.length).toBeLessThanOrEqual(300);
    expect(passage).toMatch(/word…$/u);
  });

  it('does not take a price or a number in a list for the end of a sentence', () => {
    expect(sentencesOf('It costs £3.95 in all. Then 2.5 kg.')).toEqual(['It costs £3.95 in all.', 'Then 2.5 kg.']);
  });
});

describe('the search', () => {
  const article = (id: string, title: string, body: string): Article => ({
    id,
    title,
    body,
    knowledgeBaseId: 'kb',
    url: `https://help.fernhollow.example/${id}`,
    tags: [],
    updatedDaysAgo: 1,
    dateFormat: 'iso',
  });
  const refund = article('refund', 'When the refund arrives', 'A refund is issued within 5 days and goes to the card.');
  const index = buildSearchIndex([
    refund,
    { ...refund, id: 'refund-copy', knowledgeBaseId: 'kb2' },
    article('password', 'Resetting a password', 'The emailed link works for 30 minutes.'),
    article('tent', 'Drying a tent', 'Hang it up on the same day. A refund is not possible for mould.'),
    article('boots', 'Size of walking boots', 'Half a size larger than street shoes.'),
    article('locker', 'Parcel lockers', 'A code comes by text.'),
  ]);
  const find = (text: string, fields: { kb?: number; kb2?: number; maxResults?: number } = {}): SearchHit[] =>
    index.search({
      text,
      sources: [
        { knowledgeBaseId: 'kb', priority: fields.kb ?? 1 },
        ...(fields.kb2 === undefined ? [] : [{ knowledgeBaseId: 'kb2', priority: fields.kb2 }]),
      ],
      maxResults: fields.maxResults ?? 5,
    });
  const idsOf = (hits: readonly SearchHit[]): string[] => hits.map((hit) => hit.article.id);

  it('is surer of the article that is about the query than of one that mentions it', () => {
    const [about, mentions] = find('refund');
    expect([about?.article.id, mentions?.article.id]).toEqual(['refund', 'tent']);
    expect(about?.confidence).toBeGreaterThan((mentions?.confidence ?? 1) + 0.2);
  });

  it('does not mind the filler of speech', () => {
    const [plain] = find('refund arrive');
    const [spoken] = find('um, hi, yes, I was just wondering, when does the refund arrive, please?');
    expect(spoken?.confidence).toBe(plain?.confidence);
  });

  it('finds nothing for chatter', () => {
    expect(find('ok, thank you very much, bye!')).toEqual([]);
    expect(find('lovely weather at my sister’s')).toEqual([]);
  });

  it('forgives a slip of the keyboard', () => {
    expect(idsOf(find('reset my pasword'))).toEqual(['password']);
  });

  it('lets the knowledge base of higher priority go first among equals', () => {
    expect(idsOf(find('when does my refund arrive', { kb: 1, kb2: 2 })).slice(0, 2)).toEqual(['refund', 'refund-copy']);
    expect(idsOf(find('when does my refund arrive', { kb: 2, kb2: 1 })).slice(0, 2)).toEqual(['refund-copy', 'refund']);
  });

  it('returns the surest first, no more than asked for, each at least 0.2 and at most 1', () => {
    const hits = find('refund for a tent and boots', { kb2: 3 });
    const confidences = hits.map((hit) => hit.confidence);
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
    expect(Math.min(...confidences)).toBeGreaterThanOrEqual(0.2);
    expect(Math.max(...confidences)).toBeLessThanOrEqual(1);
    expect(find('refund for a tent and boots', { kb2: 3, maxResults: 2 })).toEqual(hits.slice(0, 2));
  });
});
