import { History, Search, SearchX, X, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import type { AppState } from '../../../shared/contract/state';
import { announce } from '../../ui/announcer';
import { PageHead } from '../../ui/page-head';
import { useEscape } from '../../ui/use-escape';
import { countWords, historyText, noneFoundWords } from '../../text/history';
import { useNow } from '../../bridge/use-now';
import { HistoryItem } from './history-item';
import { useHistory, type Found } from './use-history';
import '../ask/search-box.css';
import './history-view.css';

interface Props {
  readonly state: AppState;
  readonly onBack: () => void;
}

const agesEveryMs = 600_000;

/** What was asked and shown today, to be looked up again. */
export function HistoryView({ state, onBack }: Props): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const now = useNow(agesEveryMs);
  const found = useHistory(text, state, now);
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  useEscape(onBack);
  const words = wordsOf(found);
  useSaid(words);

  return (
    <div className="page history">
      <PageHead title={historyText.title} focus="own" onBack={onBack} />
      <main className="history-body">
        <div className="history-search">
          <SearchField className="search-field" aria-label={historyText.search} value={text} onChange={setText} maxLength={500}>
            <Search size={16} aria-hidden />
            <Input ref={input} placeholder={historyText.placeholder} autoComplete="off" spellCheck="false" />
            {text !== '' && (
              <Button className="button button-icon" aria-label={historyText.clear}>
                <X size={14} aria-hidden />
              </Button>
            )}
          </SearchField>
          <p className="history-count">{words}</p>
        </div>
        {found.kind === 'found' && found.history.total === 0 && <Nothing text={found.text} />}
        {found.kind === 'found' && found.history.total > 0 && (
          <ol className="history-list" aria-label={historyText.list}>
            {found.history.entries.map((entry) => (
              <HistoryItem key={entry.queryId} entry={entry} now={now} />
            ))}
          </ol>
        )}
        <p className="history-memory">{historyText.memory}</p>
      </main>
    </div>
  );
}

function wordsOf(found: Found): string {
  if (found.kind === 'looking') return historyText.looking;
  if (found.kind === 'failed') return faultSentence(found.fault);
  const { entries, total } = found.history;
  if (total === 0) return '';
  return countWords(entries.length, total, found.text === '' ? 'all' : 'some');
}

/** Says the count as it changes, not the one the page opens with. */
function useSaid(words: string): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (words === historyText.looking) return;
    if (last.current !== null && last.current !== words && words !== '') announce(words);
    last.current = words;
  }, [words]);
}

function Nothing({ text }: { readonly text: string }): ReactNode {
  const [Icon, title, help]: readonly [LucideIcon, string, string] =
    text === '' ? [History, historyText.emptyTitle, historyText.emptyHelp] : [SearchX, noneFoundWords(text), historyText.noneHelp];
  useEffect(() => {
    if (text !== '') announce(noneFoundWords(text));
  }, [text]);
  return (
    <div className="empty">
      <Icon size={28} strokeWidth={1.5} aria-hidden />
      <h2>{title}</h2>
      <p>{help}</p>
    </div>
  );
}
