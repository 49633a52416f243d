import { randomUUID } from 'node:crypto';
import { app, powerMonitor } from 'electron';
import { fault, type Fault } from '../../shared/domain/fault';
import type { ShownSuggestion } from '../assist/answers/shown-suggestions';
import type { Clock } from '../clock';
import type { Log } from '../diagnostics/log';
import type { AppState } from '../../shared/contract/state';
import type { Page } from '../../shared/contract/page';
import type { SettingsStore } from '../settings/settings-store';
import type { AppStateStore } from '../state/app-state';
import { RateLimit, type Rate } from '../../shared/contract/limits/rate';
import type { Activity } from '../diagnostics/activity';
import type { FloodCounts } from '../diagnostics/flood-counts';
import { Attention } from '../notifications/attention';
import { linkPage } from './bridge/page-link';
import { sessionBusAddress } from '../app/bus/bus-address';
import { SessionBus } from '../app/bus/session-bus';
import { pageAddress } from './page/page-address';
import type { CommandLine } from '../app/command-line';
import type { CommandHandlers } from './bridge/ipc';
import { systemPresenter } from '../notifications/system-presenter';
import { PauseFile } from '../notifications/pause-file';
import type { Paths } from '../app/paths';
import { PlacesFile } from './placing/places-file';
import { RememberedPage } from './page/remembered-page';
import type { Build } from '../app/start/build';
import { startPage } from './page/start-page';
import type { Supervision } from '../app/supervision/supervise';
import { noteDisplay } from './placing/shown-on';
import { followSurroundings, type Surroundings } from './surroundings';
import type { AwayReason } from './screen-lock/screen-lock';
import { followTheme } from './theme';
import { carryOut } from '../tray/carry-out';
import { isSeen } from '../tray/place/tray-place';
import { electronTray } from '../tray/electron-tray';
import { AppTray } from '../tray/tray';
import { systemTaskbar } from '../tray/windows-taskbar';
import { readSecondStart } from '../quick-ask/start-arguments';
import { AppWindow } from './window';
import { lookOf } from './window-appearance';
import { windowCommands, type WindowCommands } from './window-commands';
import { WindowModes } from './window-modes';

export interface ShellParts {
  readonly state: AppStateStore;
  readonly paths: Paths;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: SettingsStore;
  readonly build: Build;
  readonly commandLine: Pick<CommandLine, 'releaseAfterMs'>;
  readonly start: 'shown' | 'hidden';
  readonly floods: FloodCounts;
  /** Nobody, or somebody again, is in front of the screen: for the audit. */
  readonly onScreen: (screen: 'hidden' | 'shown', why: AwayReason) => void;
  readonly supervision: Supervision;
  readonly activity: Activity;
}

/** What the desktop hands over. A person opens the tray's menu once a second at most, and starts an app by hand not so often. */
const chosenRate: Rate = { burst: 20, perSecond: 2, perHour: null };
const startedRate: Rate = { burst: 20, perSecond: 0.5, perHour: null };
/** Six notifications a minute are shown, each of which is clicked once. */
const clickedRate: Rate = { burst: 20, perSecond: 1, perHour: null };

/** Hidden for ten minutes, the window gives its page's memory back. */
const releaseAfterMs = 600_000;

/** What the agent sees of Cuecard: window, notifications and tray, all three rendering the one state. */
export class Shell {
  readonly #hiddenListeners = new Set<() => void>();
  readonly #sightListeners = new Set<() => void>();
  readonly #window: AppWindow;
  readonly #modes: WindowModes;
  readonly #page: RememberedPage;
  readonly #places: PlacesFile;
  /** How new suggestions get the agent’s attention. */
  readonly attention: Attention;
  #handlers: CommandHandlers | null = null;
  #tray: AppTray | null = null;
  /** The session’s, on Linux; also for whoever else has something to ask of the desktop. */
  readonly bus: SessionBus;
  #surroundings: Surroundings | null = null;

  constructor(private readonly parts: ShellParts) {
    const { state, settings, paths, clock, log, commandLine, supervision } = parts;
    // Before the first window, which begins with its ground.
    followTheme(state);
    this.bus = new SessionBus({ address: sessionBusAddress(process.env), clock, log });
    this.#page = new RememberedPage(state);
    this.#places = new PlacesFile({ folder: paths.userData, clock, log });
    this.#window = new AppWindow({
      preload: paths.preload,
      address: () => pageAddress(state.current.language),
      icon: paths.appIcon,
      log,
      clock,
      places: this.#places,
      start: parts.start,
      mode: state.current.settings.window.mode,
      look: lookOf(state.current.settings),
      // From source only: a packaged app takes nobody's word for it.
      releaseAfterMs: commandLine.releaseAfterMs ?? releaseAfterMs,
      ends: supervision.ends,
      reviveNetwork: () => supervision.network.revive(),
      onCrash: () => {
        this.#page.leavePage();
        this.tell('error', fault('unexpected'));
      },
      onFocus: () => this.attention.lookedAt(),
      onShown: () => this.#tellSight(),
      onHidden: () => {
        this.#modes.hidden();
        this.#tellSight();
        for (const listener of this.#hiddenListeners) listener();
      },
      onMode: (mode) => this.#modes.choose(mode),
      onDisplay: (display, of) => noteDisplay(state, display, of),
      wayBack: () => (isSeen(state.current.diagnostics.desktop.tray) ? 'tray' : 'taskbar'),
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
    this.attention = new Attention({
      state,
      clock,
      log,
      presenter: systemPresenter(paths.appIcon, this.bus, clock),
      pauseFile: new PauseFile(paths.userData, log),
      window: this.#window,
      mayAct: this.#limited('notification', clickedRate),
      copy: (suggestionId) => void this.#handlers?.['suggestion:copy']({ suggestionId }),
    });
  }

  /** What a page may ask of its window. */
  get windowCommands(): WindowCommands {
    return windowCommands(this.#window, this.#modes, this.#page, () => this.#surroundings?.agentIsHere());
  }

  /** Connects window and tray to what they can ask for, and to the state from now on. */
  connect(handlers: CommandHandlers): void {
    const { state, paths, log, clock, floods, activity } = this.parts;
    const page = linkPage({
      handlers,
      clock,
      log,
      floods,
      activity,
      page: () => this.#window.contents,
      mute: () => this.#window.suspect(),
      answered: () => this.#window.answered(),
    });
    this.#handlers = handlers;
    const taskbar = systemTaskbar({ build: this.parts.build, iconsFolder: paths.icons, setOverlay: (image, words) => this.#window.setOverlay(image, words) });
    const mayChoose = this.#limited('tray', chosenRate);
    const tray = new AppTray(electronTray(paths.icons), taskbar, (command) => {
      if (command.do !== 'quit' && !mayChoose()) return;
      carryOut(command, {
        connection: () => state.current.connection,
        attention: this.attention,
        show: () => this.#window.summon(),
        open: (page) => this.#openPage(page),
        retry: (how) => void handlers[how](null),
        quit: () => app.quit(),
      });
    });
    this.#tray = tray;
    tray.render(state.current);
    this.#surroundings = followSurroundings({
      state, bus: this.bus, clock, log,
      remakeTray: () => tray.remake(),
      trayGone: () => this.#window.trayGone(),
      screenChanged: (screen, why) => {
        this.attention.screenChanged(screen);
        this.parts.onScreen(screen, why);
      },
    });
    state.subscribe((current, previous) => {
      page.send(current);
      activity.during('tray', () => tray.render(current));
      activity.during('notifications', () => this.attention.stateChanged(current, previous));
      this.#followSettings(current, previous);
    });
    const first = startPage(process.argv);
    if (first !== null) this.#openPage(first);
    const mayStart = this.#limited('second-start', startedRate);
    app.on('second-instance', (_event, argv) => {
      if (!mayStart()) return;
      // A second start by the system's autostart wants nothing on the screen, and one by a link mustn't take the focus.
      const { start, link } = readSecondStart(argv);
      if (link !== null) return;
      if (start === 'shown') this.#window.summon();
      const wanted = startPage(argv);
      if (wanted !== null) this.#openPage(wanted);
    });
    powerMonitor.on('resume', () => this.timePassed());
    app.on('activate', () => this.#window.summon());
    app.on('window-all-closed', () => undefined);
  }

  /** New suggestions, which the window has got already: it comes into view, and a notification where it isn't looked at. */
  suggestionsShown(shown: readonly ShownSuggestion[]): void {
    this.attention.suggestionsShown(shown.map((one) => one.suggestion));
  }

  /** The agent wants to ask: the window with the focus, and the cursor in the box. */
  summonToAsk(): void {
    this.#openPage('assist');
  }

  /** Comes into view, above the others, and leaves the focus where it is. */
  rise(): void {
    if (this.parts.state.current.curtain === 'open') this.#window.rise();
  }

  /** Calls `listener` whenever the window came into sight or went out of it. */
  onSight(listener: () => void): void {
    this.#sightListeners.add(listener);
  }

  /** Calls `listener` whenever the window went out of sight. */
  onHidden(listener: () => void): void {
    this.#hiddenListeners.add(listener);
  }

  /** Whether the window is in sight. */
  get sight(): 'shown' | 'hidden' {
    return this.#window.inSight ? 'shown' : 'hidden';
  }

  /** What was said and decided by the clock on the wall is looked at again: the computer slept, or is in another time zone. */
  timePassed(): void {
    const { state } = this.parts;
    this.attention.timePassed();
    // The same words, in a new snapshot: the window says its times anew.
    state.change({ language: { ...state.current.language } });
  }

  /** Says in the window what is nobody else's to say. */
  tell(kind: 'warning' | 'error', reason: Fault): void {
    this.parts.state.notify({ kind, fault: reason, text: null }, randomUUID());
  }

  /** A fresh page: nothing of what was typed in the old one remains. */
  forgetTyped(): Promise<void> {
    this.#page.forgetWithPage();
    return this.#window.reload();
  }

  /** Closing the window ends it from now on. */
  allowQuit(): void {
    this.#window.allowQuit();
    this.attention.close();
  }

  /** The last of it: resolves when the window's places and a pause are on disk. */
  async dispose(): Promise<void> {
    this.#surroundings?.stop();
    this.#tray?.destroy();
    await this.#places.flush();
    await this.attention.idle();
    this.bus.close();
  }

  /** True as often as the rate allows; what is refused is counted. */
  #limited(what: string, rate: Rate): () => boolean {
    const limit = new RateLimit(rate, () => this.parts.clock.elapsed());
    return () => {
      if (limit.take()) return true;
      this.parts.floods.refused(what);
      return false;
    };
  }

  #tellSight(): void {
    for (const listener of this.#sightListeners) listener();
  }

  #openPage(page: Page): void {
    this.parts.state.askPage(page);
    this.#window.summon();
  }

  #followSettings(current: AppState, previous: AppState): void {
    if (current.view === 'sign-in' && previous.view !== 'sign-in') this.#page.forget();
    // A page that was asked for from outside needs more room than a strip has.
    if (current.page.asked !== previous.page.asked) this.#modes.makeRoom();
    if (current.settings.window.mode !== previous.settings.window.mode) this.#modes.settingChanged();
    else if (current.view !== previous.view) this.#modes.apply();
    if (current.settings.window !== previous.settings.window) this.#window.setLook(lookOf(current.settings));
  }
}
