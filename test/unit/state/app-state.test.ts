import { beforeEach, describe, expect, it } from 'vitest';
import type { ShownSuggestion } from '../../../src/main/assist/assistant';
import { AppStateStore } from '../../../src/main/state/app-state';
import { fault } from '../../../src/shared/fault';
import { appStateSchema, type AppState } from '../../../src/shared/state';
import { aQueryView, aSuggestion } from '../../support/samples';
import { turn } from '../../support/turns';

let store: AppStateStore;
let told: { readonly state: AppState; readonly previous: AppState }[];
beforeEach(() => {
  store = new AppStateStore('0.1.0');
  told = [];
  store.subscribe((state, previous) => told.push({ state, previous }));
});

const shown = (id: string, url: string | null = `https://help.example.com/${id}`): ShownSuggestion => ({ suggestion: aSuggestion({ id }), url });

describe('a change', () => {
  it('is there at once, and told once a turn however many there were', async () => {
    const first = store.current;
    store.change({ view: 'sign-in' });
    store.change({ organisation: 'acme.example.com' });
    store.queryChanged(aQueryView());
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
    store.queryChanged(aQueryView());
    store.change({ view: 'assist' });
    expect(before).toEqual(copy);
  });
});

describe('queries', () => {
  it('stand newest first, each once, as it is now', () => {
    store.queryChanged(aQueryView({ id: 'a', status: 'queued' }));
    store.queryChanged(aQueryView({ id: 'b', status: 'asking' }));
    store.queryChanged(aQueryView({ id: 'a', status: 'PASS' }));
    expect(store.current.queries.map((query) => [query.id, query.status])).toEqual([
      ['b', 'asking'],
      ['a', 'PASS'],
    ]);
  });

  it('keep what made them be asked, though their answer came late', () => {
    store.queryChanged(aQueryView({ id: 'a', trigger: 'typed', status: 'TIMEOUT' }));
    store.queryChanged(aQueryView({ id: 'a', trigger: 'late', status: 'PASS' }));
    expect(store.current.queries).toMatchObject([{ trigger: 'typed', status: 'PASS' }]);
  });

  it('that settled are bounded to the newest 60; those that somebody waits for all stay', () => {
    store.queryChanged(aQueryView({ id: 'oldest, still waiting', status: 'asking' }));
    for (let id = 0; id < 100; id += 1) store.queryChanged(aQueryView({ id: `q${id}` }));
    const ids = store.current.queries.map((query) => query.id);
    expect(ids).toHaveLength(61);
    expect(ids[0]).toBe('q99');
    expect(ids).toContain('q40');
    expect(ids).not.toContain('q39');
    expect(ids.at(-1)).toBe('oldest, still waiting');
  });
});

describe('suggestions', () => {
  it('stand newest first, and their addresses never cross to the window', () => {
    store.suggestionsShown([shown('a'), shown('b')]);
    store.suggestionsShown([shown('c')]);
    expect(store.current.suggestions.map((one) => one.id)).toEqual(['c', 'a', 'b']);
    expect(JSON.stringify(store.current)).not.toContain('https://');
    expect(store.articleUrl('a')).toBe('https://help.example.com/a');
    expect(appStateSchema.parse(store.current)).toEqual(store.current);
  });

  it('are bounded to the newest 100, and a gone one’s address is forgotten', () => {
    for (let id = 0; id < 101; id += 1) store.suggestionsShown([shown(`s${id}`)]);
    expect(store.current.suggestions).toHaveLength(100);
    expect(store.articleUrl('s1')).toBe('https://help.example.com/s1');
    expect(store.articleUrl('s0')).toBeNull();
  });

  it('without an address, and unknown ones, have none', () => {
    store.suggestionsShown([shown('a', null)]);
    expect(store.articleUrl('a')).toBeNull();
    expect(store.articleUrl('unknown')).toBeNull();
  });

  it('are brought into view each time it is asked for', () => {
    store.highlight('a');
    store.highlight('a');
    expect(store.current.highlight).toEqual({ suggestionId: 'a', count: 2 });
  });

  it('are gone with everything that was asked when the agent signs out', () => {
    store.suggestionsShown([shown('a')]);
    store.queryChanged(aQueryView());
    store.highlight('a');
    store.forgetConversations();
    expect(store.current).toMatchObject({ queries: [], suggestions: [], highlight: null });
    expect(store.articleUrl('a')).toBeNull();
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
