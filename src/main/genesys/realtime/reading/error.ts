import { z } from 'zod';
import { parseDate } from '../../article/date-text';
import { members } from './members';

/** What an ERROR says, whatever its shape. */
export interface ReadError {
  /** `429` where it asks for less, in whatever words. null where there is none. */
  readonly code: string | null;
  /** Milliseconds it asks to wait, an hour at most; null where it names no time, or none that makes sense. */
  readonly retryAfterMs: number | null;
  readonly conversationId: unknown;
  readonly queryId: unknown;
}

const fields = ['code', 'status', 'statusCode', 'error', 'errors', 'conversationId', 'queryId', 'retryAfter', 'retryAfterMs', 'retryAfterSeconds'] as const;

/**
 * Reads an ERROR field by field. Its own words aren't read at all: they may echo the question.
 * @param now epoch milliseconds
 */
export function readError(raw: unknown, now: number): ReadError {
  const outer = members(raw, fields);
  const inner = members(first(outer?.error), fields) ?? members(first(outer?.errors), fields);
  const said = (name: (typeof fields)[number]): unknown => outer?.[name] ?? inner?.[name];
  const codes = [said('code'), typeof outer?.error === 'string' ? outer.error : undefined, said('status'), said('statusCode')];
  return {
    code: codeOf(codes.map((code) => codeSchema.parse(code)).filter((code) => code !== null)),
    retryAfterMs: pauseMs([said('retryAfter'), said('retryAfterSeconds')], said('retryAfterMs'), now),
    conversationId: said('conversationId'),
    queryId: said('queryId'),
  };
}

const codeSchema = z
  .union([z.string().trim().min(1), z.number().transform(String)])
  .nullable()
  .catch(null);

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

/** The first that is one; whichever says 429, or the like, decides. It is shown and logged, so it may hold only what a code does. */
function codeOf(codes: readonly string[]): string | null {
  if (codes.some(asksForLess)) return '429';
  const [code] = codes;
  if (code === undefined) return null;
  return /^[\w.-]{1,32}$/u.test(code) ? code : 'unreadable';
}

function asksForLess(code: string): boolean {
  if (code.length > 100) return false;
  if (/^\W*(?:https?|error|status)?[\s_.:-]*429(?!\d)/iu.test(code)) return true;
  return /toomanyrequest|ratelimit|throttl|(?:request|quota)(?:limit)?exceeded|resourceexhausted/u.test(code.toLowerCase().replace(/[^a-z]/gu, ''));
}

const mostMs = 3_600_000;

function pauseMs(seconds: readonly unknown[], milliseconds: unknown, now: number): number | null {
  const waits = [...seconds.map((one) => waitOf(one, 1_000, now)), waitOf(milliseconds, 1, now)];
  const wait = waits.find((one) => one !== null && one > 0) ?? null;
  // None at all is no pause, as in the header: three tries would be over in a moment.
  return wait === null ? null : Math.min(mostMs, Math.ceil(wait));
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, sec: 1_000, secs: 1_000, second: 1_000, seconds: 1_000, m: 60_000, min: 60_000, mins: 60_000, minute: 60_000, minutes: 60_000, h: 3_600_000 };

/** Milliseconds of a number, of one with its unit, of an ISO duration, or until a moment. */
function waitOf(value: unknown, unitMs: number, now: number): number | null {
  if (typeof value === 'number') return fromNumber(value, unitMs, now);
  if (typeof value !== 'string' || value.length > 100) return null;
  const text = value.trim();
  const [, count, unit = ''] = /^(\d+(?:[.,]\d+)?)\s*([a-z]*)$/iu.exec(text) ?? [];
  if (count !== undefined) {
    const number = Number(count.replace(',', '.'));
    const named = units[unit.toLowerCase()];
    return unit === '' ? fromNumber(number, unitMs, now) : named === undefined ? null : number * named;
  }
  const [, hours = '0', minutes = '0', secs = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/iu.exec(text) ?? [];
  const durationMs = Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(secs) * 1_000;
  if (durationMs > 0) return durationMs;
  const until = parseDate(text);
  return until === null ? null : until - now;
}

/** A number of seconds that would be some decades is a moment. */
function fromNumber(number: number, unitMs: number, now: number): number | null {
  if (!Number.isFinite(number)) return null;
  if (number < 1e9) return number * unitMs;
  return (number < 1e11 ? number * 1_000 : number) - now;
}
