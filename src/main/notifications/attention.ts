import type { Suggestion } from '../../shared/domain/knowledge';
import { noNotifications, type PauseLength } from '../../shared/contract/notifications';
import type { AppState } from '../../shared/contract/state';
import type { Clock } from '../clock';
import type { Log } from '../diagnostics/log';
import type { AppStateStore } from '../state/app-state';
import { isQuiet } from './decision';
import { conversationInFront } from './in-front';
import { Notifier } from './notifier';
import { Pause } from './pause';
import type { PauseFile } from './pause-file';
import type { NotificationPresenter } from './presenter';
import { Unseen } from '../window/unseen';

export interface AttentionParts {
  readonly state: AppStateStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly presenter: NotificationPresenter;
  readonly pauseFile: PauseFile;
  readonly window: {
    readonly isFocused: boolean;
    /** Comes into view and leaves the focus where it is. */
    appear(): void;
    /** Comes to the front, because the agent asked for it. */
    summon(): void;
  };
  /** Whether one more click on a notification may be carried out. */
  readonly mayAct: () => boolean;
  readonly copy: (suggestionId: string) => void;
}

/** How new suggestions get the agent’s attention, and when they don’t: window, notification, the tray’s count, the pause. */
export class Attention {
  readonly #notifier: Notifier;
  readonly #pause: Pause;
  readonly #unseen = new Unseen();

  constructor(private readonly parts: AttentionParts) {
    const { state, clock, log, presenter, pauseFile } = parts;
    this.#pause = new Pause({
      clock,
      kept: () => pauseFile.read(),
      keep: (until) => pauseFile.keep(until),
      changed: (pausedUntil) => state.change({ notifications: { ...state.current.notifications, pausedUntil } }),
    });
    this.#notifier = new Notifier({
      clock,
      log,
      presenter,
      surroundings: () => ({
        settings: state.current.settings.notifications,
        pausedUntil: this.#pause.until,
        windowFocused: parts.window.isFocused,
        agent: state.current.curtain === 'drawn' ? 'away' : 'here',
        inFront: conversationInFront(state.current, clock.now()),
      }),
      dismissedIn: (conversationId) => dismissedIn(state.current, conversationId),
      onAct: (action, suggestionId) => {
        if (!parts.mayAct()) return;
        if (action === 'copy') parts.copy(suggestionId);
        else this.#showCard(suggestionId);
      },
      publish: (counts) => state.change({ notifications: { ...noNotifications, ...counts, pausedUntil: this.#pause.until } }),
    });
  }

  /** New suggestions, which the window has got already. */
  suggestionsShown(suggestions: readonly Suggestion[]): void {
    const { state, clock, window } = this.parts;
    const { curtain, settings: { notifications: settings } } = state.current;
    if (curtain === 'open' && !isQuiet({ settings, now: clock.now(), pausedUntil: this.#pause.until })) window.appear();
    this.#notifier.consider(suggestions);
    if (window.isFocused && curtain === 'open') return;
    this.#unseen.came(suggestions);
    this.#countUnseen();
  }

  stateChanged(current: AppState, previous: AppState): void {
    if (current.suggestions === previous.suggestions) return;
    // Whoever signs in next must not find the last one's customers on the screen.
    if (current.suggestions.length === 0) this.#notifier.clear();
    else this.#notifier.withdrawDismissed();
    this.#countUnseen();
  }

  /** The agent looks at the window. */
  lookedAt(): void {
    // A window can have the focus behind the lock.
    if (this.parts.state.current.curtain === 'drawn') return;
    this.#notifier.lookedAt();
    this.#unseen.lookedAt();
    this.#countUnseen();
  }

  pause(length: PauseLength): void {
    this.#pause.begin(length);
  }

  resume(): void {
    this.#pause.resume();
  }

  /** The screen was locked, or is in front of the agent again. */
  screenChanged(screen: 'hidden' | 'shown'): void {
    if (screen === 'hidden') this.#notifier.away();
    else if (this.parts.window.isFocused) this.lookedAt();
    else this.#notifier.back();
  }

  /** Time may have passed that no timer noticed. */
  timePassed(): void {
    this.#pause.look();
  }

  /** Takes back what is on the screen. */
  close(): void {
    this.#notifier.clear();
    this.#pause.close();
  }

  /** Resolves when what is to be kept over a restart is on disk, and nothing is on its way to the screen any more. */
  async idle(): Promise<void> {
    await this.parts.pauseFile.idle();
    await this.parts.presenter.idle();
  }

  /** One that was dismissed meanwhile isn't there to be brought into view; the window alone comes. */
  #showCard(suggestionId: string): void {
    const { state, window } = this.parts;
    window.summon();
    const dismissed = state.current.suggestions.some(({ id, feedback }) => id === suggestionId && feedback.dismissed);
    if (!dismissed) state.highlight(suggestionId);
  }

  #countUnseen(): void {
    const { state } = this.parts;
    const unseen = this.#unseen.countIn(state.current);
    if (unseen !== state.current.unseen) state.change({ unseen });
  }
}

function dismissedIn({ suggestions }: AppState, conversationId: string): ReadonlySet<string> {
  const dismissed = suggestions.filter((one) => one.conversationId === conversationId && one.feedback.dismissed);
  return new Set(dismissed.map((one) => one.documentId));
}
