import { ChartColumn, Download, History, Pin, Settings } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import { tell } from '../bridge/client';
import type { AppState } from '../../shared/state';
import { appText } from '../text/app';
import { BrandMark } from './brand-mark';
import { ConnectionStatus } from './connection-status';
import { IconButton } from './icon-button';
import { PauseMenu } from './pause-menu';
import { ModeSwitch } from './mode-switch';
import './app-header.css';

interface Props {
  readonly state: AppState;
  readonly onHistory: () => void;
  readonly onSettings: () => void;
  readonly onInsights: () => void;
  readonly onExport: () => void;
}

/** Who we are, whom we are connected to and how well, and the window's own buttons. */
export function AppHeader({ state, onHistory, onSettings, onInsights, onExport }: Props): ReactNode {
  return (
    <header className="app-header">
      <BrandMark size={28} />
      <div className="app-ident">
        <h1>{appText.product}</h1>
        {state.organisation !== null && (
          <span className="app-organisation" title={state.organisation}>
            {state.organisation}
          </span>
        )}
      </div>
      <ConnectionStatus connection={state.connection} secret={state.sessionOnly ? 'in-memory' : 'kept'} />
      <div className="app-actions">
        <OnTopToggle
          phase={state.settings.window.alwaysOnTop ? 'on' : 'off'}
          hold={state.locked.includes('window.alwaysOnTop') ? 'locked' : 'free'}
        />
        <PauseMenu pausedUntil={state.notifications.pausedUntil} />
        <ModeSwitch mode={state.windowMode} />
        <IconButton name={appText.history} icon={History} onPress={onHistory} />
        <IconButton name={appText.exportAudit} icon={Download} onPress={onExport} />
        <IconButton name={appText.insights} icon={ChartColumn} onPress={onInsights} />
        <IconButton name={appText.settings} icon={Settings} onPress={onSettings} />
      </div>
    </header>
  );
}

interface OnTopToggleProps {
  readonly phase: 'on' | 'off';
  readonly hold: 'free' | 'locked';
}

function OnTopToggle({ phase, hold }: OnTopToggleProps): ReactNode {
  const whyId = useId();
  const locked = hold === 'locked';
  const toggle = (
    <ToggleButton
      className="button button-icon"
      aria-label={appText.alwaysOnTop}
      {...(locked && { 'aria-describedby': whyId })}
      isSelected={phase === 'on'}
      isDisabled={locked}
      onChange={(value) => tell('settings:change', { path: 'window.alwaysOnTop', value })}
    >
      <Pin size={16} aria-hidden />
    </ToggleButton>
  );
  if (locked) {
    // A disabled button gets neither hover nor focus, so the reason hangs on its frame.
    return (
      <span title={`${appText.alwaysOnTop}: ${appText.lockedBy}`}>
        {toggle}
        <span id={whyId} className="visually-hidden">
          {appText.lockedBy}
        </span>
      </span>
    );
  }
  return (
    <TooltipTrigger delay={500}>
      {toggle}
      <Tooltip className="tooltip" offset={4} placement="bottom">
        {appText.alwaysOnTop}
      </Tooltip>
    </TooltipTrigger>
  );
}
