import { Keyboard } from 'lucide-react';
import { useCallback, useState, type ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { acceleratorWords } from '../../../shared/i18n/sentences/accelerator-words';
import { platform } from '../../bridge/platform';
import { offersText } from '../../text/offers';
import type { SettingControlProps } from './setting-row';
import { TextSetting } from './text-setting';
import { useKeyRecording } from './use-key-recording';

/** The keys that open the box: pressed, once it is said that they will be, or written. */
export function ShortcutSetting(props: SettingControlProps<string>): ReactNode {
  const [phase, setPhase] = useState<'recording' | 'off'>('off');
  const { change } = props.changing;
  const recorded = useCallback(
    (shortcut: string | null): void => {
      setPhase('off');
      if (shortcut !== null) change(shortcut);
    },
    [change],
  );
  useKeyRecording(phase, recorded);
  return (
    <div className="shortcut-setting">
      <TextSetting {...props} value={acceleratorWords(props.value, platform())} />
      {props.hold === 'free' && (
        <ToggleButton className="button button-outline" isSelected={phase === 'recording'} onChange={(selected) => setPhase(selected ? 'recording' : 'off')} onBlur={() => setPhase('off')}>
          <Keyboard size={14} aria-hidden />
          {offersText.shortcut.record}
        </ToggleButton>
      )}
      <p className="field-help" role="status">
        {phase === 'recording' && offersText.shortcut.recording}
      </p>
    </div>
  );
}
