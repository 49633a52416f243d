import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { feedbackAfter, ShownSuggestions } from '../../../../src/main/assist/answers/shown-suggestions';
import { feedbackActionSchema, noFeedback } from '../../../../src/shared/domain/knowledge';
import { aResult, aSuggestion, noon } from '../../../support/samples';
import { AssistantBench } from '../bench';

let bench: AssistantBench;
beforeEach(() => {
  bench = new AssistantBench();
});

/** Asks, is answered, and says the suggestions' identifiers. */
async function shown(results = [aResult()], conversationId = 'call-1'): Promise<readonly string[]> {
  const { queryId, settled } = bench.type(undefined, conversationId);
  bench.last.answer(results);
  await settled;
  return bench.shown.filter((one) => one.suggestion.queryId === queryId).map((one) => one.suggestion.id);
}

describe('what an agent does with a suggestion', () => {
  it('is on show at once, and written down as an event of its own', async () => {
    const [id = ''] = await shown();
    expect(await bench.assistant.feedback(id, 'helpful')).toMatchObject({ ok: true });
    expect(bench.changed.at(-1)?.suggestion).toMatchObject({ id, feedback: { ...noFeedback, rating: 'helpful' } });
    expect(bench.writtenEvents).toEqual([
      {
        timestamp: new Date(noon).toISOString(), event: 'feedback', conversation_id: 'call-1', query_id: bench.shown[0]?.suggestion.queryId, suggestion_id: id,
        document_id: 'returns', action: 'helpful', app_version: '0.1.0', policy_hash: null,
      },
    ]);
  });

  it('is counted and told to the external stores', async () => {
    const [id = ''] = await shown();
    bench.told.length = 0;
    await bench.assistant.feedback(id, 'dismissed');
    expect(bench.observed.at(-1)).toBe('call-1 returns dismissed');
    expect(bench.told).toMatchObject([{ event: { type: 'suggestion.feedback', suggestion_id: id, document_id: 'returns', action: 'dismissed', conversation_id: 'call-1' } }]);
  });

  it('is not said twice, but for copying and opening', async () => {
    const [id = ''] = await shown();
    for (const action of ['helpful', 'helpful', 'copied', 'copied', 'opened', 'opened'] as const) await bench.assistant.feedback(id, action);
    expect(bench.writtenEvents.map((event) => 'action' in event && event.action)).toEqual(['helpful', 'copied', 'copied', 'opened', 'opened']);
  });

  it('can be taken back', async () => {
    const [id = ''] = await shown();
    for (const action of ['helpful', 'not-helpful', 'unrated', 'pinned', 'unpinned', 'dismissed', 'restored'] as const) await bench.assistant.feedback(id, action);
    expect(bench.assistant.shownSuggestion(id)?.suggestion.feedback).toEqual(noFeedback);
    expect(bench.writtenEvents).toHaveLength(7);
  });

  it('of one that is no more is refused with a reason', async () => {
    expect(await bench.assistant.feedback('unknown', 'helpful')).toMatchObject({ ok: false, error: { tag: 'suggestion-gone' } });
    expect(bench.writtenEvents).toEqual([]);
  });

  it('stays on show where it can’t be written down, and the agent is told', async () => {
    const [id = ''] = await shown();
    bench.ledger = () => Promise.resolve({ ok: false, error: { tag: 'audit-unwritable' } });
    expect(await bench.assistant.feedback(id, 'pinned')).toMatchObject({ ok: false, error: { tag: 'audit-unwritable' } });
    expect(bench.changed.at(-1)?.suggestion.feedback.pinned).toBe(true);
  });

  it('is counted and told only once it is written down, and can be said again until then', async () => {
    const [id = ''] = await shown();
    bench.told.length = bench.observed.length = 0;
    const works = bench.ledger;
    bench.ledger = () => Promise.resolve({ ok: false, error: { tag: 'audit-unwritable' } });
    for (let times = 0; times < 2; times += 1) expect(await bench.assistant.feedback(id, 'helpful')).toMatchObject({ ok: false });
    expect([bench.told, bench.observed]).toEqual([[], []]);
    bench.ledger = works;
    for (let times = 0; times < 2; times += 1) expect(await bench.assistant.feedback(id, 'helpful')).toMatchObject({ ok: true });
    expect(bench.observed).toEqual([`${id} helpful`]);
    expect(bench.told).toHaveLength(1);
  });
});

describe('a document that was dismissed', () => {
  it('doesn’t come again in that conversation, whatever brings it', async () => {
    const [id = ''] = await shown([aResult(), aResult({ documentId: 'other', confidence: 0.8 })]);
    await bench.assistant.feedback(id, 'dismissed');
    expect(await shown([aResult(), aResult({ documentId: 'third' })])).toHaveLength(1);
    expect(bench.written.at(-1)).toMatchObject({ document_ids: ['third'], dropped: { dismissed: 1 }, governance_status: 'PASS' });
    const { query } = bench.last;
    await bench.assistant.receive({ trigger: 'push', conversationId: 'call-1', query, results: [aResult()], dropped: {} });
    expect(bench.written.at(-1)).toMatchObject({ trigger: 'push', governance_status: 'FILTERED', dropped: { dismissed: 1 } });
  });

  it('comes in another conversation, from the cache too', async () => {
    const { settled } = bench.type('delivery charges', 'call-1');
    bench.last.answer([aResult()]);
    await settled;
    await bench.assistant.feedback(bench.shown[0]?.suggestion.id ?? '', 'dismissed');
    expect(await bench.type('delivery charges', 'call-2').settled).toBe('PASS');
    // In its own conversation nothing of the kept answer is left to show, so the knowledge base is asked.
    bench.type('delivery charges', 'call-1');
    expect(bench.asked).toHaveLength(2);
  });

  it('is dismissed in each of its cards of that conversation, and comes back in all', async () => {
    const [first = ''] = await shown();
    const [second = ''] = await shown();
    const [elsewhere = ''] = await shown([aResult()], 'call-2');
    const dismissed = (id: string): boolean | undefined => bench.assistant.shownSuggestion(id)?.suggestion.feedback.dismissed;
    await bench.assistant.feedback(first, 'dismissed');
    expect([first, second, elsewhere].map(dismissed)).toEqual([true, true, false]);
    await bench.assistant.feedback(second, 'restored');
    expect([first, second, elsewhere].map(dismissed)).toEqual([false, false, false]);
    expect(await shown()).toHaveLength(1);
  });
});

describe('suggestions that were shown', () => {
  it('are bounded to the newest 2,000', () => {
    const all = new ShownSuggestions();
    all.put(Array.from({ length: 2_001 }, (_one, index) => ({ suggestion: aSuggestion({ id: `s${index}` }), url: null })));
    expect(all.get('s0')).toBeUndefined();
    expect(all.get('s1')).toBeDefined();
  });

  it('stay while they are pinned, however many come after', () => {
    const all = new ShownSuggestions();
    all.put([{ suggestion: aSuggestion({ id: 'pinned', feedback: { ...noFeedback, pinned: true } }), url: null }]);
    all.put(Array.from({ length: 2_100 }, (_one, index) => ({ suggestion: aSuggestion({ id: `s${index}` }), url: null })));
    expect(all.get('pinned')).toBeDefined();
    expect(all.get('s100')).toBeUndefined();
  });

  it('know after any row of doings what holds, and say only what is new', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...feedbackActionSchema.options)), (actions) => {
        let feedback = noFeedback;
        for (const action of actions) {
          const after = feedbackAfter(feedback, action);
          // Doing the same again changes nothing, and what changes is new.
          if (after !== null) expect(after).not.toEqual(feedback);
          feedback = after ?? feedback;
          expect(feedbackAfter(feedback, action)).toBeNull();
        }
        expect(feedback.copied).toBe(actions.includes('copied'));
        expect(feedback.pinned).toBe(actions.lastIndexOf('pinned') > actions.lastIndexOf('unpinned'));
        expect(feedback.dismissed).toBe(actions.lastIndexOf('dismissed') > actions.lastIndexOf('restored'));
      }),
    );
  });
});

describe('an answer that passed', () => {
  it('is told to the external stores after it was shown, whoever asked, and nothing that didn’t pass', async () => {
    await shown([aResult(), aResult({ documentId: 'weak', confidence: 0.1 })]);
    expect(bench.told).toMatchObject([
      { after: 'shown 1', event: {
        type: 'knowledge.validated', conversation_id: 'call-1', trigger: 'typed', cache_hit: false,
        validated_results: [{ documentId: 'returns', title: 'Returning something', snippet: 'Unused goods can be returned within 30 days.', confidenceScore: 0.9, url: 'https://help.fernhollow.example/returns', lastUpdated: new Date(noon - 10 * 86_400_000).toISOString() }],
      } },
    ]);
    await shown([aResult({ confidence: 0.1 })]);
    expect(bench.told).toHaveLength(1);
  });

  it('is not told to them where its record can’t be written', async () => {
    bench.ledger = () => Promise.resolve({ ok: false, error: { tag: 'audit-unwritable' } });
    await shown();
    expect(bench.told).toEqual([]);
    expect(bench.observed).toEqual(['ERROR']);
  });
});
