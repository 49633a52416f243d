import { setTimeout as sleep } from 'node:timers/promises';

/** Between two faults, milliseconds. */
const pause = /** @type {const} */ ([2_000, 6_000]);

/**
 * Makes faults until told to stop, then turns all of them off. Those of different parts may be on together.
 * @param {readonly import('./faults.mjs').SoakFault[]} faults
 * @param {import('./faults.mjs').Surroundings} around
 * @param {AbortSignal} over
 * @returns {Promise<ReadonlyMap<string, number>>} how often each was made
 */
export async function makeTrouble(faults, around, over) {
  const counts = new Map(faults.map(({ name }) => [name, 0]));
  /** @type {Map<string, { fault: import('./faults.mjs').SoakFault, end: () => void }>} */
  const active = new Map();
  const mayCome = (/** @type {import('./faults.mjs').SoakFault} */ { part, connection }) =>
    !active.has(part) && !(connection === 'ends' && [...active.values()].some(({ fault }) => fault.connection === 'needs'));
  while (await pauseOrOver(around.chance.between(...pause), over)) {
    const fault = around.chance.pick(faults.filter(mayCome));
    counts.set(fault.name, (counts.get(fault.name) ?? 0) + 1);
    await fault.on(around);
    const forMs = around.chance.between(...fault.forMs);
    if (fault.off === undefined) continue;
    const end = () => {
      clearTimeout(timer);
      active.delete(fault.part);
      fault.off?.(around);
    };
    const timer = setTimeout(end, forMs);
    active.set(fault.part, { fault, end });
  }
  for (const { end } of active.values()) end();
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
