import type { HistoryEntry } from '../../../shared/contract/history';

const most = 5;

/**
 * What an agent typed today, for asking it again: each text once, whatever its case, in the order main gave them, and not
 * what stands in the box already. What customers said and what was asked ahead isn’t among it.
 */
export function recentTexts(entries: readonly Pick<HistoryEntry, 'text' | 'trigger'>[], draft: string): readonly string[] {
  const seen = new Set([keyOf(draft)]);
  const texts: string[] = [];
  for (const { text, trigger } of entries) {
    const key = keyOf(text);
    // A stand-in for masked data asks nothing.
    if (trigger !== 'typed' || seen.has(key) || /\[[^\]]+\]/u.test(text)) continue;
    seen.add(key);
    texts.push(text);
  }
  return texts.slice(0, most);
}

const keyOf = (text: string): string => text.trim().replace(/\s+/gu, ' ').toLowerCase();
