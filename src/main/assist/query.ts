import { fault, type Fault } from '../../shared/fault';
import { queryTextBounds, type Query, type QueryTrigger } from '../../shared/knowledge';
import { err, ok, type Result } from '../../shared/result';
import type { Settings } from '../../shared/settings';

/** What somebody or something wants to know. */
export interface AskRequest {
  readonly text: string;
  readonly conversationId: string;
  readonly trigger: QueryTrigger;
}

/** Makes a query within the protocol's bounds, or says which bound it breaks; nothing was taken or sent then. */
export function makeQuery(request: AskRequest, settings: Settings, id: string, now: number): Result<Query, Fault> {
  const text = request.text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  // The gateway may count UTF-16 units or characters; the stricter of the two is safe with both.
  if (Array.from(text).length < queryTextBounds.min) return err(fault('query-too-short'));
  if (text.length > queryTextBounds.max) return err(fault('query-too-long'));
  if (settings.gateway.knowledgeSources.length === 0) return err(fault('no-knowledge-base'));
  return ok(queryOf({ ...request, text }, settings, id, now));
}

/** The query of a text that is within its bounds already, as `makeQuery` leaves it. */
export function queryOf(request: AskRequest, { gateway }: Settings, id: string, now: number): Query {
  return {
    id,
    conversationId: request.conversationId,
    text: request.text,
    sources: gateway.knowledgeSources,
    maxResults: gateway.maxResults,
    confidenceThreshold: gateway.confidenceThreshold,
    language: gateway.language,
    trigger: request.trigger,
    askedAt: now,
    deadline: now + gateway.queryTimeoutMs,
  };
}
