import { app, globalShortcut } from 'electron';
import { fault, type Fault } from '../../../shared/fault';
import { err, ok, type Result } from '../../../shared/result';
import type { QueryTrigger } from '../../../shared/knowledge';
import { openingText } from '../../assist/query';
import type { Clock } from '../../clock';
import type { Log } from '../../diagnostics/log';
import type { Redactor } from '../../diagnostics/redaction';
import type { AppStateStore } from '../../state/app-state';
import type { CurrentWorkspace } from '../../workspace/workspace';
import type { Shell } from '../shell';
import type { Build } from '../start/build';
import { AskShortcut } from './ask-shortcut';
import { copiedTexts } from './copied-texts';
import type { LinkArrivals } from './link-arrivals';
import { registerLinks } from './link-registration';
import { Links } from './links';
import { offerable } from './offerable';
import { Offers, type TakenOffer } from './offers';
import { readableText } from './readable-text';

export { watchLinks } from './watch-links';

export interface WaysToAskParts {
  readonly state: AppStateStore;
  readonly build: Build;
  readonly workspaces: CurrentWorkspace;
  readonly shell: Shell;
  readonly arrivals: LinkArrivals;
  readonly redactor: Redactor;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
}

/** How an agent comes to ask without clicking their way: the global shortcut with what they copied, and links. */
export class WaysToAsk {
  readonly #offers: Offers;
  readonly #shortcut: AskShortcut;
  readonly #links: Links;

  constructor(private readonly parts: WaysToAskParts) {
    const { state, shell, clock, newId, log } = parts;
    this.#offers = new Offers({ state, clock, newId, mask: (text) => openingText(text, state.current.settings) });
    this.#shortcut = new AskShortcut({
      platform: process.platform === 'darwin' ? 'mac' : 'other',
      shortcuts: globalShortcut,
      pressed: () => void this.summon(),
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
    const { state, shell, arrivals } = this.parts;
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
    shell.onHidden(() => this.#offers.clear());
    app.once('before-quit', () => this.#shortcut.release());
    arrivals.readBy((link) => this.#links.open(link));
  }

  /** The agent wants to ask: window and box with the focus, and what they copied offered. */
  async summon(): Promise<void> {
    const { workspaces, shell, state } = this.parts;
    // Keys that were pressed behind the lock are meant for it.
    if (state.current.curtain === 'drawn') return;
    shell.summonToAsk();
    this.#offers.forgetCopied();
    if (workspaces.get() === null) return;
    const texts = await copiedTexts();
    for (const source of ['clipboard', 'selection'] as const) {
      const text = offerable(texts[source], { isSecret: (one) => this.#isSecret(one), isAnswer: (one) => this.#isAnswer(one) });
      if (text !== null) this.#offers.offer(source, text, null);
    }
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
