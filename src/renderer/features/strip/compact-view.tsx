import { Maximize2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { tell } from '../../bridge/client';
import { tellMemory } from '../../bridge/window-memory';
import type { AppState } from '../../../shared/contract/state';
import { appText } from '../../text/app';
import { stripText } from '../../text/strip';
import { StripView } from './strip-view';
import './strip.css';

interface Props {
  readonly state: AppState;
}

/** The strip, in each of the window's views: what takes more room than it has is said in a sentence. */
export function CompactView({ state }: Props): ReactNode {
  switch (state.view) {
    case 'assist':
      return <StripView state={state} onAsk={makeRoom} />;
    case 'starting':
      return <StripNote words={appText.starting} />;
    case 'keyring':
      return <StripNote words={state.keyring.status === 'waiting' ? appText.keyringWaitingHelp : appText.keyringOpening} />;
    case 'sign-in':
      return <StripNote words={stripText.signIn} />;
  }
}

function StripNote({ words }: { readonly words: string }): ReactNode {
  return (
    <div className="strip">
      <header className="strip-bar">
        <h1 className="strip-status strip-words">{appText.product}</h1>
        <Button className="button button-icon strip-button" aria-label={stripText.open} onPress={makeRoom}>
          <Maximize2 size={14} aria-hidden />
        </Button>
        <Button className="button button-icon strip-button" aria-label={stripText.hide} onPress={() => tell('window:hide', null)}>
          <X size={14} aria-hidden />
        </Button>
      </header>
      <main className="strip-body">
        <div className="strip-empty">
          <p role="status">{words}</p>
        </div>
      </main>
    </div>
  );
}

/** What comes next needs the window, whatever the agent's choice of size. */
function makeRoom(): void {
  tellMemory();
  tell('window:make-room', null);
}
