import { beforeEach, describe, expect, it } from 'vitest';
import { AppStateStore } from '../../../src/main/state/app-state';
import { fault } from '../../../src/shared/domain/fault';
import { noFeedback, type Suggestion } from '../../../src/shared/domain/knowledge';
import { appStateSchema, type AppState } from '../../../src/shared/contract/state';
import { aQueryView, aSuggestion } from '../../support/samples';
import { turn } from '../../support/turns';

let store: AppStateStore;
let told: { readonly state: AppState; readonly previous: AppState }[];
beforeEach(() => {
  store = new AppStateStore('0.1.0');
  told = [];
  store.subscribe((state, previous) => told.push({ state, previous }));
});

const shown = (id: string, fields: Partial<Suggestion> = {}): Suggestion => aSuggestion({ id, ...fields });

describe('a change', () => {
  it('is there at once, and told once a turn however many there were', async () => {
    const first = store.current;
    store.change({ view: 'sign-in' });
    store.change({ organisation: 'acme.example.com' });
    store.queryChanged(aQueryView(), 'call');
    expect(store.current).toMatchObject({ view: 'sign-in', organisation: 'acme.example.com' });
    expect(told).toEqual([]);
    await turn();
    expect(told).toEqual([{ state: store.current, previous: first }]);
    store.change({ view: 'assist' });
    await turn();
    expect(told).toHaveLength(2);
    expect(told[1]?.previous.view).toBe('sign-in');
  });

  it('made while telling is told in the next turn', async () => {
    store.subscribe((state) => {
      if (state.view === 'sign-in') store.change({ view: 'assist' });
    });
    store.change({ view: 'sign-in' });
    await turn();
    await turn();
    expect(told.map(({ state }) => state.view)).toEqual(['sign-in', 'assist']);
  });

  it('is no longer told to who unsubscribed', async () => {
    let heard = 0;
    const unsubscribe = store.subscribe(() => (heard += 1));
    unsubscribe();
    store.change({ view: 'sign-in' });
    await turn();
    expect(heard).toBe(0);
  });

  it('never alters a snapshot that was given out', () => {
    const before = store.current;
    const copy = structuredClone(before);
    store.suggestionsShown([shown('a')]);
    store.queryChanged(aQueryView(), 'call');
    store.change({ view: 'assist' });
    expect(before).toEqual(copy);
  });
});

describe('queries', () => {
  it('stand newest first, each once, as it is now', () => {
    store.queryChanged(aQueryView({ id: 'a', status: 'queued' }), 'call');
    store.queryChanged(aQueryView({ id: 'b', status: 'asking' }), 'call');
    store.queryChanged(aQueryView({ id: 'a', status: 'PASS' }), 'call');
    expect(store.current.queries.map((query) => [query.id, query.status])).toEqual([
      ['b', 'asking'],
      ['a', 'PASS'],
    ]);
  });

  it('keep what made them be asked, though their answer came late', () => {
    store.queryChanged(aQueryView({ id: 'a', trigger: 'typed', status: 'TIMEOUT' }), 'call');
    store.queryChanged(aQueryView({ id: 'a', trigger: 'late', status: 'PASS' }), 'call');
    expect(store.current.queries).toMatchObject([{ trigger: 'typed', status: 'PASS' }]);
  });

  it('that settled are bounded to the newest 60; those that somebody waits for all stay', () => {
    store.queryChanged(aQueryView({ id: 'oldest, still waiting', status: 'asking' }), 'call');
    for (let id = 0; id < 100; id += 1) store.queryChanged(aQueryView({ id: `q${id}` }), 'call');
    const ids = store.current.queries.map((query) => query.id);
    expect(ids).toHaveLength(61);
    expect(ids[0]).toBe('q99');
    expect(ids).toContain('q40');
    expect(ids).not.toContain('q39');
    expect(ids.at(-1)).toBe('oldest, still waiting');
  });
});

describe('suggestions', () => {
  it('stand newest first', () => {
    store.suggestionsShown([shown('a'), shown('b')]);
    store.suggestionsShown([shown('c')]);
    expect(store.current.suggestions.map((one) => one.id)).toEqual(['c', 'a', 'b']);
    expect(appStateSchema.parse(store.current)).toEqual(store.current);
  });

  it('are bounded to the newest 100 and what is pinned', () => {
    store.suggestionsShown([shown('oldest'), shown('pinned', { feedback: { ...noFeedback, pinned: true } })]);
    for (let id = 0; id < 100; id += 1) store.suggestionsShown([shown(`s${id}`)]);
    const ids = store.current.suggestions.map((one) => one.id);
    expect(ids).toHaveLength(101);
    expect([ids[0], ids[99], ids[100]]).toEqual(['s99', 's0', 'pinned']);
  });

  it('that changed stay where they are, and those that are gone stay gone', () => {
    store.suggestionsShown([shown('a'), shown('b')]);
    store.suggestionsChanged([shown('b', { title: 'Changed' }), shown('unknown')]);
    expect(store.current.suggestions.map((one) => [one.id, one.title])).toEqual([
      ['a', 'Returning something'],
      ['b', 'Changed'],
    ]);
  });

  it('are brought into view each time it is asked for', () => {
    store.highlight('a');
    store.highlight('a');
    expect(store.current.highlight).toEqual({ suggestionId: 'a', count: 2 });
  });

  it('are gone with everything that was asked when the agent signs out', () => {
    store.suggestionsShown([shown('a')]);
    store.queryChanged(aQueryView(), 'call');
    store.highlight('a');
    store.forgetConversations();
    expect(store.current).toMatchObject({ queries: [], suggestions: [], conversations: [], highlight: null });
  });
});

describe('conversations', () => {
  it('begin with their first question, the newest first, each once', () => {
    store.queryChanged(aQueryView({ id: 'a', conversationId: 'one', askedAt: 1 }), 'call');
    store.queryChanged(aQueryView({ id: 'b', conversationId: 'two', askedAt: 2 }), 'desk');
    store.queryChanged(aQueryView({ id: 'c', conversationId: 'one', askedAt: 3 }), 'call');
    expect(store.current.conversations).toEqual([
      { id: 'two', kind: 'desk', startedAt: 2 },
      { id: 'one', kind: 'call', startedAt: 1 },
    ]);
  });

  it('may begin before there is a question', () => {
    store.conversationStarted({ id: 'next', kind: 'desk', startedAt: 5 });
    store.queryChanged(aQueryView({ id: 'a', conversationId: 'next', askedAt: 9 }), 'desk');
    expect(store.current.conversations).toEqual([{ id: 'next', kind: 'desk', startedAt: 5 }]);
  });

  it('come to the front when somebody turns to them, known or new, and keep when they began', () => {
    store.queryChanged(aQueryView({ id: 'a', conversationId: 'one', askedAt: 1 }), 'call');
    store.queryChanged(aQueryView({ id: 'b', conversationId: 'two', askedAt: 2 }), 'desk');
    store.conversationInFront({ id: 'one', kind: 'call', startedAt: 9 });
    expect(store.current.conversations).toEqual([
      { id: 'one', kind: 'call', startedAt: 1 },
      { id: 'two', kind: 'desk', startedAt: 2 },
    ]);
    store.conversationInFront({ id: 'three', kind: 'call', startedAt: 9 });
    expect(store.current.conversations.map((one) => one.id)).toEqual(['three', 'one', 'two']);
  });

  it('leave with the last of what was asked and shown in them, when the next begins', () => {
    store.queryChanged(aQueryView({ id: 'a', conversationId: 'old' }), 'call');
    for (let id = 0; id < 60; id += 1) store.queryChanged(aQueryView({ id: `q${id}`, conversationId: 'long' }), 'call');
    store.queryChanged(aQueryView({ id: 'b', conversationId: 'new' }), 'call');
    expect(store.current.conversations.map((one) => one.id)).toEqual(['new', 'long']);
  });
});

describe('a notice', () => {
  it('is shown once though it is given twice', () => {
    store.notify({ kind: 'error', fault: fault('settings-unwritable', 'ENOSPC'), text: null }, '1');
    store.notify({ kind: 'error', fault: fault('settings-unwritable', 'ENOSPC'), text: null }, '2');
    store.notify({ kind: 'error', fault: fault('settings-unwritable', 'EROFS'), text: null }, '3');
    store.notify({ kind: 'info', fault: null, text: 'Exported.' }, '4');
    store.notify({ kind: 'info', fault: null, text: 'Exported.' }, '5');
    expect(store.current.notices.map((notice) => notice.id)).toEqual(['1', '3', '4']);
  });

  it('may come again once it was dismissed', () => {
    store.notify({ kind: 'info', fault: null, text: 'Exported.' }, '1');
    store.dismissNotice('1');
    store.dismissNotice('unknown');
    expect(store.current.notices).toEqual([]);
    store.notify({ kind: 'info', fault: null, text: 'Exported.' }, '2');
    expect(store.current.notices.map((notice) => notice.id)).toEqual(['2']);
  });

  it('leaves when five newer ones came', () => {
    for (let id = 0; id < 7; id += 1) store.notify({ kind: 'info', fault: null, text: `Notice ${id}` }, String(id));
    expect(store.current.notices.map((notice) => notice.id)).toEqual(['2', '3', '4', '5', '6']);
  });
});
