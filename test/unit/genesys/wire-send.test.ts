import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subscribeMessage } from '../../../src/main/genesys/realtime/wire';
import { decodeSubscribe, Subscribe, SubscribeWithQueryId } from '../../../src/simulator/wire';
import { aQuery } from '../../support/samples';

const query = aQuery({
  sources: [
    { knowledgeBaseId: 'returns', priority: 1 },
    { knowledgeBaseId: 'delivery', priority: 10 },
  ],
});

describe('a SUBSCRIBE', () => {
  it('has exactly the protocol’s fields', () => {
    expect(JSON.parse(subscribeMessage(query, { queryId: 'keep' }))).toStrictEqual({
      messageType: 'SUBSCRIBE',
      conversationId: 'conversation-1',
      queryText: 'how long do I have for returning it',
      knowledgeSources: [
        { knowledge_base_id: 'returns', priority: 1 },
        { knowledge_base_id: 'delivery', priority: 10 },
      ],
      maxResults: 5,
      confidenceThreshold: 0.75,
      language: 'en-US',
    });
  });

  it('has the query’s id besides, only where the settings say so', () => {
    const kept = JSON.parse(subscribeMessage(query, { queryId: 'keep' })) as object;
    expect(JSON.parse(subscribeMessage(query, { queryId: 'send' }))).toStrictEqual({ ...kept, queryId: 'query-1' });
  });

  it('is taken by the strict gateway, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 2, maxLength: 100 }).filter(isWithinBounds), (text) => {
        const asked = { ...query, text };
        expect(decodeSubscribe(subscribeMessage(asked, { queryId: 'keep' }), Subscribe)).toMatchObject({ ok: true, message: { queryText: text.trim() } });
        expect(decodeSubscribe(subscribeMessage(asked, { queryId: 'send' }), Subscribe).ok).toBe(false);
        expect(decodeSubscribe(subscribeMessage(asked, { queryId: 'send' }), SubscribeWithQueryId).ok).toBe(true);
      }),
    );
  });
});

/** As `makeQuery` lets it through: an emoji is one character, whatever its length in UTF-16. */
function isWithinBounds(text: string): boolean {
  return Array.from(text.trim()).length >= 2 && text.length <= 500;
}
