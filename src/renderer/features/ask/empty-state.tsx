import { MessageSquareText } from 'lucide-react';
import type { ReactNode } from 'react';
import { suggestionText } from '../../text/suggestion';
import { focusKeys } from './search-box';
import './empty-state.css';

/** What the assist view says before anything was asked. */
export function EmptyState(): ReactNode {
  const { shortcut } = suggestionText;
  return (
    <div className="empty">
      <MessageSquareText size={28} strokeWidth={1.5} aria-hidden />
      <h2>{suggestionText.emptyTitle}</h2>
      <p>{suggestionText.emptyHelp}</p>
      <dl>
        <Key keys={focusKeys} does={shortcut.focus} />
        <Key keys="Enter" does={shortcut.ask} />
        <Key keys="Esc" does={shortcut.clear} />
        <Key keys="↑ ↓" does={shortcut.walk} />
      </dl>
    </div>
  );
}

function Key({ keys, does }: { readonly keys: string; readonly does: string }): ReactNode {
  return (
    <div>
      <dt>
        <kbd>{keys}</kbd>
      </dt>
      <dd>{does}</dd>
    </div>
  );
}
