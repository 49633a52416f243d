import { Undo2, X } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { platform } from '../../../bridge/platform';
import type { Suggestion } from '../../../../shared/domain/knowledge';
import { appText } from '../../../text/app';
import { suggestionText } from '../../../text/suggestion';
import './undo-bar.css';

interface Props {
  readonly dismissed: Suggestion;
  readonly onUndo: () => void;
  /** It was closed by the agent, whose focus was on it. */
  readonly onClose: () => void;
}

/** Long enough to notice a slip; the list's undo keys work after that, too. */
const staysMs = 10_000;

/** Says what was dismissed and takes it back. Goes 10 s after pointer and focus have left it. */
export function UndoBar({ dismissed, onUndo, onClose }: Props): ReactNode {
  const [phase, setPhase] = useState<'shown' | 'held' | 'over'>('shown');
  useEffect(() => {
    if (phase !== 'shown') return undefined;
    const timer = setTimeout(() => setPhase('over'), staysMs);
    return () => clearTimeout(timer);
  }, [phase]);
  if (phase === 'over') return null;
  const hold = (): void => setPhase('held');
  const release = (bar: Element): void => {
    if (!bar.matches(':hover') && !bar.contains(document.activeElement)) setPhase((now) => (now === 'held' ? 'shown' : now));
  };
  const close = (): void => {
    setPhase('over');
    onClose();
  };
  return (
    <div className="undo-place">
      <div
        className="undo-bar"
        onKeyDown={(event) => {
          if (!isUndo(event)) return;
          event.preventDefault();
          onUndo();
        }}
        onPointerEnter={hold}
        onPointerLeave={(event) => release(event.currentTarget)}
        onFocus={hold}
        onBlur={(event) => release(event.currentTarget)}
      >
        <p title={dismissed.title}>{suggestionText.dismissed({ title: dismissed.title })}</p>
        <Button className="button undo-button" aria-keyshortcuts="Control+Z" onPress={onUndo}>
          <Undo2 size={14} aria-hidden />
          {suggestionText.undo}
        </Button>
        <Button className="button button-icon" aria-label={appText.close} onPress={close}>
          <X size={14} aria-hidden />
        </Button>
      </div>
    </div>
  );
}

/** The keys that take a dismissal back, as this platform writes them. */
export const undoKeys = platform() === 'mac' ? '⌘Z' : 'Ctrl Z';

/** Whether these are the keys that take a dismissal back: in the list, and on the bar. */
export function isUndo(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): boolean {
  return event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
}
