import { randomUUID } from 'node:crypto';
import { app } from 'electron';
import { fault, type Fault } from '../../shared/fault';
import type { Page } from '../../shared/page';
import type { ShownSuggestion } from '../assist/shown-suggestions';
import type { Clock } from '../clock';
import type { Log } from '../diagnostics/log';
import type { AppState } from '../../shared/state';
import type { SettingsStore } from '../settings/settings-store';
import type { AppStateStore } from '../state/app-state';
import { readCommandLine, type CommandLine } from './command-line';
import { handleCommands, push, type CommandHandlers } from './ipc';
import { Notifier } from './notifier';
import type { Paths } from './paths';
import { PlacesFile } from './places-file';
import { RememberedPage } from './remembered-page';
import { AppTray } from './tray';
import { AppWindow, type WindowLook } from './window';
import { windowCommands, type WindowCommands } from './window-commands';
import { WindowModes } from './window-modes';

export interface ShellParts {
  readonly state: AppStateStore;
  readonly paths: Paths;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: SettingsStore;
  readonly commandLine: Pick<CommandLine, 'start' | 'releaseAfterMs'>;
}

/** Hidden for ten minutes, the window gives its page's memory back. */
const releaseAfterMs = 600_000;

/** What the agent sees of Cuecard: window, notifications and tray, all three rendering the one state. */
export class Shell {
  readonly #window: AppWindow;
  readonly #modes: WindowModes;
  readonly #page: RememberedPage;
  readonly #places: PlacesFile;
  readonly #notifier: Notifier;
  #tray: AppTray | null = null;

  constructor(private readonly parts: ShellParts) {
    const { state, settings, paths, clock, log, commandLine } = parts;
    this.#page = new RememberedPage(state);
    this.#places = new PlacesFile({ folder: paths.userData, clock, log });
    this.#window = new AppWindow({
      preload: paths.preload,
      icon: paths.appIcon,
      log,
      clock,
      places: this.#places,
      start: commandLine.start,
      mode: state.current.settings.window.mode,
      look: lookOf(state.current),
      // From source only: a packaged app takes nobody's word for it.
      releaseAfterMs: (app.isPackaged ? null : commandLine.releaseAfterMs) ?? releaseAfterMs,
      onCrash: () => {
        this.#page.leavePage();
        this.tell('error', fault('unexpected'));
      },
      onHidden: () => this.#modes.hidden(),
      onMode: (mode) => this.#modes.choose(mode),
    });
    this.#modes = new WindowModes({
      state,
      keep: (mode) => {
        const changed = settings.change(new Map([['window.mode', mode]]));
        if (changed.ok) state.change({ settings: changed.value.settings });
        else log.warn('window mode not kept', { fault: changed.error.tag });
      },
      show: (mode) => this.#window.setMode(mode),
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

  /** What a page may ask of its window. */
  get windowCommands(): WindowCommands {
    return windowCommands(this.#window, this.#modes, this.#page);
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
      if (this.#window.contents !== null) push(this.#window.contents, 'state:changed', current);
      tray.render(current);
      // Whoever signs in next must not find the last one's customers on the screen.
      if (current.suggestions.length === 0 && previous.suggestions.length > 0) this.#notifier.clear();
      if (current.suggestions !== previous.suggestions) this.#notifier.withdrawDismissed();
      this.#followSettings(current, previous);
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
    this.#page.forget();
    return this.#window.reload();
  }

  /** Closing the window ends it from now on. */
  allowQuit(): void {
    this.#window.allowQuit();
    this.#notifier.clear();
  }

  /** The last of it: resolves when the window's places are on disk. */
  async dispose(): Promise<void> {
    this.#tray?.destroy();
    await this.#places.flush();
  }

  #openPage(page: Page): void {
    this.parts.state.askPage(page);
    this.#modes.makeRoom();
    this.#window.summon();
  }

  #followSettings(current: AppState, previous: AppState): void {
    if (current.view === 'sign-in' && previous.view !== 'sign-in') this.#page.forget();
    if (current.settings.window.mode !== previous.settings.window.mode) this.#modes.settingChanged();
    else if (current.view !== previous.view) this.#modes.apply();
    if (current.settings.window !== previous.settings.window) this.#window.setLook(lookOf(current));
  }
}

function lookOf({ settings }: AppState): WindowLook {
  return { alwaysOnTop: settings.window.alwaysOnTop, opacity: settings.window.opacity };
}

function dismissedIn({ suggestions }: AppState, conversationId: string): ReadonlySet<string> {
  const dismissed = suggestions.filter((one) => one.conversationId === conversationId && one.feedback.dismissed);
  return new Set(dismissed.map((one) => one.documentId));
}
