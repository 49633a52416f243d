/**
 * Chance that can be had again: the same seed draws the same row.
 * @typedef {object} Chance
 * @property {() => number} next 0 ≤ x < 1
 * @property {(least: number, most: number) => number} between evenly drawn, a real number
 * @property {<T>(items: readonly T[]) => T} pick one of at least one
 */

/**
 * @param {number} seed
 * @returns {Chance}
 */
export function chanceFrom(seed) {
  let state = seed >>> 0;
  // A Weyl sequence through a 32-bit mixer: plenty for choosing faults.
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (least, most) => least + next() * (most - least),
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('There is nothing to pick from.');
      return item;
    },
  };
}
