import type { FaultGroup, FaultRow, Observed } from './row';

export type Played = Map<FaultRow, Observed>;

/** The page about faults, made from what happened. */
export function report(groups: readonly FaultGroup[], played: Played): string {
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  return `# What happens when something fails

Written by \`test/unit/faults/fault-matrix.test.ts\`, which plays each of these ${rows} rows over real sockets and holds
this page to what it saw; \`CUECARD_DOCS=write npx vitest run -c config/vitest.config.ts test/unit/faults\` renews it.

- **The window says** the words of its status line, in order, from the moment it fails.
- **The questions end** as the audit on disk has it, status and error, and in the window’s own words. A question
  arrives at the gateway once, unless it says otherwise: it is sent again, or its call subscribed anew, after a drop.
- **Over after** counts seconds of the app’s clock until everything is settled, and connected again or stopped. Pauses
  drawn at random are drawn in the middle; the bound is the worst that may come of them.

In every row each question settled exactly once, nothing was shown twice or before it was on disk, no answer came to
another question than its own, and no timer was left.
${groups.map((group) => section(group, played)).join('')}`;
}

/** One line a row, for the test's own report. */
export function printed(groups: readonly FaultGroup[], played: Played): string {
  const shown = groups.filter((group) => group.rows.some((row) => played.has(row)));
  const lines = shown.flatMap((group) => [
    `\n${group.title}`,
    ...group.rows.flatMap((row) => {
      const seen = played.get(row);
      if (seen === undefined) return [];
      const stall = seen.stallMs >= 10 ? ` | main held for ${Math.round(seen.stallMs)} ms` : '';
      return [`  ${row.fails} | ${seen.sees.join(' → ')} | ${seen.ends.join('; ')} | ${timeOf(row, seen)}${stall}`];
    }),
  ]);
  return lines.join('\n');
}

/** Nothing that needs no time takes any, or its row fails. */
function timeOf({ withinS }: FaultRow, { tookS }: Observed): string {
  return withinS === 0 ? 'at once' : `${tookS} s of ${withinS} s`;
}

function section({ title, note, rows }: FaultGroup, played: Played): string {
  const lines = rows.flatMap((row) => {
    const seen = played.get(row);
    return seen === undefined ? [] : [`| ${[row.fails, seen.sees.join(' → '), seen.ends.join('<br>'), timeOf(row, seen)].join(' | ')} |`];
  });
  return `
## ${title}
${note === undefined ? '' : `\n${note}\n`}
| What fails | The window says | The questions end | Over after |
| --- | --- | --- | --- |
${lines.join('\n')}
`;
}
