import { ClipboardCopy, Link2, PencilLine, TextSelect, X, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { send, tell } from '../../bridge/client';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import type { Offer, OfferSource } from '../../../shared/contract/offer';
import { offersText, preview } from '../../text/offers';
import { announce } from '../../ui/announcer';
import { IconButton } from '../../ui/icon-button';
import './offers.css';

interface Props {
  readonly offers: readonly Offer[];
  /** It was asked. */
  readonly onAsked: () => void;
  /** The agent wants to change it first. */
  readonly onTaken: (text: string) => void;
  readonly onRefused: (why: string) => void;
  /** Back to the box. */
  readonly onLeaveUp: () => void;
  /** On to the cards. */
  readonly onLeaveDown: () => void;
}

/** What the agent copied, marked, or got by a link: asked with one key, never by itself. Escape sends it away. */
export function Offers({ offers, onAsked, onTaken, onRefused, onLeaveUp, onLeaveDown }: Props): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  useOffersAnnounced(offers);
  if (offers.length === 0) return null;

  const dismiss = (): void => {
    tell('offer:dismiss', null);
    onLeaveUp();
  };
  const walk = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') dismiss();
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('.offer-ask') ?? [])];
    const at = rows.findIndex((row) => row.parentElement?.contains(document.activeElement) === true);
    const next = at + (event.key === 'ArrowDown' ? 1 : -1);
    if (next < 0) onLeaveUp();
    else if (next >= rows.length) onLeaveDown();
    else rows[next]?.focus();
  };
  const ask = (offerId: string): void =>
    void send('offer:ask', { offerId }).then((result) => {
      if (result.ok) onAsked();
      else onRefused(faultSentence(result.error));
    });
  const take = (offerId: string): void =>
    void send('offer:take', { offerId }).then((result) => {
      if (result.ok) onTaken(result.value.text);
      else onRefused(faultSentence(result.error));
    });

  return (
    <div className="offers">
      <ul ref={list} aria-label={offersText.list} onKeyDown={walk}>
        {offers.map(({ id, source, text }) => (
          <OfferRow key={id} source={source} text={text} onAsk={() => ask(id)} onTake={() => take(id)} />
        ))}
      </ul>
      <IconButton name={offersText.dismiss} icon={X} onPress={dismiss} />
    </div>
  );
}

interface RowProps {
  readonly source: OfferSource;
  readonly text: string;
  readonly onAsk: () => void;
  readonly onTake: () => void;
}

function OfferRow({ source, text, onAsk, onTake }: RowProps): ReactNode {
  const Icon = icons[source];
  return (
    <li className="offer">
      <Button className="button offer-ask" onPress={onAsk}>
        <Icon size={14} aria-hidden />
        <span className="offer-words">
          <span className="visually-hidden">{offersText.sources[source]}: </span>
          {offersText.ask({ text: preview(text) })}
        </span>
      </Button>
      <IconButton name={offersText.change} icon={PencilLine} onPress={onTake} />
    </li>
  );
}

const icons: Readonly<Record<OfferSource, LucideIcon>> = { link: Link2, selection: TextSelect, clipboard: ClipboardCopy };

/** Those that were said, or came together with one that was. */
let told: ReadonlySet<string> = new Set();

/** Says each new one once, also where the agent was on another page meanwhile; where several come together, the likeliest. */
function useOffersAnnounced(offers: readonly Offer[]): void {
  useEffect(() => {
    const [first] = offers;
    if (first !== undefined && !told.has(first.id)) announce(offersText.offered({ text: preview(first.text) }));
    told = new Set(offers.map(({ id }) => id));
  }, [offers]);
}
