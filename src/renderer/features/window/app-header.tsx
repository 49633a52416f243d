import { Download, History, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AppState } from '../../../shared/contract/state';
import { appText } from '../../text/app';
import { BrandMark } from '../../ui/brand-mark';
import { ConnectionStatus } from '../connection/connection-status';
import { IconButton } from '../../ui/icon-button';
import { PauseMenu } from './pause-menu';
import { WindowMenu } from './window-menu';
import './app-header.css';

interface Props {
  readonly state: AppState;
  readonly onHistory: () => void;
  readonly onSettings: () => void;
  readonly onInsights: () => void;
  readonly onExport: () => void;
}

/** Who we are, whom we are connected to and how well, and what is done often; the rest is in the menu. */
export function AppHeader({ state, onHistory, onSettings, onInsights, onExport }: Props): ReactNode {
  return (
    <header className="app-header">
      <BrandMark size={28} />
      <div className="app-ident">
        {/* The mark says it, and the organisation needs the room. */}
        <h1 {...(state.organisation !== null && { className: 'visually-hidden' })}>{appText.product}</h1>
        {state.organisation !== null && (
          <span className="app-organisation" title={state.organisation}>
            {state.organisation}
          </span>
        )}
      </div>
      <ConnectionStatus connection={state.connection} secret={state.sessionOnly ? 'in-memory' : 'kept'} />
      <div className="app-actions">
        <PauseMenu pausedUntil={state.notifications.pausedUntil} />
        <IconButton name={appText.history} icon={History} onPress={onHistory} />
        <IconButton name={appText.exportAudit} icon={Download} onPress={onExport} />
        <IconButton name={appText.settings} icon={Settings} onPress={onSettings} />
        <WindowMenu state={state} onInsights={onInsights} />
      </div>
    </header>
  );
}
