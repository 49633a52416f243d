import { hasAbcd, readCustomerLines, readParaphrases, type KnownQuestion } from '../../support/abcd';
import { openAbcdDesk, threshold, type AbcdDesk } from './abcd-desk';
import { missesOf, tableOf, type Judged } from './figures';

export interface RelevanceOptions {
  /** Where the data is. */
  readonly folder: string;
  readonly misses: 'told' | 'counted';
  readonly print: (line: string) => void;
}

/** Asks every customer's line and every paraphrase through the real assistant, and prints how well that went. */
export async function benchRelevance({ folder, misses, print }: RelevanceOptions): Promise<void> {
  if (!hasAbcd(folder)) {
    print(`Nothing measured: the ABCD data (guidelines.json, dialogues.json, ontology.json) is not in ${folder}.`);
    return;
  }
  // Each question is answered by the gateway; what a cache would do to the latency is no relevance.
  const desk = await openAbcdDesk({ folder, cache: 'off' });
  try {
    print(`55 real guidelines, suggestions of ${threshold * 100} % and more.`);
    for (const [title, questions] of [
      ['Customers’ lines of the dialogues, small talk and all', await readCustomerLines(folder)],
      ['Paraphrases', await readParaphrases(folder)],
    ] as const) {
      const judged = await judge(desk, questions);
      for (const line of ['', ...tableOf(title, judged), ...(misses === 'told' ? missesOf(judged) : [])]) print(line);
    }
  } finally {
    await desk.close();
  }
}

async function judge(desk: AbcdDesk, questions: readonly KnownQuestion[]): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  // One after the other, as an agent asks; all at once would measure the line they wait in.
  for (const question of questions) judged.push({ ...question, outcome: await desk.ask(question.text) });
  return judged;
}
