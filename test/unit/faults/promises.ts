import { expect } from 'vitest';
import { expectWholeChain, recordsIn } from '../audit/trail/trail';
import type { Scene } from './scene';

/** What holds in every row, whatever fails: nothing lost, doubled or mixed up, and nothing shown that isn't on disk. */
export function expectPromisesKept(scene: Scene): void {
  const records = recordsIn(scene.auditFolder);
  expectWholeChain(records);
  const settlements = records.filter((record) => record.trigger === 'typed').map((record) => record.query_id);
  expect([...settlements].sort(), 'each question settled once').toEqual(scene.asked.map((question) => question.queryId).sort());

  const { suggestions } = scene.state.current;
  const shown = suggestions.map(({ conversationId, documentId, title, snippet }) => `${conversationId} ${documentId} ${title} ${snippet}`);
  expect(new Set(shown).size, 'nothing shown twice').toBe(shown.length);
  for (const { queryId, documentId } of suggestions) {
    const written = records.some((record) => record.query_id === queryId && Array.isArray(record.document_ids) && record.document_ids.includes(documentId));
    expect(written, `${documentId} was shown, so it is on disk`).toBe(true);
    expect(scene.asked.find((question) => question.queryId === queryId)?.documentId, 'the answer is the question’s own').toBe(documentId);
  }
  expect('polluted' in {}, 'no prototype was reached').toBe(false);
}
