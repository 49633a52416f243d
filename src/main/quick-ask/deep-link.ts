import { z } from 'zod';
import { fault, type Fault } from '../../shared/domain/fault';
import { queryTextBounds } from '../../shared/domain/knowledge';
import { err, ok, type Result } from '../../shared/domain/result';
import { isBroken, readableText } from './readable-text';

/** What a link may make Cuecard do; there is nothing else. */
export type DeepLink =
  | { readonly verb: 'ask'; readonly text: string; readonly conversationId: string | null }
  | { readonly verb: 'conversation'; readonly conversationId: string };

export const linkScheme = 'cuecard';

/**
 * Reads `cuecard://ask?text=…&conversation=…` or `cuecard://conversation?id=…`. Its own few lines of grammar instead of
 * `new URL`: that one takes hosts, users, ports, fragments and paths of any scheme, and says nothing of what it repaired.
 * A link that holds anything but what is named here is refused whole: half a question is worse than none.
 * The detail of the fault says what is wrong and never quotes the link.
 */
export function parseDeepLink(link: string): Result<DeepLink, Fault> {
  if (link.length > longestLink) return refused('it is too long');
  const parts = grammar.exec(link)?.groups;
  if (parts === undefined) return refused('it is no ask and no conversation');
  const parameters = parametersOf(parts.query ?? '');
  if (!parameters.ok) return parameters;
  const read = parts.verb?.toLowerCase() === 'ask' ? readAsk(parameters.value) : readConversation(parameters.value);
  return read.success ? ok(read.data) : refused(read.error.issues[0]?.message ?? 'a parameter is not allowed');
}

/** True for what the system would hand us to open: our scheme, in any case, whatever follows. */
export function isDeepLink(argument: string): boolean {
  return /^\s*cuecard:/i.test(argument);
}

/** 500 characters of three bytes, each percent-encoded, an identifier, and the rest. */
const longestLink = 6_000;

/** Browsers and Windows put a slash before the question mark. */
const grammar = /^cuecard:\/\/(?<verb>ask|conversation)\/?\?(?<query>[^#]*)$/i;

const conversationIdSchema = z
  .string('it has no identifier')
  .max(100, 'the conversation’s identifier is over 100 characters')
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:@+/=~-]*$/, 'the conversation’s identifier is not allowed');

const textSchema = z
  .string('it has no text')
  .refine((text) => !isBroken(text), 'its text holds control characters')
  .transform(readableText)
  .refine((text) => Array.from(text).length >= queryTextBounds.min, 'its text is under 2 characters')
  .refine((text) => text.length <= queryTextBounds.max, 'its text is over 500 characters');

const askSchema = z.strictObject({ text: textSchema, conversation: conversationIdSchema.optional() }, { error: strangers });
const conversationSchema = z.strictObject({ id: conversationIdSchema }, { error: strangers });

function readAsk(parameters: object): z.ZodSafeParseResult<DeepLink> {
  return askSchema.transform(({ text, conversation }): DeepLink => ({ verb: 'ask', text, conversationId: conversation ?? null })).safeParse(parameters);
}

function readConversation(parameters: object): z.ZodSafeParseResult<DeepLink> {
  return conversationSchema.transform(({ id }): DeepLink => ({ verb: 'conversation', conversationId: id })).safeParse(parameters);
}

/** Most often an “&” of the text that was not encoded. */
function strangers(issue: { readonly code?: string | undefined }): string | undefined {
  return issue.code === 'unrecognized_keys' ? 'it has a parameter that is not known' : undefined;
}

/** Form encoding, as `URLSearchParams` and `encodeURIComponent` write it; each name once. */
function parametersOf(query: string): Result<object, Fault> {
  const found = new Map<string, string>();
  for (const part of query.split('&')) {
    const [name, value] = nameAndValue(part);
    if (name === null || value === null) return refused('it is not encoded properly');
    if (found.has(name)) return refused('a parameter is there twice');
    found.set(name, value);
  }
  // Without a prototype: a parameter may have any name.
  return ok(Object.assign(Object.create(null) as object, Object.fromEntries(found)));
}

function nameAndValue(part: string): [name: string | null, value: string | null] {
  const at = part.indexOf('=');
  return at < 1 ? [null, null] : [decoded(part.slice(0, at)), decoded(part.slice(at + 1))];
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

function refused(why: string): Result<never, Fault> {
  return err(fault('link-invalid', why));
}
