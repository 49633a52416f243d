import type { KnowledgeResult, KnowledgeSource } from '../../../shared/domain/knowledge';

/**
 * Where a result comes from, in words. The gateway's answer names no knowledge base, so the article's own address
 * says it: host and first section; else the knowledge base, where only one was asked.
 */
export function sourceOf(result: KnowledgeResult, sources: readonly KnowledgeSource[]): string {
  if (result.url !== null) {
    const url = new URL(result.url);
    const sections = url.pathname.split('/').filter((part) => part !== '');
    const section = sections.length > 1 ? sections[0] : undefined;
    return section === undefined ? url.host : `${url.host} › ${decode(section)}`;
  }
  return sources.length === 1 && sources[0] !== undefined ? sources[0].knowledgeBaseId : 'Knowledge base';
}

/** The priority of the knowledge base a result is from; null where neither the gateway nor what was asked says which one that is. */
export function priorityOf(result: Pick<KnowledgeResult, 'knowledgeBaseId'>, sources: readonly KnowledgeSource[]): number | null {
  const alone = sources.length === 1 ? sources[0] : undefined;
  const from = result.knowledgeBaseId === null ? alone : sources.find((source) => source.knowledgeBaseId === result.knowledgeBaseId);
  return from?.priority ?? null;
}

function decode(section: string): string {
  try {
    return decodeURIComponent(section);
  } catch {
    return section;
  }
}
