import { app, globalShortcut } from 'electron';
import { fault, type Fault } from '../../shared/domain/fault';
import { err, ok, type Result } from '../../shared/domain/result';
import type { QueryTrigger } from '../../shared/domain/knowledge';
import { openingText } from '../assist/ask/query';
import type { Clock } from '../clock';
import type { Log } from '../diagnostics/log';
import type { Redactor } from '../diagnostics/redaction';
import type { AppStateStore } from '../state/app-state';
import type { CurrentWorkspace } from '../workspace/workspace';
import type { CopiedFrom, CopiedText } from '../clipboard/copied-text';
import { type PageKeys } from '../clipboard/page-keys';
import type { Shell } from '../window/shell';
import type { Build } from '../app/start/build';
import { AskShortcut } from './ask-shortcut';
import type { LinkArrivals } from './link-arrivals';
import { registerLinks } from './link-registration';
import { Links } from './links';
import { offerable } from './offerable';
import { Offers, type TakenOffer } from './offers';
import { readableText } from './readable-text';
import { isTyping } from '../clipboard/typed-keys';

export { watchLinks } from './watch-links';

export interface WaysToAskParts {
  readonly state: AppStateStore;
  readonly build: Build;
  readonly workspaces: CurrentWorkspace;
  readonly shell: Shell;
  readonly arrivals: LinkArrivals;
  readonly copied: CopiedText;
  readonly keys: PageKeys;
  readonly redactor: Redactor;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
}

/** An offer that comes later would come as a surprise; most come within some milliseconds. */
const offerMs = 1_000;
/** More than may be offered, in any script. */
const mostOfferBytes = 20_000;

/** How an agent comes to ask without clicking their way: the global shortcut with what they copied, and links. */
export class WaysToAsk {
  readonly #offers: Offers;
  readonly #shortcut: AskShortcut;
  readonly #links: Links;
  /** Counts what makes a text that is read come too late: the next call of the box, and each key that is typed into it. */
  #moved = 0;

  constructor(private readonly parts: WaysToAskParts) {
    const { state, shell, clock, newId, log } = parts;
    this.#offers = new Offers({ state, clock, newId, mask: (text) => openingText(text, state.current.settings) });
    this.#shortcut = new AskShortcut({
      platform: process.platform === 'darwin' ? 'mac' : 'other',
      shortcuts: globalShortcut,
      pressed: () => this.summon(),
      changed: (shortcut, reason) => {
        state.change({ shortcut, notices: state.current.notices.filter((notice) => notice.fault?.tag !== 'shortcut-taken') });
        if (reason !== null) shell.tell('warning', reason);
      },
    });
    this.#links = new Links(
      {
        ready: () => state.current.view === 'assist' && parts.workspaces.get() !== null,
        mode: () => state.current.settings.window.links,
        offer: (text, conversationId) => this.#offers.offer('link', text, conversationId),
        ask: (text, conversationId) => void this.#ask({ text, conversationId }, 'link'),
        bringConversation: (id) => parts.workspaces.get()?.enterConversation(id),
        appear: () => shell.rise(),
        tell: (reason) => {
          log.warn('link not followed', { fault: reason.tag });
          shell.tell('warning', reason);
        },
      },
      clock,
    );
    this.#start();
  }

  /** Takes the shortcut and the links, as the settings say, and goes on doing so as they change. */
  #start(): void {
    const { state, shell, arrivals, keys } = this.parts;
    const { window } = state.current.settings;
    this.#shortcut.set(window.shortcut);
    this.#register(window.links);
    state.subscribe((current, previous) => {
      const [now, before] = [current.settings.window, previous.settings.window];
      if (now.shortcut !== before.shortcut) this.#shortcut.set(now.shortcut);
      if ((now.links === 'off') !== (before.links === 'off')) this.#register(now.links);
      // Whoever signs in next must not find what was meant for the last one.
      if (current.view !== 'assist' && current.offers.length > 0) this.#offers.clear();
      this.#links.stateChanged();
    });
    // Whoever had the shortcut may be gone by now.
    app.on('browser-window-focus', () => this.#shortcut.set(state.current.settings.window.shortcut));
    shell.onHidden(() => {
      this.#moved += 1;
      this.#offers.clear();
    });
    keys.onPressed((key) => {
      if (isTyping(key)) this.#moved += 1;
    });
    app.once('before-quit', () => this.#shortcut.release());
    arrivals.readBy((link) => this.#links.open(link));
  }

  /** The agent wants to ask: window and box with the focus at once, and what they copied offered once it is read. */
  summon(): void {
    const { workspaces, shell, state } = this.parts;
    // Keys that were pressed behind the lock are meant for it.
    if (state.current.curtain === 'drawn') return;
    shell.summonToAsk();
    this.#offers.forgetCopied();
    const moved = (this.#moved += 1);
    if (workspaces.get() === null) return;
    for (const from of ['clipboard', 'selection'] as const) void this.#offerCopied(from, moved);
  }

  /** The agent asks what was offered. */
  ask(offerId: string): Result<{ queryId: string }, Fault> {
    const taken = this.#offers.take(offerId);
    return taken === null ? err(fault('offer-gone')) : this.#ask(taken, 'typed');
  }

  /** The agent wants it in the box, to change it first. */
  take(offerId: string): Result<{ text: string }, Fault> {
    const taken = this.#offers.take(offerId);
    if (taken === null) return err(fault('offer-gone'));
    if (taken.conversationId !== null) this.parts.workspaces.get()?.enterConversation(taken.conversationId);
    return ok({ text: taken.text });
  }

  dismiss(): void {
    this.#offers.clear();
  }

  async #offerCopied(from: CopiedFrom, moved: number): Promise<void> {
    const copied = await this.parts.copied.read(from, { withinMs: offerMs, mostBytes: mostOfferBytes });
    // The agent has gone on meanwhile.
    if (copied === null || copied.secret || moved !== this.#moved) return;
    const text = offerable(copied.text, { isSecret: (one) => this.#isSecret(one), isAnswer: (one) => this.#isAnswer(one) });
    if (text !== null) this.#offers.offer(from, text, null);
  }

  #ask({ text, conversationId }: TakenOffer, trigger: QueryTrigger): Result<{ queryId: string }, Fault> {
    const workspace = this.parts.workspaces.get();
    if (workspace === null) return err(fault('signed-out'));
    if (conversationId !== null) workspace.enterConversation(conversationId);
    const { queryId } = workspace.assistant.ask({ text, conversationId: workspace.deskConversationId, trigger });
    return ok({ queryId });
  }

  #register(links: 'off' | 'offer' | 'ask'): void {
    const outcome = registerLinks(app, { platform: process.platform, from: this.parts.build, binary: process.execPath, appFolder: app.getAppPath() }, links === 'off' ? 'off' : 'on');
    this.parts.log.info('links registered', { links, outcome });
  }

  #isSecret(text: string): boolean {
    return this.parts.redactor.text(text) !== text;
  }

  #isAnswer(text: string): boolean {
    return this.parts.state.current.suggestions.some(({ snippet }) => {
      const shown = readableText(snippet);
      return shown.length > 0 && (text.includes(shown) || (text.length >= 30 && shown.includes(text)));
    });
  }
}
