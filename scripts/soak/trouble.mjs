import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What can be made faulty for a while, by what it may use.
 * @template Around
 * @typedef {object} Trouble
 * @property {string} name
 * @property {string} part what it happens to: two of the same part are never on together
 * @property {'ends' | 'needs'} [connection] one that ends the connection never comes while one is on that needs it
 * @property {readonly [number, number]} forMs how long it is on
 * @property {(around: Around) => unknown} on
 * @property {(around: Around) => unknown} [off] its part is free again when this has resolved
 */

/**
 * Makes faults until told to stop, then turns all of them off. Those of different parts may be on together.
 * @template {{ chance: import('./random.mjs').Chance }} Around
 * @param {readonly Trouble<Around>[]} faults
 * @param {Around} around
 * @param {AbortSignal} over
 * @param {readonly [number, number]} pause between two faults, milliseconds
 * @returns {Promise<ReadonlyMap<string, number>>} how often each was made; rejects where one could not be turned off
 */
export async function makeTrouble(faults, around, over, pause) {
  const counts = new Map(faults.map(({ name }) => [name, 0]));
  /** @type {Map<string, { fault: Trouble<Around>, end: () => Promise<void> }>} */
  const active = new Map();
  /** @type {unknown[]} */
  const failures = [];
  const mayCome = (/** @type {Trouble<Around>} */ { part, connection }) =>
    !active.has(part) && !(connection === 'ends' && [...active.values()].some(({ fault }) => fault.connection === 'needs'));
  while (failures.length === 0 && (await pauseOrOver(around.chance.between(...pause), over))) {
    const possible = faults.filter(mayCome);
    if (possible.length === 0) continue;
    const fault = around.chance.pick(possible);
    counts.set(fault.name, (counts.get(fault.name) ?? 0) + 1);
    await fault.on(around);
    const forMs = around.chance.between(...fault.forMs);
    const { off } = fault;
    if (off === undefined) continue;
    /** @type {Promise<void> | null} */
    let ending = null;
    const end = () => {
      clearTimeout(timer);
      ending ??= Promise.resolve(off(around)).then(
        () => void active.delete(fault.part),
        (failure) => void failures.push(failure),
      );
      return ending;
    };
    const timer = setTimeout(() => void end(), forMs);
    active.set(fault.part, { fault, end });
  }
  await Promise.all([...active.values()].map(({ end }) => end()));
  if (failures.length > 0) throw failures[0];
  return counts;
}

/**
 * @param {number} ms
 * @param {AbortSignal} over
 * @returns {Promise<boolean>} false when it is over
 */
export function pauseOrOver(ms, over) {
  return sleep(ms, true, { signal: over }).catch(() => false);
}
