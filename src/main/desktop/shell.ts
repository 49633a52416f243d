import { randomUUID } from 'node:crypto';
import { app } from 'electron';
import { fault, type Fault } from '../../shared/fault';
import type { Page } from '../../shared/page';
import type { ShownSuggestion } from '../assist/shown-suggestions';
import type { Log } from '../diagnostics/log';
import type { AppState } from '../../shared/state';
import type { AppStateStore } from '../state/app-state';
import { readCommandLine } from './command-line';
import { handleCommands, push, type CommandHandlers } from './ipc';
import { Notifier } from './notifier';
import type { Paths } from './paths';
import { AppTray } from './tray';
import { AppWindow } from './window';

export interface ShellParts {
  readonly state: AppStateStore;
  readonly paths: Paths;
  readonly log: Log;
  readonly start: 'shown' | 'hidden';
}

/** What the agent sees of Cuecard: window, notifications and tray, all three rendering the one state. */
export class Shell {
  readonly #window: AppWindow;
  readonly #notifier: Notifier;
  #tray: AppTray | null = null;

  constructor(private readonly parts: ShellParts) {
    const { state, paths, log, start } = parts;
    this.#window = new AppWindow({
      preload: paths.preload,
      icon: paths.appIcon,
      log,
      start,
      alwaysOnTop: state.current.settings.window.alwaysOnTop,
      onCrash: () => this.tell('error', fault('unexpected')),
    });
    this.#notifier = new Notifier({
      enabled: () => state.current.settings.notifications.enabled,
      windowFocused: () => this.#window.isFocused,
      dismissedIn: (conversationId) => dismissedIn(state.current, conversationId),
      onClick: (suggestionId) => {
        this.#window.summon();
        // One that was dismissed meanwhile isn't there to be brought into view; the window alone comes.
        const dismissed = state.current.suggestions.some(({ id, feedback }) => id === suggestionId && feedback.dismissed);
        if (!dismissed) state.highlight(suggestionId);
      },
      icon: paths.appIcon,
      log,
    });
  }

  /** Connects window and tray to what they can ask for, and to the state from now on. */
  connect(handlers: CommandHandlers): void {
    const { state, paths, log } = this.parts;
    handleCommands(handlers, log);
    const tray = new AppTray(paths.icons, {
      show: () => this.#window.summon(),
      retryNow: () => void handlers['connection:retry'](null),
      exportAudit: () => this.#openPage('audit'),
      quit: () => app.quit(),
    });
    this.#tray = tray;
    state.subscribe((current, previous) => {
      push(this.#window.contents, 'state:changed', current);
      tray.render(current);
      // Whoever signs in next must not find the last one's customers on the screen.
      if (current.suggestions.length === 0 && previous.suggestions.length > 0) this.#notifier.clear();
      if (current.suggestions !== previous.suggestions) this.#notifier.withdrawDismissed();
      if (current.settings.window.alwaysOnTop !== previous.settings.window.alwaysOnTop) {
        this.#window.setAlwaysOnTop(current.settings.window.alwaysOnTop ? 'on' : 'off');
      }
    });
    app.on('second-instance', (_event, argv) => {
      // A second start by the system's autostart wants nothing on the screen.
      if (readCommandLine(argv).start === 'shown') this.#window.summon();
    });
    app.on('activate', () => this.#window.summon());
    app.on('window-all-closed', () => undefined);
  }

  /** New suggestions, which the window has got already: it comes into view, and a notification where it isn't looked at. */
  suggestionsShown(shown: readonly ShownSuggestion[]): void {
    this.#window.appear();
    this.#notifier.consider(shown.map((one) => one.suggestion));
  }

  /** Says in the window what is nobody else's to say. */
  tell(kind: 'warning' | 'error', reason: Fault): void {
    this.parts.state.notify({ kind, fault: reason, text: null }, randomUUID());
  }

  /** A fresh page: nothing of what was typed in the old one remains. */
  forgetTyped(): Promise<void> {
    return this.#window.reload();
  }

  /** Closing the window ends it from now on. */
  allowQuit(): void {
    this.#window.allowQuit();
    this.#notifier.clear();
  }

  destroyTray(): void {
    this.#tray?.destroy();
  }

  #openPage(page: Page): void {
    this.parts.state.askPage(page);
    this.#window.summon();
  }
}

function dismissedIn({ suggestions }: AppState, conversationId: string): ReadonlySet<string> {
  const dismissed = suggestions.filter((one) => one.conversationId === conversationId && one.feedback.dismissed);
  return new Set(dismissed.map((one) => one.documentId));
}
