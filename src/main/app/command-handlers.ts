import { fault, type Fault } from '../../shared/domain/fault';
import { err, ok, type Result } from '../../shared/domain/result';
import type { Account } from '../account/account';
import type { DemoRun } from '../demo/demo';
import type { Log } from '../diagnostics/log';
import type { Outbox } from '../stores/outbox';
import type { WebhookSecrets } from '../stores/webhook-secrets';
import type { SettingsStore } from '../settings/settings-store';
import type { AppStateStore } from '../state/app-state';
import type { Vault } from '../keychain/vault';
import type { CurrentWorkspace } from '../workspace/workspace';
import { copyAddress, copySentence, copySuggestion, openArticle } from './opening/articles';
import type { Attention } from '../notifications/attention';
import type { AuditDesk } from './audit/audit-desk';
import type { WaysToAsk } from '../quick-ask/ways-to-ask';
import type { Opener } from './opening/opener';
import { DiagnosticsDesk, type DiagnosticsDeskParts } from './diagnostics-desk';
import type { CommandHandlers } from '../window/bridge/ipc';
import { SettingsDesk } from './settings-desk';
import { keepWebhookSecret, removeWebhookSecret } from './webhook-secret';
import type { WindowCommands } from '../window/window-commands';

export interface CommandParts {
  readonly state: AppStateStore;
  readonly settings: SettingsStore;
  readonly workspaces: CurrentWorkspace;
  readonly account: Account;
  readonly demo: DemoRun;
  readonly keychain: Vault;
  readonly outbox: Outbox;
  readonly webhookSecrets: WebhookSecrets;
  /** A secret was typed in the window: nothing of it may stay there. */
  readonly forgetTyped: () => Promise<void>;
  readonly log: Log;
  readonly diagnostics: Omit<DiagnosticsDeskParts, 'state' | 'opener'>;
  readonly desk: AuditDesk;
  readonly opener: Opener;
  readonly window: WindowCommands;
  readonly attention: Pick<Attention, 'lookedAt' | 'pause' | 'resume'>;
  readonly waysToAsk: WaysToAsk;
  readonly quit: () => void;
}

/** What each command of the contract does, in a line or two; the doing is elsewhere. */
export function commandHandlers(parts: CommandParts): CommandHandlers {
  const { state, settings, workspaces, account, demo, keychain, outbox, log, desk, opener, attention, waysToAsk } = parts;
  const diagnostics = new DiagnosticsDesk({ ...parts.diagnostics, state, opener });
  const settingsDesk = new SettingsDesk({ state, settings, onChanged: () => workspaces.get()?.settingsChanged() });
  const leaveDemo = (): Promise<Result<null, Fault>> =>
    done(async () => {
      await demo.leave();
      await account.start();
    });
  return {
    ...parts.window,
    'query:ask': ({ text }) => {
      const workspace = workspaces.get();
      if (workspace === null) return err(state.current.connection.fault ?? fault('signed-out'));
      const { queryId } = workspace.assistant.ask({ text, conversationId: workspace.deskConversationId, trigger: 'typed' });
      return ok({ queryId });
    },
    'offer:ask': ({ offerId }) => waysToAsk.ask(offerId),
    'offer:take': ({ offerId }) => waysToAsk.take(offerId),
    'offer:dismiss': () => done(() => waysToAsk.dismiss()),
    'query:cancel': ({ queryId }) => done(() => workspaces.get()?.assistant.cancel(queryId)),
    'suggestion:copy': ({ suggestionId }) => copySuggestion(workspaces.get()?.assistant, suggestionId),
    'suggestion:copy-sentence': ({ suggestionId }) => copySentence(workspaces.get()?.assistant, suggestionId, state.current.queries),
    'suggestion:open': ({ suggestionId }) => openArticle(opener, workspaces.get()?.assistant, suggestionId),
    'suggestion:copy-address': ({ suggestionId }) => copyAddress(workspaces.get()?.assistant, suggestionId),
    'suggestion:feedback': ({ suggestionId, action }) =>
      workspaces.get()?.assistant.feedback(suggestionId, action) ?? err(fault('suggestion-gone')),
    'conversation:new': () => done(() => workspaces.get()?.newConversation()),
    'history:search': ({ text }) => ok(workspaces.get()?.assistant.searchHistory(text) ?? { entries: [], total: 0 }),
    // Without a workspace something kept us from connecting at all: a policy that is put right by now, perhaps.
    'connection:retry': () => done(() => (workspaces.get() === null ? account.start() : workspaces.get()?.retryNow())),
    'connection:test': () => account.testPresent(),
    'connection:cancel-test': () => done(() => account.cancelPresentTest()),
    'sign-in:test': (request) => account.test(request),
    'sign-in:retry': () => account.retryTest(),
    'sign-in:check': ({ knowledgeSources }) => account.check(knowledgeSources),
    'sign-in:finish': (request) => account.finish(request),
    'sign-in:change': () => account.change(),
    'sign-in:cancel': () => done(() => account.cancel()),
    'sign-in:keep-for-session': () => account.keepForSession(),
    // Signing out of the demo is leaving it: the real organisation's secret stays where it is.
    'sign-in:sign-out': () => (state.current.demo === null ? done(() => account.signOut()) : leaveDemo()),
    'keyring:cancel': () => done(() => keychain.cancel()),
    'keyring:retry': () => done(() => account.start()),
    'demo:start': () => demo.start(),
    'demo:leave': leaveDemo,
    'settings:change': ({ path, value }) => {
      const changed = settings.change(new Map([[path, value]]));
      if (!changed.ok) return changed;
      state.change({ settings: changed.value.settings });
      workspaces.get()?.settingsChanged();
      return ok(null);
    },
    'settings:export': () => settingsDesk.export(),
    'settings:import': () => settingsDesk.import(),
    'settings:import-apply': () => settingsDesk.applyImport(),
    'settings:transfer-done': () => done(() => settingsDesk.done()),
    'settings:reset-all': () => settingsDesk.resetAll(),
    'audit:export': (request) => desk.export(request),
    'audit:verify': ({ target }) => desk.verify(target),
    'audit:cancel': () => done(() => desk.cancel()),
    'audit:done': () => done(() => desk.forget()),
    'audit:reveal': () => desk.reveal(),
    'outbox:resend': ({ letters }) => done(() => outbox.resendDead(letters)),
    'outbox:discard': ({ letters }) => done(() => outbox.discardDead(letters)),
    'outbox:retry': ({ sinkId }) => done(() => outbox.retry(sinkId)),
    'webhook-secret:set': (request) => keepWebhookSecret(parts, request),
    'webhook-secret:remove': ({ url }) => removeWebhookSecret(parts, url),
    'suggestions:seen': () => done(() => attention.lookedAt()),
    'notifications:pause': ({ length }) => done(() => attention.pause(length)),
    'notifications:resume': () => done(() => attention.resume()),
    'app:quit': () => done(() => parts.quit()),
    'notice:dismiss': ({ noticeId }) => done(() => state.dismissNotice(noticeId)),
    'diagnostics:copy': () => diagnostics.copy(),
    'diagnostics:open-logs': () => diagnostics.openLogs(),
    'diagnostics:report': ({ message }) => done(() => log.error('window error', { message })),
    'state:subscribe': () => ok(state.current),
  };
}

/** For commands whose effect shows in AppState. */
async function done(work: () => unknown): Promise<Result<null, Fault>> {
  await work();
  return ok(null);
}
