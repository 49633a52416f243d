const usage = 'Use: npm test [-- [--changed [BASE]] [--day NAME]].';

/**
 * @typedef {object} Options
 * @property {{ base: string | null } | null} changed run what the changes since `base` can touch; a null base: since this branch began; null: run everything
 * @property {string | null} day as if on which day; null: any
 */

/**
 * Reads the arguments of `npm test`; `--name=value` will do too.
 * @param {readonly string[]} argv
 * @returns {{ ok: true, options: Options } | { ok: false, sentence: string }}
 */
export function readArguments(argv) {
  /** @type {Options} */
  const options = { changed: null, day: null };
  const words = argv.flatMap((word) => (/^--\w+=/.test(word) ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)].filter(Boolean) : [word]));
  for (let at = 0; at < words.length; at += 1) {
    const next = words[at + 1];
    const value = next === undefined || next === '' || next.startsWith('-') ? null : next;
    if (words[at] === '--changed') options.changed = { base: value };
    else if (words[at] === '--day' && value !== null) options.day = value;
    else return { ok: false, sentence: `${words[at] === '--day' ? 'A day needs its name' : `The tests know no “${words[at]}”`}. ${usage}` };
    if (value !== null) at += 1;
  }
  return { ok: true, options };
}
