import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { appText } from '../text/app';

/** Says that the policy holds a setting. */
export function LockMark(): ReactNode {
  return (
    <span className="lock-mark">
      <Lock size={12} aria-hidden />
      {appText.lockedBy}
    </span>
  );
}
