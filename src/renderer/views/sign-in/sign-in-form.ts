import type { KnowledgeSource } from '../../../shared/knowledge';
import { parseOrgUrl } from '../../../shared/org-url';
import { faultSentence } from '../../../shared/fault-sentence';
import type { AppState } from '../../../shared/state';
import { signInText } from '../../text/sign-in';

/** What is typed into the sign-in form, but for the client secret, which never leaves its input. */
export interface SignInDraft {
  readonly orgUrl: string;
  readonly clientId: string;
  readonly sources: readonly KnowledgeSource[];
}

/** What is wrong, in words, by field; null where nothing is. */
export interface SignInProblems {
  readonly orgUrl: string | null;
  readonly clientId: string | null;
  readonly clientSecret: string | null;
  readonly sources: string | null;
}

export const noProblems: SignInProblems = { orgUrl: null, clientId: null, clientSecret: null, sources: null };

/** What the form shows first: main's prefill, with at least one row for a knowledge base. */
export function firstDraft(state: AppState): SignInDraft {
  const { orgUrl, clientId, knowledgeSources } = state.signIn;
  return { orgUrl, clientId, sources: knowledgeSources.length > 0 ? knowledgeSources : [{ knowledgeBaseId: '', priority: 1 }] };
}

/** The draft with what the policy sets in its place. */
export function withPolicy(draft: SignInDraft, state: AppState): SignInDraft {
  const { gateway } = state.settings;
  const locked = (path: AppState['locked'][number]): boolean => state.locked.includes(path);
  return {
    orgUrl: locked('gateway.orgUrl') ? gateway.orgUrl : draft.orgUrl,
    clientId: locked('gateway.clientId') ? gateway.clientId : draft.clientId,
    sources: locked('gateway.knowledgeSources') ? gateway.knowledgeSources : draft.sources,
  };
}

/** Empty rows at the end of the list are not meant. */
export function meantSources(sources: readonly KnowledgeSource[]): readonly KnowledgeSource[] {
  return sources
    .map((source) => ({ ...source, knowledgeBaseId: source.knowledgeBaseId.trim() }))
    .filter((source) => source.knowledgeBaseId !== '');
}

/** Looks for mistakes before anything is sent. */
export function problemsOf(draft: SignInDraft, secret: 'given' | 'missing'): SignInProblems {
  const url = parseOrgUrl(draft.orgUrl);
  return {
    orgUrl: url.ok ? null : faultSentence(url.error),
    clientId: draft.clientId.trim() === '' ? signInText.needClientId : null,
    clientSecret: secret === 'missing' ? signInText.needClientSecret : null,
    sources: sourcesProblem(meantSources(draft.sources)),
  };
}

/** Whether a list of knowledge bases can be used, in words where not. */
export function sourcesProblem(sources: readonly KnowledgeSource[]): string | null {
  if (sources.length === 0) return signInText.needSources;
  const ids = sources.map((source) => source.knowledgeBaseId);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  return repeated === undefined ? null : signInText.repeatedSource({ id: repeated });
}
