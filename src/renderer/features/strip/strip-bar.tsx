import { BellOff, ChevronLeft, ChevronRight, CircleAlert, CircleHelp, LoaderCircle, Maximize2, MessageCircleQuestionMark, X, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { tell } from '../../bridge/client';
import type { AppState } from '../../../shared/contract/state';
import { markOf, StatusDot } from '../../ui/status-dot';
import { chooseMode, modeKeys } from '../window/use-mode-keys';
import { appText } from '../../text/app';
import { connectionText, connectionWords } from '../../text/connection';
import { stripText } from '../../text/strip';
import type { StripStatus } from './strip-status';
import type { StripCard } from './use-strip-card';

interface Props {
  readonly state: AppState;
  readonly status: StripStatus;
  readonly card: StripCard | null;
  readonly onAsk: () => void;
}

/** The strip's one line: how things stand, which card of how many, and the way to the window. It is dragged by it. */
export function StripBar({ state, status, card, onAsk }: Props): ReactNode {
  const { connection } = state;
  // The connection's own mark says that it is in trouble.
  const Icon = status.kind === 'trouble' && state.audit.fault === null ? null : icons[status.kind];
  // Without a card there is room for all of the sentence below.
  const words = status.kind === 'trouble' && card === null ? appText.product : status.words;
  return (
    <header className="strip-bar">
      <h1 className="visually-hidden">{appText.product}</h1>
      <div className="strip-status" data-kind={status.kind} title={status.query?.text ?? status.words}>
        <span role="status" aria-label={connectionText.label} aria-live="off" className="strip-connection">
          <StatusDot mark={markOf(connection)} />
          {status.words !== connectionWords(connection, null) && <span className="visually-hidden">{connectionWords(connection, null)}</span>}
        </span>
        {Icon !== null && <Icon size={12} aria-hidden />}
        <span className="strip-words">{words}</span>
      </div>
      {status.kind === 'offered' && (
        <Button className="button button-solid strip-fresh" onPress={onAsk}>
          {stripText.ask}
        </Button>
      )}
      {card !== null && card.fresh > 0 && (
        <Button className="button button-solid strip-fresh" aria-label={stripText.freshHelp({ count: card.fresh })} onPress={card.goNewest}>
          {stripText.fresh({ fresh: card.fresh })}
        </Button>
      )}
      {card !== null && card.cards.length > 1 && (
        <div className="strip-walk" role="group" aria-label={stripText.place({ place: card.at + 1, total: card.cards.length })}>
          <Button className="button button-icon strip-button" aria-label={stripText.newer} isDisabled={card.at === 0} onPress={() => card.go(-1)}>
            <ChevronLeft size={14} aria-hidden />
          </Button>
          <span aria-hidden>{`${card.at + 1}/${card.cards.length}`}</span>
          <Button className="button button-icon strip-button" aria-label={stripText.older} isDisabled={card.at === card.cards.length - 1} onPress={() => card.go(1)}>
            <ChevronRight size={14} aria-hidden />
          </Button>
        </div>
      )}
      <Button className="button button-icon strip-button" aria-label={stripText.open} aria-keyshortcuts={modeKeys.window} onPress={() => chooseMode('window')}>
        <Maximize2 size={14} aria-hidden />
      </Button>
      <Button className="button button-icon strip-button" aria-label={stripText.hide} onPress={() => tell('window:hide', null)}>
        <X size={14} aria-hidden />
      </Button>
    </header>
  );
}

const icons: Readonly<Record<StripStatus['kind'], LucideIcon | null>> = {
  trouble: CircleAlert,
  offered: MessageCircleQuestionMark,
  asking: LoaderCircle,
  ended: CircleHelp,
  paused: BellOff,
  plain: null,
};
