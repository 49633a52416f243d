import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What the agent sees of the app.
 * @typedef {object} Sight
 * @property {string} connection
 * @property {import('../../src/shared/contract/diagnostics').Diagnostics['processes']} processes
 *
 * @typedef {object} Agent
 * @property {ReadonlySet<string>} asked ids of the questions of which the window said that they were asked
 * @property {() => number} unsure questions of which nobody heard whether they were asked: the window was gone
 * @property {() => number} refused
 * @property {() => string} seen how often the window was seen how, since this was last asked
 * @property {(text: string) => Promise<void>} ask
 * @property {() => Promise<Sight | null>} look null while no page answers; what a person would press then is pressed
 */

/**
 * Somebody who asks by the window’s own commands, and presses what it offers where it has crashed too often.
 * @param {import('./window.mjs').Window} window
 * @returns {Agent}
 */
export function agentAt(window) {
  const asked = new Set();
  let unsure = 0;
  let refused = 0;
  /** @type {Map<string, number>} */
  const seen = new Map();
  const note = (/** @type {string} */ what) => seen.set(what, (seen.get(what) ?? 0) + 1);
  const invoke = (/** @type {string} */ command, /** @type {unknown} */ request) =>
    window.evaluate(`window.cuecard.invoke(${JSON.stringify(command)}, ${JSON.stringify(request)})`);
  return {
    asked,
    unsure: () => unsure,
    refused: () => refused,
    seen: () => {
      const all = [...seen].map(([what, times]) => `${what} × ${times}`).join(', ');
      seen.clear();
      return all;
    },
    ask: async (text) => {
      try {
        const answer = await invoke('query:ask', { text });
        if (answer.ok) asked.add(answer.value.queryId);
        else refused += 1;
      } catch {
        unsure += 1;
      }
    },
    look: async () => {
      try {
        const state = await invoke('state:subscribe', null);
        // The page that a window shows after three crashes is told nothing.
        if (!state.ok) throw new Error(state.error.tag);
        if (state.value.connection.status === 'stopped') await invoke('connection:retry', null);
        note(state.value.connection.status);
        return { connection: state.value.connection.status, processes: state.value.diagnostics.processes };
      } catch {
        // And it has a way back.
        const calm = await window.evaluate('document.querySelector("#root") === null && (document.querySelector("a")?.click(), true)').catch(() => null);
        note(calm === null ? 'no window' : calm ? 'the calm page' : 'a window that main doesn’t answer');
        return null;
      }
    },
  };
}

/**
 * Looks until `wanted` holds or the time is over.
 * @param {Agent} agent
 * @param {number} withinMs
 * @param {(sight: Sight) => boolean | Promise<boolean>} wanted
 * @returns {Promise<Sight | null>} what was seen last
 */
export async function lookUntil(agent, withinMs, wanted) {
  for (const until = performance.now() + withinMs; ; await sleep(500)) {
    const sight = await agent.look();
    if ((sight !== null && (await wanted(sight))) || performance.now() > until) return sight;
  }
}
