import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** A question whose right guideline is known. */
export interface KnownQuestion {
  readonly text: string;
  readonly flow: string;
  /** The subflow it is about: the title of its guideline. */
  readonly subflow: string;
}

export interface Dialogue {
  readonly subflow: string;
  readonly customerLines: readonly string[];
}

/** Where the data is beside a clone; it is no part of the project. */
export const abcdFolder = join(import.meta.dirname, '../../../shared/data/abcd');

export function hasAbcd(folder: string): boolean {
  return ['guidelines.json', 'dialogues.json', 'ontology.json'].every((name) => existsSync(join(folder, name)));
}

const dialoguesSchema = z.array(z.object({ subflow: z.string(), original: z.array(z.tuple([z.string(), z.string()])) }));
const ontologySchema = z.object({ intents: z.object({ subflows: z.record(z.string(), z.array(z.string())) }) });
const guidelinesSchema = z.record(z.string(), z.object({ subflows: z.record(z.string(), z.unknown()) }));
const paraphrasesSchema = z.array(z.strictObject({ subflow: z.string(), question: z.string() }));

/** The dialogues with the titles of their guidelines, and what the customers say in them. */
export async function readDialogues(folder: string): Promise<readonly Dialogue[]> {
  const titles = await titlesOfSubflows(folder);
  return dialoguesSchema.parse(await json(join(folder, 'dialogues.json'))).map(({ subflow, original }) => ({
    subflow: titles.get(subflow) ?? subflow,
    customerLines: original.flatMap(([speaker, text]) => (speaker === 'customer' ? [text] : [])),
  }));
}

/** Every customer's line, small talk and all. */
export async function readCustomerLines(folder: string): Promise<readonly KnownQuestion[]> {
  const flows = await flowsOfTitles(folder);
  const dialogues = await readDialogues(folder);
  return dialogues.flatMap(({ subflow, customerLines }) => customerLines.map((text) => ({ text, subflow, flow: flows.get(subflow) ?? '?' })));
}

/** Our own questions over all guidelines. */
export async function readParaphrases(folder: string): Promise<readonly KnownQuestion[]> {
  const flows = await flowsOfTitles(folder);
  const paraphrases = paraphrasesSchema.parse(await json(join(import.meta.dirname, '../bench/relevance/paraphrases.json')));
  return paraphrases.map(({ subflow, question }) => ({ text: question, subflow, flow: flows.get(subflow) ?? '?' }));
}

/** The ontology lists a flow's subflows in the order in which the guidelines describe them. */
async function titlesOfSubflows(folder: string): Promise<ReadonlyMap<string, string>> {
  const { intents } = ontologySchema.parse(await json(join(folder, 'ontology.json')));
  const titles = new Map<string, string>();
  for (const [flow, { subflows }] of Object.entries(await guidelines(folder))) {
    const names = intents.subflows[flow.toLowerCase().replaceAll(/[ -]/g, '_')] ?? [];
    Object.keys(subflows).forEach((title, index) => titles.set(names[index] ?? '', title));
  }
  return titles;
}

async function flowsOfTitles(folder: string): Promise<ReadonlyMap<string, string>> {
  return new Map(Object.entries(await guidelines(folder)).flatMap(([flow, { subflows }]) => Object.keys(subflows).map((title) => [title, flow] as const)));
}

async function guidelines(folder: string): Promise<z.infer<typeof guidelinesSchema>> {
  return guidelinesSchema.parse(await json(join(folder, 'guidelines.json')));
}

async function json(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}
