const bounds = { minutes: [1, 720], seed: [0, 2 ** 32 - 1] };

/**
 * Reads `--minutes N` (1 to 720, default 10) and `--seed S` (0 to 4294967295, default from the clock); `--name=N` will do too.
 * @param {readonly string[]} argv
 * @param {number} now epoch milliseconds
 * @param {'soak' | 'chaos'} [command]
 * @returns {{ ok: true, minutes: number, seed: number } | { ok: false, sentence: string }}
 */
export function readArguments(argv, now, command = 'soak') {
  const usage = `Use: npm run ${command} -- --minutes N [--seed S].`;
  const found = { minutes: 10, seed: now % 2 ** 32 };
  const words = argv.flatMap((word) => (/^--\w+=/.test(word) ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word]));
  for (let at = 0; at < words.length; at += 2) {
    const name = words[at];
    if (name !== '--minutes' && name !== '--seed') return { ok: false, sentence: `${command === 'soak' ? 'The soak' : 'Chaos'} knows no “${name}”. ${usage}` };
    const key = name === '--minutes' ? 'minutes' : 'seed';
    const [least = 0, most = 0] = bounds[key];
    const text = words[at + 1] ?? '';
    const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
    if (!(value >= least && value <= most)) {
      return { ok: false, sentence: `${name} takes a whole number from ${least} to ${most}${text === '' ? '' : `, not “${text}”`}. ${usage}` };
    }
    found[key] = value;
  }
  return { ok: true, ...found };
}
