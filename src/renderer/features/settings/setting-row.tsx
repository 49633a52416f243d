import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { OutboxView } from '../../../shared/contract/outbox-view';
import type { SettingInfo, Settings } from '../../../shared/settings/settings';
import type { AppState } from '../../../shared/contract/state';
import { LockMark } from '../../ui/lock-mark';
import { boundsWords, settingsText, valueWords } from '../../text/settings';
import { ChoiceSetting } from './choice-setting';
import { LinesSetting } from './lines-setting';
import { NumberSetting } from './number-setting';
import { boundsOfSetting, isDefault, kindOf, valueOf } from './setting-kind';
import { ShortcutSetting } from './shortcut-setting';
import { ShortcutStatus } from './shortcut-status';
import { SourcesSetting } from './sources-setting';
import { SwitchSetting } from './switch-setting';
import { TextSetting } from './text-setting';
import { WebhooksSetting } from './webhooks-setting';
import { useSettingChange, type SettingChange, type SettingValue } from './use-setting-change';

interface Props {
  readonly info: SettingInfo;
  readonly settings: Settings;
  readonly hold: 'free' | 'locked';
  /** Whose secrets are kept. */
  readonly outbox: OutboxView | null;
  /** Whether it could be had. */
  readonly shortcut: AppState['shortcut'];
}

/** What each control of a setting is given; `value` has the type its schema says. */
export interface SettingControlProps<V> {
  readonly info: SettingInfo;
  readonly value: V;
  readonly hold: 'free' | 'locked';
  readonly changing: SettingChange;
  /** Help, lock and default, for under the control. */
  readonly note: ReactNode;
}

/** One setting: its control, its help, who set it, and the way back to its default. */
export function SettingRow({ info, settings, hold, outbox, shortcut }: Props): ReactNode {
  const changing = useSettingChange(info.path);
  const value = valueOf(settings, info);
  const note = (
    <>
      <span>{info.help}</span>
      <span className="setting-facts">
        {[boundsWords(boundsOfSetting(info)), settingsText.defaultValue({ value: valueWords(info.path, info.default) })].filter((words) => words !== null).join(' · ')}
      </span>
      {hold === 'locked' && <LockMark />}
      {info.path === 'window.shortcut' && <ShortcutStatus shortcut={shortcut} />}
    </>
  );
  return (
    <div className="setting" data-setting={info.path}>
      {info.path === 'outbox.webhooks' ? (
        <WebhooksSetting info={info} value={settings.outbox.webhooks} note={note} outbox={outbox} />
      ) : (
        control({ info, value, hold, changing, note })
      )}
      {hold === 'free' && hasWayBack(info) && !isDefault(value, info) && (
        <Button
          className="button setting-reset"
          aria-label={settingsText.resetLabel({ label: info.label })}
          // A setting's default is JSON by its schema; its type in the list of all settings is `unknown`.
          onPress={({ target }) => {
            changing.change(info.default as SettingValue);
            // The button goes; the keyboard goes on from what was reset.
            const row = target.closest('.setting');
            (row?.querySelector<HTMLElement>('input, textarea') ?? row?.querySelector<HTMLElement>('button'))?.focus();
          }}
        >
          <RotateCcw size={12} aria-hidden />
          {settingsText.reset}
        </Button>
      )}
    </div>
  );
}

function control(props: SettingControlProps<unknown>): ReactNode {
  const { value } = props;
  const kind = kindOf(props.info);
  switch (kind.kind) {
    case 'switch':
      return <SwitchSetting {...props} value={value === true} />;
    case 'number':
      return <NumberSetting {...props} value={Number(value)} bounds={kind} />;
    case 'choice':
      return <ChoiceSetting {...props} value={String(value)} options={kind.options} />;
    case 'choices':
      // By policy only, so there is nothing to choose: what is in force is read as a line of text.
      return <TextSetting {...props} value={valueWords(props.info.path, value)} hold="locked" />;
    case 'sources':
      return <SourcesSetting {...props} value={Array.isArray(value) ? value : []} />;
    case 'lines':
      return <LinesSetting {...props} value={Array.isArray(value) ? value.map(String) : []} bounds={kind} />;
    case 'text':
      return props.info.path === 'window.shortcut' ? <ShortcutSetting {...props} value={String(value)} /> : <TextSetting {...props} value={String(value)} />;
  }
}

/** An empty list is where knowledge bases start, not where anybody wants to go back to. */
function hasWayBack(info: SettingInfo): boolean {
  return kindOf(info).kind !== 'sources';
}
