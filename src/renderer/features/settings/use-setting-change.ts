import { useState } from 'react';
import { send } from '../../bridge/client';
import type { CommandRequest } from '../../../shared/contract/ipc';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import type { SettingPath } from '../../../shared/settings/settings';

export type SettingValue = CommandRequest<'settings:change'>['value'];

export interface SettingChange {
  /** Why the last value was refused, in words. */
  readonly problem: string | null;
  readonly setProblem: (problem: string | null) => void;
  /** Sends the value to main, which answers whether it is taken; `taken` runs if so. */
  readonly change: (value: SettingValue, taken?: () => void) => void;
}

/** Changes one setting and keeps what main said of it. */
export function useSettingChange(path: SettingPath): SettingChange {
  const [problem, setProblem] = useState<string | null>(null);
  const change = (value: SettingValue, taken?: () => void): void => {
    setProblem(null);
    void send('settings:change', { path, value }).then((result) => {
      if (result.ok) taken?.();
      else setProblem(faultSentence(result.error));
    });
  };
  return { problem, setProblem, change };
}
