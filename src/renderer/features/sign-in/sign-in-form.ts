import type { KnowledgeSource } from '../../../shared/domain/knowledge';
import { parseOrgUrl } from '../../../shared/domain/org-url';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import type { AppState } from '../../../shared/contract/state';
import { signInText } from '../../text/sign-in';

/** What is typed, but for the client secret, which never leaves its input. */
export interface SignInDraft {
  readonly orgUrl: string;
  readonly clientId: string;
  readonly sources: readonly KnowledgeSource[];
}

/** How Genesys is reached; as whom; what is asked. */
export type SignInStep = 'reach' | 'client' | 'sources';

/** The steps that are to be taken: one in which the policy leaves nothing to choose is left out. */
export function stepsOf({ locked }: Pick<AppState, 'locked'>): readonly SignInStep[] {
  const steps: readonly SignInStep[] = ['reach', 'client', 'sources'];
  return steps.filter((step) => !(step === 'reach' && locked.includes('gateway.orgUrl')) && !(step === 'sources' && locked.includes('gateway.knowledgeSources')));
}

/** Where the window comes in: where main is, or where something is missing. */
export function firstStep(state: AppState): SignInStep {
  const { status, fault, orgUrl, tested } = state.signIn;
  if (tested) return 'sources';
  const beyond = status !== 'idle' || fault !== null || state.connectionTest.status !== 'idle';
  if (beyond && orgUrl !== '') return 'client';
  return stepsOf(state)[0] ?? 'client';
}

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

/** What is wrong with an address, in words; null where nothing is. */
export function orgUrlProblem(orgUrl: string): string | null {
  const url = parseOrgUrl(orgUrl);
  return url.ok ? null : faultSentence(url.error);
}

/** Whether a list of knowledge bases can be used, in words where not. */
export function sourcesProblem(sources: readonly KnowledgeSource[]): string | null {
  if (sources.length === 0) return signInText.needSources;
  const ids = sources.map((source) => source.knowledgeBaseId);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  return repeated === undefined ? null : signInText.repeatedSource({ id: repeated });
}

/** Whether what is typed is still what was tested. */
export function isAsTested(draft: SignInDraft, { signIn }: Pick<AppState, 'signIn'>): boolean {
  return draft.orgUrl.trim() === signIn.orgUrl.trim() && draft.clientId.trim() === signIn.clientId.trim();
}
