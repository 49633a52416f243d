import { ChartColumn, Check, Ellipsis, LogOut, Maximize2, PanelTop, Pin, RectangleHorizontal, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Keyboard, MenuItem, MenuSection, Separator, Text } from 'react-aria-components';
import { tell } from '../../bridge/client';
import type { AppState } from '../../../shared/contract/state';
import type { WindowMode } from '../../../shared/contract/window-mode';
import { appText } from '../../text/app';
import { stripText } from '../../text/strip';
import { trayText } from '../../text/tray';
import { IconMenu } from '../../ui/icon-menu';
import { LockMark } from '../../ui/lock-mark';
import { hasNoTray, quitKeyWords } from './use-quit-key';
import { chooseMode, modeKeyWords } from './use-mode-keys';

interface Props {
  readonly state: AppState;
  readonly onInsights: () => void;
}

/** What is wanted less often than in each call: how large the window is, whether it stays in front, and the figures. */
export function WindowMenu({ state, onInsights }: Props): ReactNode {
  return (
    <IconMenu name={appText.menu} icon={Ellipsis} items="marked">
      <Modes mode={state.windowMode} />
      <Separator className="menu-line" />
      <OnTop phase={state.settings.window.alwaysOnTop ? 'on' : 'off'} hold={state.locked.includes('window.alwaysOnTop') ? 'locked' : 'free'} />
      <Separator className="menu-line" />
      <MenuItem className="option" textValue={appText.insights} onAction={onInsights}>
        <ChartColumn size={14} aria-hidden />
        <Text slot="label">{appText.insights}</Text>
      </MenuItem>
      {hasNoTray(state) && (
        <MenuItem className="option" textValue={trayText.quit} onAction={() => tell('app:quit', null)}>
          <LogOut size={14} aria-hidden />
          <Text slot="label">{trayText.quit}</Text>
          <Keyboard>{quitKeyWords}</Keyboard>
        </MenuItem>
      )}
    </IconMenu>
  );
}

const modes: readonly (readonly [WindowMode, LucideIcon])[] = [
  ['compact', RectangleHorizontal],
  ['window', PanelTop],
  ['full', Maximize2],
];

function Modes({ mode }: { readonly mode: WindowMode }): ReactNode {
  return (
    <MenuSection aria-label={stripText.sizes} selectionMode="single" disallowEmptySelection selectedKeys={[mode]}>
      {modes.map(([one, Icon]) => (
        <MenuItem key={one} id={one} className="option" textValue={stripText[one]} onAction={() => one !== mode && chooseMode(one)}>
          <Icon size={14} aria-hidden />
          <Text slot="label">{stripText[one]}</Text>
          <Keyboard>{modeKeyWords[one]}</Keyboard>
          {one === mode && <Check className="menu-check" size={14} aria-hidden />}
        </MenuItem>
      ))}
    </MenuSection>
  );
}

interface OnTopProps {
  readonly phase: 'on' | 'off';
  readonly hold: 'free' | 'locked';
}

function OnTop({ phase, hold }: OnTopProps): ReactNode {
  const locked = hold === 'locked';
  return (
    <MenuSection aria-label={appText.alwaysOnTop} selectionMode="multiple" selectedKeys={phase === 'on' ? ['on-top'] : []}>
      <MenuItem
        id="on-top"
        className="option"
        textValue={appText.alwaysOnTop}
        isDisabled={locked}
        shouldCloseOnSelect
        onAction={() => tell('settings:change', { path: 'window.alwaysOnTop', value: phase === 'off' })}
      >
        <Pin size={14} aria-hidden />
        <Text slot="label">{appText.alwaysOnTop}</Text>
        {phase === 'on' && <Check className="menu-check" size={14} aria-hidden />}
        {locked && (
          <Text slot="description">
            <LockMark />
          </Text>
        )}
      </MenuItem>
    </MenuSection>
  );
}
