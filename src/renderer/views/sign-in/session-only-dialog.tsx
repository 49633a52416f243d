import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { tell } from '../../bridge/client';
import { fault, type Fault } from '../../../shared/fault';
import { faultSentence } from '../../../shared/fault-sentence';
import { signInText } from '../../text/sign-in';

interface Props {
  readonly fault: Fault | null;
}

/** Asks whether to go on without a keychain. Escape is no. */
export function SessionOnlyDialog({ fault: reason }: Props): ReactNode {
  const cancel = (): void => tell('sign-in:cancel', null);
  return (
    <ModalOverlay className="veil" isOpen onOpenChange={(open) => !open && cancel()}>
      <Modal className="modal">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title" level={2}>
            {signInText.sessionTitle}
          </Heading>
          <p>{faultSentence(reason ?? fault('keychain-unavailable'))}</p>
          <div className="dialog-actions">
            <Button className="button button-solid button-large" onPress={() => tell('sign-in:keep-for-session', null)}>
              {signInText.sessionUse}
            </Button>
            <Button className="button button-outline button-large" onPress={cancel} autoFocus>
              {signInText.cancel}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
