import type { Suggestion } from '../../shared/domain/knowledge';
import { noNotifications, type NotificationsState, type WithholdReason } from '../../shared/contract/notifications';
import type { Clock } from '../clock';
import type { Log } from '../diagnostics/log';
import { decideNotification, type NotificationContent, type Situation } from './decision';
import { NotifiedConversations, type NotifiedConversation } from './notified-conversations';
import type { NotificationAction, NotificationEvents, NotificationPresenter, PresentedNotification } from './presenter';
import { minuteMs, type ShownOnce } from './rate';
import { refusalIn } from './refusal';
import { notificationText } from './words';

/** What there is to know of a moment, beside what the notifier remembers itself. */
export type Surroundings = Pick<Situation, 'settings' | 'pausedUntil' | 'windowFocused' | 'inFront' | 'agent'>;

export type NotificationCounts = Omit<NotificationsState, 'pausedUntil'>;

export interface NotifierParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly presenter: NotificationPresenter;
  readonly surroundings: () => Surroundings;
  /** Documents the agent dismissed in a conversation. */
  readonly dismissedIn: (conversationId: string) => ReadonlySet<string>;
  /** The agent clicked it, or a button of it. */
  readonly onAct: (action: NotificationAction, suggestionId: string) => void;
  readonly publish: (counts: NotificationCounts) => void;
}

/** Carries out what the decision says: at most one notification a conversation, held so that its click is heard. */
export class Notifier {
  readonly #conversations = new NotifiedConversations();
  #recent: readonly ShownOnce[] = [];
  #counts: NotificationCounts;
  /** When what the rate kept back is looked at again, on the clock that nobody sets. */
  #release: { readonly at: number; readonly cancel: () => void } | null = null;

  constructor(private readonly parts: NotifierParts) {
    const { pausedUntil: _pause, ...none } = noNotifications;
    this.#counts = none;
    if (parts.presenter.support === 'none') this.#count({ status: 'unsupported' });
  }

  /** Shows one for what is new in a conversation, if it is worth one. `shown` is best first, of one conversation. */
  consider(shown: readonly Suggestion[]): void {
    const [best] = shown;
    if (best === undefined) return;
    const { conversationId } = best;
    this.#decide(conversationId, this.#conversations.get(conversationId), shown);
  }

  /** The agent looks at the window: what is there needs no telling any more. */
  lookedAt(): void {
    for (const conversation of this.#conversations.all()) {
      for (const { documentId } of [...conversation.standing, ...conversation.held]) conversation.told.add(documentId);
      takeBack(conversation);
      conversation.held = [];
    }
    this.#forgetRelease();
  }

  /** Nobody is in front of the screen: what stands is taken back, to be shown again by `back`. */
  away(): void {
    for (const conversation of this.#conversations.all()) {
      const standing = conversation.live === null ? [] : conversation.standing;
      for (const { documentId } of standing) conversation.told.delete(documentId);
      conversation.held = [...conversation.held, ...standing];
      takeBack(conversation);
    }
    this.#forgetRelease();
  }

  /** Somebody is: what was held back meanwhile is shown, where it still is worth it. */
  back(): void {
    this.#releaseHeld();
  }

  /** Takes back those that stand for nothing but what the agent has dismissed since. */
  withdrawDismissed(): void {
    for (const [conversationId, conversation] of this.#conversations.entries()) {
      const dismissed = this.parts.dismissedIn(conversationId);
      if (conversation.live !== null && conversation.standing.every(({ documentId }) => dismissed.has(documentId))) takeBack(conversation);
    }
  }

  /** Takes back what is still on the screen, and forgets all conversations; what was counted stays. */
  clear(): void {
    for (const conversation of this.#conversations.all()) takeBack(conversation);
    this.#conversations.clear();
    this.#forgetRelease();
  }

  #decide(conversationId: string, conversation: NotifiedConversation, fresh: readonly Suggestion[]): void {
    const { clock } = this.parts;
    const around = this.parts.surroundings();
    const elapsed = clock.elapsed();
    this.#recent = this.#recent.filter(({ at }) => elapsed - at < minuteMs);
    const decision = decideNotification(fresh, {
      ...around,
      ...conversation,
      conversationId,
      now: clock.now(),
      elapsed,
      dismissed: this.parts.dismissedIn(conversationId),
      recent: this.#recent,
    });
    conversation.held = [];
    if (decision.show) {
      this.#recent = [...this.#recent, { conversationId, at: elapsed }];
      this.#show(conversation, decision, around.settings.sound ? 'on' : 'off');
      return;
    }
    if (decision.reason === 'focused') for (const { documentId } of fresh) conversation.told.add(documentId);
    if (decision.reason === 'locked') conversation.held = decision.held;
    if (decision.reason === 'rate') {
      conversation.held = decision.held;
      this.#releaseAt(elapsed + decision.waitMs);
    }
    // What waits on is counted once, when it came.
    if (fresh.length > 0) this.#count({ withheld: oneMore(this.#counts.withheld, decision.reason) });
  }

  #releaseAt(at: number): void {
    if (this.#release !== null && this.#release.at <= at) return;
    this.#forgetRelease();
    const { clock } = this.parts;
    this.#release = { at, cancel: clock.after(at - clock.elapsed(), () => this.#releaseHeld()) };
  }

  #forgetRelease(): void {
    this.#release?.cancel();
    this.#release = null;
  }

  /** The time of some that were kept back has come; for the others it is found anew. */
  #releaseHeld(): void {
    this.#release = null;
    for (const [conversationId, conversation] of this.#conversations.entries()) {
      if (conversation.held.length > 0) this.#decide(conversationId, conversation, []);
    }
  }

  #show(conversation: NotifiedConversation, content: NotificationContent, sound: 'on' | 'off'): void {
    const { presenter } = this.parts;
    const older = conversation.live;
    const documents = content.of.map(({ documentId }) => documentId);
    for (const id of documents) conversation.told.add(id);
    conversation.standing = content.of;
    const mine: { live: PresentedNotification | null; isOver: boolean } = { live: null, isOver: false };
    // Some desktops say no while it is handed over.
    conversation.live = null;
    const forget = (): void => {
      mine.isOver = true;
      if (conversation.live === mine.live) forgetLive(conversation);
    };
    const act = (action: NotificationAction): void => {
      forget();
      this.#count({ clicked: this.#counts.clicked + 1 });
      this.parts.onAct(action, content.suggestion.id);
    };
    const events: NotificationEvents = {
      shown: () => this.#count({ status: 'working', refusal: null, shown: this.#counts.shown + 1 }),
      clicked: () => act('show'),
      acted: act,
      closed: forget,
      failed: (error, how) => {
        // Nobody was told, so that the next try is no repetition.
        for (const id of documents) conversation.told.delete(id);
        forget();
        const status = presenter.support === 'none' ? 'unsupported' : how;
        if (this.#counts.failed === 0 || this.#counts.status !== status) this.parts.log.warn('notification refused', { error });
        this.#count({ status, refusal: how === 'mute' ? null : refusalIn(error), failed: this.#counts.failed + 1 });
      },
      notClosed: (error) => {
        if (this.#counts.notClosed === 0) this.parts.log.info('notification not taken back', { error });
        this.#count({ notClosed: this.#counts.notClosed + 1 });
      },
    };
    mine.live = presenter.show({ ...notificationText(content), sound }, events, older);
    // Held, because one that is collected loses its click.
    if (!mine.isOver) conversation.live = mine.live;
  }

  #count(part: Partial<NotificationCounts>): void {
    this.#counts = { ...this.#counts, ...part };
    this.parts.publish(this.#counts);
  }
}

function takeBack(conversation: NotifiedConversation): void {
  conversation.live?.close();
  forgetLive(conversation);
}

function forgetLive(conversation: NotifiedConversation): void {
  conversation.live = null;
  conversation.standing = [];
}

function oneMore(withheld: NotificationCounts['withheld'], reason: WithholdReason): NotificationCounts['withheld'] {
  return { ...withheld, [reason]: (withheld[reason] ?? 0) + 1 };
}
