import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What the soak knows from the window: its snapshots, heard as the window itself hears them.
 * @typedef {object} Sight
 * @property {string} connection
 * @property {readonly string[]} faults tags of the faults in notices so far
 * @property {ReadonlyMap<string, readonly string[]>} endings how each question was said to end
 *
 * @typedef {object} Agent
 * @property {ReadonlySet<string>} asked ids of the questions the app took
 * @property {() => number} refused how often it took none
 * @property {(text: string) => Promise<string | null>} ask the question's id
 * @property {(queryId: string) => Promise<void>} cancel
 * @property {() => Promise<void>} retry as "Retry now" does
 * @property {() => Promise<Sight>} look
 */

/**
 * Somebody who asks by the window's own commands and remembers what it showed.
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<Agent>}
 */
export async function agentAt(page) {
  const asked = new Set();
  let refused = 0;
  let connection = '';
  /** @type {Set<string>} */
  const faults = new Set();
  /** @type {Map<string, string[]>} */
  const endings = new Map();
  await page.evaluate(listen);
  return {
    asked,
    refused: () => refused,
    ask: async (text) => {
      const answer = await page.evaluate((question) => window.cuecard.invoke('query:ask', { text: question }), text);
      if (!answer.ok) {
        refused += 1;
        return null;
      }
      asked.add(answer.value.queryId);
      return answer.value.queryId;
    },
    cancel: async (queryId) => void (await page.evaluate((id) => window.cuecard.invoke('query:cancel', { queryId: id }), queryId)),
    retry: async () => void (await page.evaluate(() => window.cuecard.invoke('connection:retry', null))),
    look: async () => {
      const heard = await page.evaluate(overheard);
      connection = heard.connection;
      for (const tag of heard.faults) faults.add(tag);
      for (const [id, status] of heard.endings) endings.set(id, [...(endings.get(id) ?? []), status]);
      return { connection, faults: [...faults], endings };
    },
  };
}

/**
 * Looks until `wanted` holds or the time is over; says what it saw last.
 * @param {Agent} agent
 * @param {number} withinMs
 * @param {(sight: Sight) => boolean | Promise<boolean>} wanted
 */
export async function lookUntil(agent, withinMs, wanted) {
  for (const until = Date.now() + withinMs; ; await sleep(250)) {
    const sight = await agent.look();
    if ((await wanted(sight)) || Date.now() > until) return sight;
  }
}

/** In the page, where nothing of this file exists: writes down every change of a question's ending. */
async function listen() {
  const open = new Set(['queued', 'asking']);
  /** Ids with their last ending; what left the window's list is forgotten here too. @type {Map<string, string>} */
  let last = new Map();
  /** @type {{ connection: string, faults: string[], endings: [string, string][] }} */
  const heard = { connection: '', faults: [], endings: [] };
  const hear = (/** @type {import('../../src/shared/contract/state').AppState} */ state) => {
    heard.connection = state.connection.status;
    heard.faults = state.notices.flatMap(({ fault }) => (fault === null ? [] : [fault.tag]));
    /** @type {typeof last} */
    const now = new Map();
    for (const { id, status } of state.queries) {
      if (open.has(status)) continue;
      now.set(id, status);
      if (last.get(id) !== status) heard.endings.push([id, status]);
    }
    last = now;
  };
  window.cuecard.on('state:changed', hear);
  const snapshot = await window.cuecard.invoke('state:subscribe', null);
  if (snapshot.ok) hear(snapshot.value);
  Object.assign(window, { overheard: heard });
}

/** In the page: gives what was heard since the last time. */
function overheard() {
  const { overheard: heard } = /** @type {Window & { overheard: { connection: string, faults: string[], endings: [string, string][] } }} */ (/** @type {unknown} */ (window));
  return { connection: heard.connection, faults: [...heard.faults], endings: heard.endings.splice(0) };
}
