import type { CommandResponse } from '../../src/shared/contract/ipc';
import type { AppState } from '../../src/shared/contract/state';
import { entry } from './fixture-history';
import { calm, query, suggestion } from './fixture-parts';
import { long, questions } from './fixture-texts';

/** What was asked today, and is offered again below the box. */
interface RecentPage {
  /** What main finds for what is typed. */
  readonly history: CommandResponse<'history:search'>;
  /** '' for the box as it is; arrow up opens it then. */
  readonly typed: string;
}

const asked = [...questions.slice(0, 4), long.text];
const found = asked.filter((text) => text.includes('the'));
const entriesOf = (texts: readonly string[]): RecentPage['history'] => ({ entries: texts.map((text, index) => entry(index, 40 - index, { text })), total: texts.length });

/** For the recent questions: all of them in an empty box, and those with what is typed, the first of them chosen. */
export const recentPages: Readonly<Record<string, RecentPage>> = {
  'recent-asks': { history: entriesOf(asked), typed: '' },
  'recent-asks-typed': { history: entriesOf(found), typed: 'the' },
};

const state: AppState = {
  ...calm,
  queries: asked.map((text, index) => query(`q${index}`, { text })),
  suggestions: [suggestion(0, { queryId: 'q0' }), suggestion(1, { queryId: 'q0' }), suggestion(3, { queryId: 'q1' })],
};

export const recentFixtures: Readonly<Record<string, AppState>> = Object.fromEntries(Object.keys(recentPages).map((name) => [name, state]));
