import { useId, type ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import './dialog.css';

interface Props {
  readonly title: string;
  /** What it is about, in a sentence that is read out with the title. */
  readonly lead?: string;
  readonly children?: ReactNode;
  /** What is done on yes, in a verb; null where there is nothing to do but to close. */
  readonly confirm: string | null;
  readonly cancel: string;
  readonly onConfirm: () => void;
  /** Also by Escape. */
  readonly onCancel: () => void;
}

/** A question before something is done. No is what the focus is on. */
export function ConfirmDialog({ title, lead, children, confirm, cancel, onConfirm, onCancel }: Props): ReactNode {
  const leadId = useId();
  return (
    <ModalOverlay className="veil" isOpen onOpenChange={(open) => !open && onCancel()}>
      <Modal className="modal">
        <Dialog role="alertdialog" className="dialog" {...(lead !== undefined && { 'aria-describedby': leadId })}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {lead !== undefined && <p id={leadId}>{lead}</p>}
          {children}
          <div className="dialog-actions">
            {confirm !== null && (
              <Button className="button button-solid button-large" onPress={onConfirm}>
                {confirm}
              </Button>
            )}
            <Button className="button button-outline button-large" onPress={onCancel} autoFocus>
              {cancel}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
