import { z } from 'zod';
import { signInErrors, type SignInError } from './session/failure';

/** What a token endpoint answered, with whatever status. Of its own words only those that are known go any further. */
export type TokenAnswer =
  | { readonly kind: 'token'; readonly token: string; readonly lifeMs: number; readonly scopes: readonly string[]; /** What had to be put right, for the log. */ readonly odd: readonly string[] }
  | { readonly kind: 'error'; readonly error: SignInError }
  | { readonly kind: 'page' }
  /** `passing` may be other by the next try; `lasting` is what the endpoint means; `never` can't be used by any client of ours. */
  | { readonly kind: 'unusable'; readonly why: string; readonly remedy: 'passing' | 'lasting' | 'never' };

/** A token answer is a few hundred bytes; more than this is not one. */
export const largestAnswerBytes = 64 * 1024;
/** Where the answer doesn't say for how long; a gateway that thinks otherwise refuses the token, which leads to a fresh one. */
const assumedLifeMs = 3_600_000;
/** However long a token is said to live, it is renewed each day. */
const longestLifeMs = 86_400_000;
const longestToken = 16_384;

/** Each field by itself: one that is odd costs no more than itself. */
const answerSchema = z.object({
  access_token: z.unknown().optional(),
  token_type: z.unknown().optional(),
  expires_in: z.unknown().optional(),
  scope: z.unknown().optional(),
  error: z.unknown().optional(),
  code: z.unknown().optional(),
});

/** Reads an answer; `bytes` is null where there are more than `largestAnswerBytes`. */
export function readTokenAnswer(bytes: Uint8Array | null, contentType: string | null): TokenAnswer {
  if (bytes === null) return unusable('the answer was too large', 'passing');
  const text = textOf(bytes);
  if (isPage(text, contentType)) return { kind: 'page' };
  if (text.trim() === '') return unusable('the answer was empty', 'passing');
  const json = parseJson(text);
  if (json === undefined) return unusable('the answer was not understood', 'passing');
  const { data } = answerSchema.safeParse(json);
  // An answer that is no object at all is still what the endpoint means to say.
  if (data === undefined) return unusable('the answer holds no token', 'lasting');
  const error = errorOf(data.error) ?? errorOf(data.code);
  const { access_token: token } = data;
  if (token === undefined || token === null || token === '') return error === null ? unusable('the answer holds no token', 'lasting') : { kind: 'error', error };
  // It travels in a header, so it may hold only what a header can.
  if (typeof token !== 'string' || token.length > longestToken || !/^[\x21-\x7e]+$/.test(token)) return unusable('the token can’t be used', 'lasting');
  if (!isBearer(data.token_type)) return unusable('the token is no bearer token', 'never');
  const life = lifeOf(data.expires_in);
  const scopes = scopesOf(data.scope);
  const odd = [...(text.startsWith(byteOrderMark) ? ['byte order mark'] : []), ...life.odd, ...scopes.odd];
  return { kind: 'token', token, lifeMs: life.ms, scopes: scopes.names, odd };
}

function unusable(why: string, remedy: Extract<TokenAnswer, { kind: 'unusable' }>['remedy']): TokenAnswer {
  return { kind: 'unusable', why, remedy };
}

const byteOrderMark = '\ufeff';

/** UTF-8, unless it shows itself to be UTF-16: by a byte order mark, or by NULs where JSON and HTML have their first signs. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0) ? 'utf-16le' : (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

function isPage(text: string, contentType: string | null): boolean {
  return saysPage(contentType) || withoutMark(text).trimStart().startsWith('<');
}

/** Whether a `Content-Type` is that of a web page. */
export function saysPage(contentType: string | null | undefined): boolean {
  return /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? '');
}

/** Undefined where it is none, which null is not. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(withoutMark(text));
  } catch {
    return undefined;
  }
}

function withoutMark(text: string): string {
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}

/** The error by its name, however that is written, or in an object of its own. */
function errorOf(said: unknown): SignInError | null {
  if (typeof said === 'string') return errorsByFold.get(fold(said)) ?? null;
  if (typeof said !== 'object' || said === null) return null;
  for (const key of ['error', 'code'] as const) {
    const inner: unknown = key in said ? Reflect.get(said, key) : undefined;
    const known = typeof inner === 'string' ? errorsByFold.get(fold(inner)) : undefined;
    if (known !== undefined) return known;
  }
  return null;
}

const fold = (name: string): string => name.slice(0, 100).toLowerCase().replace(/[^a-z]/g, '');
// The keys of the table are all there is in it.
const errorsByFold: ReadonlyMap<string, SignInError> = new Map((Object.keys(signInErrors) as SignInError[]).map((name) => [fold(name), name]));

/** Some call it “BearerToken”; where nothing is said, there is no other kind. */
function isBearer(type: unknown): boolean {
  return typeof type !== 'string' || type.trim() === '' || /^\s*bearer/i.test(type);
}

function lifeOf(said: unknown): { readonly ms: number; readonly odd: readonly string[] } {
  const seconds = typeof said === 'string' && /^\s*\d+(?:\.\d+)?\s*$/.test(said) ? Number(said) : typeof said === 'number' ? said : Number.NaN;
  if (!(seconds > 0)) return { ms: assumedLifeMs, odd: [said === undefined || said === null ? 'no lifetime' : 'lifetime of no use'] };
  const ms = seconds * 1_000;
  return { ms: Math.min(ms, longestLifeMs), odd: [...(typeof said === 'string' ? ['lifetime as text'] : []), ...(ms > longestLifeMs ? ['lifetime over a day'] : [])] };
}

/** None where it says nothing of them. The gateway decides; here they are compared by what they mean, not by how they are written. */
function scopesOf(said: unknown): { readonly names: readonly string[]; readonly odd: readonly string[] } {
  if (said === undefined || said === null) return { names: [], odd: [] };
  const texts = Array.isArray(said) ? said.filter((one) => typeof one === 'string') : typeof said === 'string' ? [said] : null;
  if (texts === null) return { names: [], odd: ['scopes of no use'] };
  const names = texts.flatMap((text) => text.split(/[\s,;]+/)).flatMap((name) => (name === '' ? [] : [name.toLowerCase()]));
  const odd = Array.isArray(said) ? ['scopes as a list'] : /[,;]/.test(texts.join('')) ? ['scopes with commas'] : [];
  return { names, odd };
}
