import { fault, type Fault } from '../../shared/domain/fault';
import { keychainAccount } from '../../shared/domain/org-url';
import { err, ok, type Result } from '../../shared/domain/result';
import { settingFault } from '../../shared/i18n/sentences/setting-sentence';
import type { Settings } from '../../shared/settings/settings';
import { signedIn, signedOut, signInFailed } from '../audit/trail/governance';
import { ConnectionTest } from '../genesys/connection-test';
import { ConnectionSteps } from '../genesys/realtime/connection-steps';
import type { Credentials } from '../genesys/token';
import type { ExternalStores } from '../stores/outbox';
import type { CurrentWorkspace } from '../workspace/workspace';
import { keychainFault } from './keychain-fault';
import { SignInFlow, type FinishRequest, type SignInFlowParts, type TestRequest } from './sign-in-flow';

export interface AccountParts extends SignInFlowParts {
  readonly workspaces: CurrentWorkspace;
  readonly auditFolder: string;
  readonly outbox?: ExternalStores;
  /** Tells the agent of something that isn't the form's to say. */
  readonly warn: (reason: Fault) => void;
}

/** Who is signed in: from the stored settings and the keychain at start, through the sign-in form otherwise. */
export class Account {
  readonly #flow: SignInFlow;
  /** Who is signed in, with the secret in use; null where nobody is. */
  #who: Credentials | null = null;
  #presentTest: ConnectionTest | null = null;
  #starting: Promise<void> | null = null;

  constructor(private readonly parts: AccountParts) {
    this.#flow = new SignInFlow(parts, {
      blocked: () => this.#blocked(),
      showForm: (reason) => this.#showForm(reason),
      enter: (credentials, kept) => this.#enter(credentials, kept),
    });
  }

  /** True when an organisation is set up, by the agent or by policy. */
  get configured(): boolean {
    const { gateway } = this.#settings;
    return gateway.orgUrl !== '' && gateway.clientId !== '';
  }

  /** Signs in with what is stored; whatever is missing leads to the form, with a sentence. One at a time. */
  start(): Promise<void> {
    this.#starting ??= this.#start().finally(() => (this.#starting = null));
    return this.#starting;
  }

  /** What kept anybody from signing in may be over. Does nothing while somebody is signed in, or at it. */
  async startIfIdle(): Promise<void> {
    if (this.parts.workspaces.get() === null && !this.#flow.busy) await this.start();
  }

  test(request: TestRequest): Promise<Result<null, Fault>> {
    this.#presentTest?.cancel();
    return this.#flow.test(request);
  }

  retryTest(): Promise<Result<null, Fault>> {
    return this.#flow.retry();
  }

  /** Asks each knowledge base a test question. */
  check(sources: FinishRequest['knowledgeSources']): Promise<Result<null, Fault>> {
    return this.#flow.check(sources);
  }

  finish(request: FinishRequest): Promise<Result<null, Fault>> {
    return this.#flow.finish(request);
  }

  keepForSession(): Promise<Result<null, Fault>> {
    return this.#flow.keepForSession();
  }

  /** Ends a sign-in at whatever stage it is; where nothing is under way it leads back to who is signed in. Too late, it does nothing. */
  cancel(): void {
    const { state, workspaces } = this.parts;
    if (this.#flow.cancel() || state.current.view !== 'sign-in' || workspaces.get() === null) return;
    this.#flow.forget();
    state.change({ view: 'assist', connectionTest: untested, signIn: { ...state.current.signIn, ...calm } });
  }

  /** Leads to the form with what is in use, while the session goes on; it ends when another one works. */
  change(): Result<null, Fault> {
    const { state, workspaces } = this.parts;
    if (workspaces.get() === null || this.#flow.busy || state.current.demo !== null) return err(fault('ipc-refused'));
    this.#presentTest?.cancel();
    const { orgUrl, clientId, knowledgeSources } = this.#settings.gateway;
    state.change({ connectionTest: untested, signIn: { ...state.current.signIn, ...calm, orgUrl, clientId, knowledgeSources: [...knowledgeSources] } });
    this.#showForm(null);
    return ok(null);
  }

  /** Tests the connection of who is signed in; what is shown of it is in AppState. */
  async testPresent(): Promise<Result<null, Fault>> {
    const { state, fetch, agent, probe: network, clock } = this.parts;
    if (this.#who === null || this.#flow.busy) return err(fault(this.#who === null ? 'signed-out' : 'ipc-refused'));
    this.cancelPresentTest();
    const { language, knowledgeSources: sources } = this.#settings.gateway;
    const steps = new ConnectionSteps({ credentials: this.#who, sources, language }, { fetch, agent, network, clock });
    const test = new ConnectionTest(steps.steps, {
      clock,
      onChange: (connectionTest) => {
        if (this.#presentTest === test) state.change({ connectionTest });
      },
    });
    this.#presentTest = test;
    await test.run();
    steps.close();
    return ok(null);
  }

  cancelPresentTest(): void {
    this.#presentTest?.cancel();
    this.#presentTest = null;
  }

  /** Forgets the secret and everything on screen; the organisation stays filled in. */
  async signOut(): Promise<void> {
    const { state, workspaces } = this.parts;
    const who = this.#who ?? this.#settings.gateway;
    this.#who = null;
    this.cancelPresentTest();
    this.#flow.forget();
    await workspaces.close();
    if (state.current.organisation !== null) void this.parts.governance.record(signedOut(who));
    state.forgetConversations();
    state.change({ organisation: null, sessionOnly: false, connectionTest: untested, signIn: { ...state.current.signIn, ...calm } });
    if (who.orgUrl !== '' && who.clientId !== '') {
      // The keychain may prompt; the window says so meanwhile.
      state.change({ view: 'keyring' });
      await this.#removeSecret(who);
    }
    this.#showForm(null);
  }

  async #start(): Promise<void> {
    const { state, keychain, sessionVault } = this.parts;
    const { settings, locked, problems } = this.parts.settings.refreshPolicy();
    state.change({ settings, locked: [...locked] });
    for (const { layer, problem } of problems) if (layer === 'policy') this.parts.warn(settingFault('policy-invalid', problem));
    if (this.#blocked() !== null || !this.configured) {
      this.#showForm(null);
      return;
    }
    const { orgUrl, clientId } = this.#settings.gateway;
    const account = keychainAccount(clientId, orgUrl);
    state.change({ view: 'keyring' });
    const inMemory = await sessionVault.read(account);
    const answer = inMemory.kind === 'found' ? inMemory : await keychain.read(account);
    if (answer.kind !== 'found') {
      this.parts.log.warn('no client secret', { why: answer.kind, ...('detail' in answer ? { detail: answer.detail } : {}) });
      const reason = keychainFault(answer.kind);
      void this.parts.governance.record(signInFailed({ orgUrl, clientId }, reason.tag));
      this.#showForm(reason);
      return;
    }
    await this.#enter({ orgUrl, clientId, clientSecret: answer.secret }, inMemory.kind === 'found' ? 'session' : 'keychain');
  }

  get #settings(): Settings {
    return this.parts.settings.effective.settings;
  }

  /** What keeps this app from connecting at all. */
  #blocked(): Fault | null {
    const { policy } = this.parts.settings;
    if (policy.fault !== null) return policy.fault;
    // Nobody is led through a first run because the disk doesn’t give what they have set long ago.
    if (this.parts.settings.unread !== null && !this.configured) return this.parts.settings.unread;
    return this.#settings.gateway.transport === 'realtime' ? null : fault('transport-unsupported');
  }

  async #enter(credentials: Credentials, kept: 'keychain' | 'session'): Promise<void> {
    const { state, workspaces, redactor, auditFolder, outbox, governance } = this.parts;
    redactor.hide(credentials.clientSecret);
    const left = this.#who !== null && accountOf(this.#who) !== accountOf(credentials) ? this.#who : null;
    this.#who = credentials;
    if (left !== null) {
      void governance.record(signedOut(left));
      await workspaces.close();
      state.forgetConversations();
    }
    void governance.record(signedIn(credentials, kept));
    await workspaces.open({ credentials, settings: () => this.#settings, auditFolder, ...(outbox === undefined ? {} : { outbox }) });
    state.change({
      view: 'assist',
      organisation: new URL(credentials.orgUrl).host,
      sessionOnly: kept === 'session',
      connectionTest: untested,
      signIn: { ...state.current.signIn, ...calm },
    });
    // Last: nobody waits for what isn't needed any more.
    if (left !== null) await this.#removeSecret(left);
  }

  async #removeSecret(who: Pick<Credentials, 'orgUrl' | 'clientId'>): Promise<void> {
    await this.parts.sessionVault.remove(accountOf(who));
    const removed = await this.parts.keychain.remove(accountOf(who));
    if (removed.kind === 'done') return;
    this.parts.log.warn('client secret not removed', { why: removed.kind });
    this.parts.warn(fault('keychain-not-removed'));
  }

  /** Where the agent can sign in; or, where nobody may, what keeps them from it. */
  #showForm(reason: Fault | null): void {
    const { state } = this.parts;
    const blocked = this.#blocked();
    if (blocked !== null) {
      state.change({ view: 'assist', connection: { status: 'stopped', fault: blocked, retryAt: null, limit: null } });
      return;
    }
    const { gateway } = this.#settings;
    const { signIn } = state.current;
    state.change({
      view: 'sign-in',
      signIn: {
        status: reason === null ? 'idle' : 'failed',
        fault: reason,
        orgUrl: signIn.orgUrl === '' ? gateway.orgUrl : signIn.orgUrl,
        clientId: signIn.clientId === '' ? gateway.clientId : signIn.clientId,
        knowledgeSources: signIn.knowledgeSources.length === 0 ? [...gateway.knowledgeSources] : signIn.knowledgeSources,
        tested: this.#flow.tested,
        checks: signIn.checks.filter((check) => check.state !== 'running'),
      },
    });
  }
}

const untested = { status: 'idle', steps: [] } as { status: 'idle'; steps: [] };
const calm = { status: 'idle', fault: null, tested: false, checks: [] } as { status: 'idle'; fault: null; tested: false; checks: [] };

function accountOf({ clientId, orgUrl }: Pick<Credentials, 'orgUrl' | 'clientId'>): string {
  return keychainAccount(clientId, orgUrl);
}
