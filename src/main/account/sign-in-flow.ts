import type { Agent } from 'node:http';
import type { SourceCheck } from '../../shared/contract/connection-test';
import { fault, type Fault } from '../../shared/domain/fault';
import type { CommandRequest } from '../../shared/contract/ipc';
import type { KnowledgeSource } from '../../shared/domain/knowledge';
import { keychainAccount, parseOrgUrl } from '../../shared/domain/org-url';
import { err, ok, type Result } from '../../shared/domain/result';
import { settingProblem } from '../../shared/settings/setting-problem';
import { settingFault } from '../../shared/i18n/sentences/setting-sentence';
import type { SettingPath } from '../../shared/settings/settings';
import { signInFailed, type Governance } from '../audit/trail/governance';
import type { Clock } from '../clock';
import type { Log } from '../diagnostics/log';
import type { Redactor } from '../diagnostics/redaction';
import { ConnectionTest } from '../genesys/connection-test';
import { ConnectionSteps } from '../genesys/realtime/connection-steps';
import type { Credentials, Fetch } from '../genesys/token';
import { startDeadline } from '../network/deadline';
import type { NetworkProbe } from '../network/probe';
import type { SettingsStore } from '../settings/settings-store';
import type { AppStateStore } from '../state/app-state';
import type { Vault } from '../keychain/vault';
import { keychainFault } from './keychain-fault';

export type TestRequest = CommandRequest<'sign-in:test'>;
export type FinishRequest = CommandRequest<'sign-in:finish'>;

export interface SignInFlowParts {
  readonly state: AppStateStore;
  readonly settings: SettingsStore;
  readonly keychain: Vault;
  /** In memory only, for where there is no keychain and the agent agreed. */
  readonly sessionVault: Vault;
  readonly redactor: Redactor;
  readonly log: Log;
  readonly clock: Clock;
  readonly fetch: Fetch;
  /** Makes the socket's connection; undefined: directly. */
  readonly agent?: Agent | undefined;
  readonly probe: NetworkProbe;
  readonly governance: Governance;
  /** A client secret was typed in the window: nothing of it may stay there. */
  readonly forgetTypedSecret: () => Promise<void>;
}

export interface SignInFlowHost {
  /** What keeps this app from connecting at all. */
  readonly blocked: () => Fault | null;
  /** Leads to the form, with a reason or without. */
  readonly showForm: (reason: Fault | null) => void;
  /** Everything is saved: from now on it is theirs. */
  readonly enter: (credentials: Credentials, kept: 'keychain' | 'session') => Promise<void>;
}

interface Tried {
  readonly credentials: Credentials;
  readonly steps: ConnectionSteps;
  readonly test: ConnectionTest;
  passed: boolean;
}

interface PendingSignIn {
  readonly credentials: Credentials;
  readonly changes: ReadonlyMap<SettingPath, unknown>;
}

const checkDeadlineMs = 10_000;

/** A sign-in from what is typed: tested step by step, knowledge bases checked, then saved, all or nothing. */
export class SignInFlow {
  /** What is under way: a test, a check, or saving, to the last thing saved; aborted when the agent cancels it. */
  #attempt: AbortController | null = null;
  /** With what the last test was made, so that it can be gone on with and needn't be typed again. */
  #tried: Tried | null = null;
  #pending: PendingSignIn | null = null;

  constructor(private readonly parts: SignInFlowParts, private readonly host: SignInFlowHost) {}

  /** A test has passed, and nothing was saved yet. */
  get tested(): boolean {
    return this.#tried?.passed === true;
  }

  get busy(): boolean {
    return this.#attempt !== null;
  }

  /** Tests the connection with what was typed. A test that was cancelled is no fault. */
  async test(request: TestRequest): Promise<Result<null, Fault>> {
    const { state, redactor } = this.parts;
    if (this.#attempt !== null) return err(fault('ipc-refused'));
    redactor.hide(request.clientSecret);
    this.forget();
    state.change({ signIn: { ...state.current.signIn, orgUrl: request.orgUrl, clientId: request.clientId, tested: false, checks: [] } });
    const blocked = this.host.blocked();
    if (blocked !== null) return this.#fail(blocked);
    const credentials = this.#credentialsOf(request);
    if (!credentials.ok) return this.#fail(credentials.error);
    const { language, knowledgeSources } = this.parts.settings.effective.settings.gateway;
    const sources = this.#isLocked('gateway.knowledgeSources') ? knowledgeSources : state.current.signIn.knowledgeSources;
    const { fetch, agent, probe: network, clock } = this.parts;
    const steps = new ConnectionSteps({ credentials: credentials.value, sources, language }, { fetch, agent, network, clock });
    const test = new ConnectionTest(steps.steps, { clock, onChange: (connectionTest) => state.change({ connectionTest }) });
    this.#tried = { credentials: credentials.value, steps, test, passed: false };
    return this.#run(this.#tried);
  }

  /** Goes on from the step that failed. */
  async retry(): Promise<Result<null, Fault>> {
    if (this.#attempt !== null || this.#tried === null || this.#tried.passed) return err(fault('ipc-refused'));
    return this.#run(this.#tried);
  }

  /** Asks each knowledge base a test question; what they answered is in AppState. */
  async check(knowledgeSources: FinishRequest['knowledgeSources']): Promise<Result<null, Fault>> {
    const { state } = this.parts;
    if (this.#attempt !== null || this.#tried?.passed !== true) return err(fault('ipc-refused'));
    const attempt = this.#begin();
    state.change({ signIn: { ...state.current.signIn, knowledgeSources } });
    const failed = await this.#check(this.#tried, knowledgeSources, attempt.signal);
    if (attempt.signal.aborted) return ok(null);
    if (failed !== null) return this.#unanswered(failed);
    this.#attempt = null;
    state.change({ signIn: { ...state.current.signIn, status: 'idle' } });
    return ok(null);
  }

  /** Checks the knowledge bases, keeps the secret, then the settings: nothing is saved that doesn't work. */
  async finish({ knowledgeSources, unanswered }: FinishRequest): Promise<Result<null, Fault>> {
    const { state } = this.parts;
    const tried = this.#tried;
    if (this.#attempt !== null || tried?.passed !== true) return err(fault('ipc-refused'));
    const attempt = this.#begin();
    if (!this.#isLocked('gateway.knowledgeSources')) {
      state.change({ signIn: { ...state.current.signIn, knowledgeSources } });
      if (unanswered === 'stop') {
        const failed = await this.#check(tried, knowledgeSources, attempt.signal);
        if (attempt.signal.aborted) return ok(null);
        if (failed !== null) return this.#unanswered(failed);
      }
    }
    // The policy may have been read again meanwhile.
    const blocked = this.host.blocked();
    if (blocked !== null) return this.#fail(blocked);
    return this.#save({ credentials: tried.credentials, changes: this.#changesOf(tried.credentials, knowledgeSources) }, attempt.signal);
  }

  /** Ends what is under way, or declines to go on without a keychain; false where there is nothing to end. */
  cancel(): boolean {
    if (this.#attempt === null) return false;
    this.#attempt.abort();
    this.#attempt = null;
    this.#pending = null;
    if (!this.tested) this.#tried?.test.cancel();
    this.parts.keychain.cancel();
    this.host.showForm(null);
    return true;
  }

  /** The agent knowingly goes on without a keychain. */
  async keepForSession(): Promise<Result<null, Fault>> {
    const pending = this.#pending;
    if (pending === null) return err(fault('ipc-refused'));
    this.#pending = null;
    const { orgUrl, clientId, clientSecret } = pending.credentials;
    await this.parts.sessionVault.write(keychainAccount(clientId, orgUrl), clientSecret);
    return this.#done(pending, 'session');
  }

  /** Lets go of what was tested, the secret among it. */
  forget(): void {
    this.#tried?.steps.close();
    this.#tried = null;
  }

  #begin(): AbortController {
    const attempt = new AbortController();
    this.#attempt = attempt;
    return attempt;
  }

  async #run(tried: Tried): Promise<Result<null, Fault>> {
    const { state } = this.parts;
    const attempt = this.#begin();
    state.change({ signIn: { ...state.current.signIn, status: 'testing', fault: null } });
    const outcome = await tried.test.run();
    if (attempt.signal.aborted || outcome === 'cancelled') return ok(null);
    if (outcome !== null) return this.#fail(outcome);
    const blocked = this.host.blocked();
    if (blocked !== null) return this.#fail(blocked);
    tried.passed = true;
    // Before the agent can type anything new, which would go with the page.
    await this.parts.forgetTypedSecret();
    if (this.#attempt !== attempt) return ok(null);
    this.#attempt = null;
    // Where there is nothing to choose there is nothing to wait for.
    if (this.#isLocked('gateway.knowledgeSources')) return this.finish({ knowledgeSources: [], unanswered: 'accept' });
    state.change({ signIn: { ...state.current.signIn, status: 'idle', tested: true } });
    return ok(null);
  }

  /** The first knowledge base’s fault, null where each answered. */
  async #check({ steps }: Tried, sources: readonly KnowledgeSource[], signal: AbortSignal): Promise<Fault | null> {
    const { state, clock } = this.parts;
    const checks: SourceCheck[] = sources.map(({ knowledgeBaseId }) => ({ knowledgeBaseId, state: 'running', ms: null, results: null, fault: null }));
    const show = (): void => state.change({ signIn: { ...state.current.signIn, status: 'checking', fault: null, checks: [...checks] } });
    show();
    await Promise.all(
      sources.map(async (source, index) => {
        const began = clock.elapsed();
        const deadline = startDeadline(clock, checkDeadlineMs, signal);
        const answer = await steps.ask(source, deadline.signal);
        deadline.end();
        if (signal.aborted) return;
        const ms = Math.round(clock.elapsed() - began);
        const reason = answer.ok ? null : deadline.signal.aborted ? fault('test-timeout', `${checkDeadlineMs / 1_000} s`) : answer.error;
        checks[index] = { knowledgeBaseId: source.knowledgeBaseId, state: answer.ok ? 'passed' : 'failed', ms, results: answer.ok ? answer.value : null, fault: reason };
        show();
      }),
    );
    return checks.find((one) => one.fault !== null)?.fault ?? null;
  }

  #unanswered(reason: Fault): Result<null, Fault> {
    const { state, log } = this.parts;
    this.#attempt = null;
    log.warn('knowledge base did not answer', { fault: reason.tag, detail: reason.detail });
    state.change({ signIn: { ...state.current.signIn, status: 'failed', fault: null } });
    return err(reason);
  }

  /** The policy wins over what was typed, whatever the window sent. */
  #credentialsOf(request: TestRequest): Result<Credentials, Fault> {
    const { gateway } = this.parts.settings.effective.settings;
    const orgUrl = parseOrgUrl(this.#isLocked('gateway.orgUrl') ? gateway.orgUrl : request.orgUrl);
    if (!orgUrl.ok) return orgUrl;
    const clientId = this.#isLocked('gateway.clientId') ? gateway.clientId : request.clientId.trim();
    if (clientId === '') return err(settingFault('setting-invalid', settingProblem('gateway.clientId', 'missing')));
    return ok({ orgUrl: orgUrl.value, clientId, clientSecret: request.clientSecret });
  }

  #changesOf({ orgUrl, clientId }: Credentials, knowledgeSources: readonly KnowledgeSource[]): ReadonlyMap<SettingPath, unknown> {
    const wanted: readonly (readonly [SettingPath, unknown])[] = [
      ['gateway.orgUrl', orgUrl],
      ['gateway.clientId', clientId],
      ['gateway.knowledgeSources', knowledgeSources],
    ];
    return new Map(wanted.filter(([path]) => !this.#isLocked(path)));
  }

  #isLocked(path: SettingPath): boolean {
    return this.parts.settings.effective.locked.includes(path);
  }

  async #save(signIn: PendingSignIn, signal: AbortSignal): Promise<Result<null, Fault>> {
    const { state, keychain, log } = this.parts;
    state.change({ signIn: { ...state.current.signIn, status: 'saving', fault: null } });
    const { orgUrl, clientId, clientSecret } = signIn.credentials;
    const account = keychainAccount(clientId, orgUrl);
    const saved = await keychain.write(account, clientSecret);
    if (signal.aborted) {
      // Cancelled in the very moment it was kept: what was declined doesn't stay.
      if (saved.kind === 'done') await keychain.remove(account);
      return ok(null);
    }
    if (saved.kind === 'done') return this.#done(signIn, 'keychain');
    log.warn('client secret not kept', saved);
    this.#pending = signIn;
    state.change({ view: 'sign-in', signIn: { ...state.current.signIn, status: 'offer-session-only', fault: keychainFault(saved.kind) } });
    return ok(null);
  }

  async #done(signIn: PendingSignIn, kept: 'keychain' | 'session'): Promise<Result<null, Fault>> {
    const blocked = this.host.blocked();
    if (blocked !== null) return this.#fail(blocked);
    const changed = this.parts.settings.change(signIn.changes);
    if (!changed.ok) return this.#fail(changed.error);
    this.#attempt = null;
    this.forget();
    this.parts.state.change({ settings: changed.value.settings });
    await this.host.enter(signIn.credentials, kept);
    return ok(null);
  }

  #fail(reason: Fault): Result<null, Fault> {
    this.#attempt = null;
    this.parts.log.warn('sign-in failed', { fault: reason.tag, detail: reason.detail });
    void this.parts.governance.record(signInFailed(this.parts.state.current.signIn, reason.tag));
    this.host.showForm(reason);
    return err(reason);
  }
}
