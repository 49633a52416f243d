import { Lock } from 'lucide-react';
import { createContext, use, type ReactNode } from 'react';
import { appText } from '../text/app';

/** Name of the file by which the administrator sets things; '' where it isn’t known. */
export const PolicyFile = createContext('');

/** Says that the policy holds a setting, and which file says so. */
export function LockMark(): ReactNode {
  const file = use(PolicyFile);
  return (
    <span className="lock-mark">
      <Lock size={12} aria-hidden />
      <span>{file === '' ? appText.lockedBy : appText.lockedByFile({ file })}</span>
    </span>
  );
}
