import { fault, type Fault } from '../../../shared/domain/fault';
import { queryTextBounds, type MaskedPart, type Query, type QueryTrigger } from '../../../shared/domain/knowledge';
import { err, ok, type Result } from '../../../shared/domain/result';
import type { Settings } from '../../../shared/settings/settings';
import { maskPersonalData, type Masked } from '../masking/mask';
import { regionOf } from '../masking/region';
import { standInsIn } from '../masking/stand-ins';

/** What somebody or something wants to know. */
export interface AskRequest {
  readonly text: string;
  readonly conversationId: string;
  readonly trigger: QueryTrigger;
}

/** The moment of asking. */
export interface Asking {
  /** The query's own. */
  readonly id: string;
  /** See `Query.order`. */
  readonly order: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Makes a query within the protocol's bounds, or says which bound it breaks; nothing was taken or sent then. Personal
 * data is masked first, and what was typed is nowhere after that.
 */
export function makeQuery(request: AskRequest, settings: Settings, asking: Asking): Result<Query, Fault> {
  const { text, masked } = withoutPersonalData(request.text, settings);
  // The gateway may count UTF-16 units or characters; the stricter of the two is safe with both.
  if (Array.from(text).length < queryTextBounds.min) return err(fault('query-too-short'));
  if (masked.length > 0 && !asksBeside(text, masked)) return err(fault('query-only-personal-data'));
  if (text.length > queryTextBounds.max) return err(fault('query-too-long'));
  if (settings.gateway.knowledgeSources.length === 0) return err(fault('no-knowledge-base'));
  return ok(queryOf({ ...request, text }, settings, asking));
}

/** The query of a text that is within its bounds already, as `makeQuery` leaves it. */
export function queryOf(request: AskRequest, { gateway }: Settings, { id, order, now }: Asking): Query {
  return {
    id,
    conversationId: request.conversationId,
    text: request.text,
    masked: standInsIn(request.text),
    sources: gateway.knowledgeSources,
    maxResults: gateway.maxResults,
    confidenceThreshold: gateway.confidenceThreshold,
    language: gateway.language,
    trigger: request.trigger,
    order,
    askedAt: now,
    deadline: now + gateway.queryTimeoutMs,
  };
}

/** What the window shows of a text that became no query: masked all the same, and no longer than a query is. */
export function openingText(typed: string, settings: Settings): Pick<Query, 'text' | 'masked'> {
  const text = withoutPersonalData(typed, settings).text.slice(0, queryTextBounds.max);
  return { text, masked: standInsIn(text) };
}

function withoutPersonalData(typed: string, { gateway, masking }: Settings): Masked {
  // A mark that JavaScript takes for a blank and nobody sees: it is no gap between two digits.
  const text = typed.slice(0, mostLookedAt).replaceAll('\ufeff', '').normalize('NFC').replace(/\s+/gu, ' ').trim();
  return maskPersonalData(text, { region: regionOf(gateway.language), kinds: masking.kinds });
}

/** More than anybody asks, and no more than main thread may spend on it; the window can't send more either. */
const mostLookedAt = 5_000;

/** A letter or a digit is left outside the stand-ins. */
function asksBeside(text: string, masked: readonly MaskedPart[]): boolean {
  const ends = [0, ...masked.map(({ end }) => end)];
  const starts = [...masked.map(({ start }) => start), text.length];
  return ends.some((end, index) => /[\p{L}\p{N}]/u.test(text.slice(end, starts[index])));
}
