import type { ReactNode } from 'react';
import { tell } from '../../bridge/client';
import { fault, type Fault } from '../../../shared/domain/fault';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { signInText } from '../../text/sign-in';

interface Props {
  readonly fault: Fault | null;
}

/** Asks whether to go on without a keychain. Escape is no. */
export function SessionOnlyDialog({ fault: reason }: Props): ReactNode {
  return (
    <ConfirmDialog
      title={signInText.sessionTitle}
      confirm={signInText.sessionUse}
      cancel={signInText.cancel}
      onConfirm={() => tell('sign-in:keep-for-session', null)}
      onCancel={() => tell('sign-in:cancel', null)}
      lead={faultSentence(reason ?? fault('keychain-unavailable'))}
    />
  );
}
