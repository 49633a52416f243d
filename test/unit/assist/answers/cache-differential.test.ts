import { describe, expect, it } from 'vitest';
import { openAbcdDesk, type Outcome } from '../../../bench/relevance/abcd-desk';
import { thorough } from '../../../support/effort';
import { abcdFolder, hasAbcd, readCustomerLines, readParaphrases } from '../../../support/abcd';

const present = hasAbcd(abcdFolder);

describe('real questions against real guidelines', () => {
  const title = 'show the same suggestions with the cache as without it, each asked twice and others between';
  it.skipIf(!present)(present ? title : `${title} (skipped: the ABCD data is not beside the clone)`, async () => {
    const all = [...(await readCustomerLines(abcdFolder)), ...(await readParaphrases(abcdFolder))].map(({ text }) => text);
    const questions = all.filter((_text, index) => thorough || index % 4 === 0);
    const asked = twiceInterleaved(questions);
    const without = await run(asked, 'off');
    const kept = await run(asked, 'on');

    expect(kept.outcomes.map(shownOf)).toEqual(without.outcomes.map(shownOf));
    // It was a cache that answered: sent was each question once, but for those to which there is nothing to show.
    const sent = asked.flatMap((text, index) => (without.outcomes[index]?.status === 'REJECTED' ? [] : [{ text, shows: without.outcomes[index]?.titles.length !== 0 }]));
    expect(without.subscribes).toBe(sent.length);
    const once = new Set(sent.filter(({ shows }) => shows).map(({ text }) => text.toLowerCase()));
    expect(kept.subscribes).toBe(once.size + sent.filter(({ shows }) => !shows).length);
    expect(without.outcomes.filter(({ titles }) => titles.length > 0).length).toBeGreaterThan(questions.length);
  }, 120_000);
});

async function run(asked: readonly string[], cache: 'on' | 'off'): Promise<{ outcomes: readonly Outcome[]; subscribes: number }> {
  const desk = await openAbcdDesk({ folder: abcdFolder, cache });
  try {
    const outcomes: Outcome[] = [];
    for (const text of asked) outcomes.push(await desk.ask(text));
    return { outcomes, subscribes: desk.subscribes };
  } finally {
    await desk.close();
  }
}

/** Each one again after the next three, so that an answer is kept over others. */
function twiceInterleaved(questions: readonly string[]): readonly string[] {
  const again = [...nobody(3), ...questions];
  return [...questions, ...nobody(3)].flatMap((text, index) => [text, again[index] ?? null]).filter((text) => text !== null);
}

function nobody(times: number): readonly null[] {
  return new Array<null>(times).fill(null);
}

function shownOf({ status, titles, confidences }: Outcome): unknown {
  return { status, titles, confidences };
}
