import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { judge, missesOf, overTheAim, tableOf, type Judged } from './figures';
import { sentenceSchema } from './sentence';

export interface BenchOptions {
  readonly misses: 'told' | 'counted';
  readonly print: (line: string) => void;
}

/** The lists: the project's own, and one by somebody who hadn't seen the rules. */
export const lists = [
  { title: 'own sentences', file: 'sentences.json' },
  { title: 'sentences by somebody who hadn’t seen the rules', file: 'blind-sentences.json' },
] as const;

/** Masks every sentence of the lists, prints what was missed and what was masked for nothing, and says whether the aims are met. */
export async function benchMasking({ misses, print }: BenchOptions): Promise<'met' | 'missed'> {
  const over: string[] = [];
  for (const { title, file } of lists) {
    const judged = await judgedOf(file);
    for (const line of tableOf(title, judged)) print(line);
    if (misses === 'told') for (const line of missesOf(judged)) print(line);
    over.push(...overTheAim(judged).map((words) => `${title}: ${words}`));
    print('');
  }
  for (const words of over) print(`over the aim: ${words}`);
  return over.length === 0 ? 'met' : 'missed';
}

export async function judgedOf(file: string): Promise<readonly Judged[]> {
  const sentences = z.array(sentenceSchema).parse(JSON.parse(await readFile(join(import.meta.dirname, file), 'utf8')));
  return sentences.map(judge);
}
