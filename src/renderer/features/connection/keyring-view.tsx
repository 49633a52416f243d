import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { tell } from '../../bridge/client';
import type { AppState } from '../../../shared/contract/state';
import { BrandMark } from '../../ui/brand-mark';
import { appText } from '../../text/app';
import '../../ui/message-page.css';

interface Props {
  readonly keyring: AppState['keyring'];
}

/** Says that the keyring is being opened, or that the agent has to unlock it. */
export function KeyringView({ keyring }: Props): ReactNode {
  const waiting = keyring.status === 'waiting';
  return (
    <main className="page message-page" data-keyring={keyring.status}>
      <BrandMark size={40} />
      <div role="status">
        <h1>{waiting ? appText.keyringWaiting : appText.keyringOpening}</h1>
        <p>{waiting ? appText.keyringWaitingHelp : appText.keyringOpeningHelp}</p>
      </div>
      <div className="pulse" aria-hidden>
        <span />
        <span />
        <span />
      </div>
      <Button className="button button-outline button-large" onPress={() => tell('keyring:cancel', null)}>
        {appText.cancel}
      </Button>
    </main>
  );
}
