import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AppState } from '../../../shared/contract/state';
import { offersText } from '../../text/offers';

interface Props {
  readonly shortcut: AppState['shortcut'];
}

/** Beside the field: whether the keys are had. */
export function ShortcutStatus({ shortcut: { status } }: Props): ReactNode {
  if (status === 'off') return null;
  const Icon = status === 'on' ? CircleCheck : CircleAlert;
  return (
    <span className="shortcut-status" data-status={status}>
      <Icon size={14} aria-hidden />
      {offersText.shortcut[status]}
    </span>
  );
}
