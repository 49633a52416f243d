import type { Agent } from 'node:http';
import { fault, type Fault, type FaultTag } from '../../shared/fault';
import type { CommandRequest } from '../../shared/ipc';
import { keychainAccount, parseOrgUrl } from '../../shared/org-url';
import { err, ok, type Result } from '../../shared/result';
import type { SettingPath, Settings } from '../../shared/settings';
import type { Clock } from '../clock';
import type { Log } from '../diagnostics/log';
import type { Redactor } from '../diagnostics/redaction';
import { probe } from '../gateway/realtime/probe';
import type { Credentials, Fetch } from '../gateway/token';
import type { ExternalStores } from '../outbox/outbox';
import type { SettingsStore } from '../settings/settings-store';
import type { AppStateStore } from '../state/app-state';
import type { Vault } from '../vault/vault';
import type { CurrentWorkspace } from '../workspace/workspace';
import { signedIn, signedOut, signInFailed, type Governance } from '../audit/governance';

export type SignInRequest = CommandRequest<'sign-in:submit'>;

export interface AccountParts {
  readonly state: AppStateStore;
  readonly settings: SettingsStore;
  readonly keychain: Vault;
  /** In memory only, for where there is no keychain and the agent agreed. */
  readonly sessionVault: Vault;
  readonly workspaces: CurrentWorkspace;
  readonly redactor: Redactor;
  readonly log: Log;
  readonly clock: Clock;
  readonly fetch: Fetch;
  /** Makes the socket's connection; undefined: directly. */
  readonly agent?: Agent | undefined;
  readonly auditFolder: string;
  readonly outbox?: ExternalStores;
  readonly governance: Governance;
  /** Tells the agent of something that isn't the form's to say. */
  readonly warn: (reason: Fault) => void;
  /** A client secret was typed in the window: nothing of it may stay there. */
  readonly forgetTypedSecret: () => Promise<void>;
}

interface PendingSignIn {
  readonly credentials: Credentials;
  readonly changes: ReadonlyMap<SettingPath, unknown>;
}

/** Who is signed in: from the stored settings and the keychain at start, through the sign-in form otherwise. */
export class Account {
  /** The sign-in under way, from Connect to the last thing saved; aborted when the agent cancels it. */
  #attempt: AbortController | null = null;
  #pending: PendingSignIn | null = null;
  #starting: Promise<void> | null = null;

  constructor(private readonly parts: AccountParts) {}

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

  /** Tests the connection, then keeps the secret, then the settings: nothing is saved that doesn't work. */
  async submit(request: SignInRequest): Promise<Result<null, Fault>> {
    const { state } = this.parts;
    if (this.#attempt !== null) return err(fault('ipc-refused'));
    this.parts.redactor.hide(request.clientSecret);
    this.#prefill(request);
    const blocked = this.#blocked();
    if (blocked !== null) return this.#fail(blocked);
    const prepared = this.#prepare(request);
    if (!prepared.ok) return this.#fail(prepared.error);
    const attempt = new AbortController();
    this.#attempt = attempt;
    state.change({ signIn: { ...state.current.signIn, status: 'testing', fault: null } });
    const tested = await probe(prepared.value.credentials, { ...this.parts, signal: attempt.signal });
    if (attempt.signal.aborted) return ok(null);
    if (!tested.ok) return this.#fail(tested.error);
    // The policy may have been read again meanwhile.
    const blockedNow = this.#blocked();
    if (blockedNow !== null) return this.#fail(blockedNow);
    return this.#save(prepared.value, attempt.signal);
  }

  /** Ends a sign-in at whatever stage it is, or declines to go on without a keychain. Too late, it does nothing. */
  cancel(): void {
    if (this.#attempt === null) return;
    this.#attempt.abort();
    this.#attempt = null;
    this.#pending = null;
    this.parts.keychain.cancel();
    this.#showForm(null);
  }

  /** The agent knowingly goes on without a keychain. */
  async keepForSession(): Promise<Result<null, Fault>> {
    const pending = this.#pending;
    if (pending === null) return err(fault('ipc-refused'));
    this.#pending = null;
    const { orgUrl, clientId, clientSecret } = pending.credentials;
    await this.parts.sessionVault.write(keychainAccount(clientId, orgUrl), clientSecret);
    return this.#finish(pending, 'session');
  }

  /** Forgets the secret and everything on screen; the organisation stays filled in. */
  async signOut(): Promise<void> {
    const { state, workspaces, keychain, sessionVault } = this.parts;
    const { orgUrl, clientId } = this.#settings.gateway;
    await workspaces.close();
    if (state.current.organisation !== null) void this.parts.governance.record(signedOut(this.#settings.gateway));
    state.forgetConversations();
    state.change({ organisation: null, sessionOnly: false });
    if (orgUrl !== '' && clientId !== '') {
      const account = keychainAccount(clientId, orgUrl);
      await sessionVault.remove(account);
      // The keychain may prompt; the window says so meanwhile.
      state.change({ view: 'keyring' });
      const removed = await keychain.remove(account);
      if (removed.kind !== 'done') {
        this.parts.log.warn('client secret not removed', { why: removed.kind });
        this.parts.warn(fault('keychain-not-removed'));
      }
    }
    this.#showForm(null);
  }

  async #start(): Promise<void> {
    const { state, keychain, sessionVault } = this.parts;
    const { settings, locked, problems } = this.parts.settings.refreshPolicy();
    state.change({ settings, locked: [...locked] });
    for (const problem of problems) if (problem.layer === 'policy') this.parts.warn(fault('policy-invalid', problem.message));
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
      const reason = fault(refusalTags[answer.kind]);
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
    return this.#settings.gateway.transport === 'realtime' ? null : fault('transport-unsupported');
  }

  /** The policy wins over what was typed, whatever the window sent. */
  #prepare(request: SignInRequest): Result<PendingSignIn, Fault> {
    const { locked } = this.parts.settings.effective;
    const { gateway } = this.#settings;
    const orgUrl = parseOrgUrl(locked.includes('gateway.orgUrl') ? gateway.orgUrl : request.orgUrl);
    if (!orgUrl.ok) return orgUrl;
    const clientId = locked.includes('gateway.clientId') ? gateway.clientId : request.clientId.trim();
    if (clientId === '') return err(fault('setting-invalid', 'enter the client ID'));
    const wanted: readonly (readonly [SettingPath, unknown])[] = [
      ['gateway.orgUrl', orgUrl.value],
      ['gateway.clientId', clientId],
      ['gateway.knowledgeSources', request.knowledgeSources],
    ];
    const changes = new Map(wanted.filter(([path]) => !locked.includes(path)));
    return ok({ credentials: { orgUrl: orgUrl.value, clientId, clientSecret: request.clientSecret }, changes });
  }

  async #save(signIn: PendingSignIn, signal: AbortSignal): Promise<Result<null, Fault>> {
    const { state, keychain } = this.parts;
    state.change({ signIn: { ...state.current.signIn, status: 'saving' } });
    const { orgUrl, clientId, clientSecret } = signIn.credentials;
    const account = keychainAccount(clientId, orgUrl);
    const saved = await keychain.write(account, clientSecret);
    if (signal.aborted) {
      // Cancelled in the very moment it was kept: what was declined doesn't stay.
      if (saved.kind === 'done') await keychain.remove(account);
      return ok(null);
    }
    if (saved.kind === 'done') return this.#finish(signIn, 'keychain');
    this.parts.log.warn('client secret not kept', saved);
    this.#pending = signIn;
    state.change({
      view: 'sign-in',
      signIn: { ...state.current.signIn, status: 'offer-session-only', fault: fault(refusalTags[saved.kind]) },
    });
    return ok(null);
  }

  async #finish(signIn: PendingSignIn, kept: 'keychain' | 'session'): Promise<Result<null, Fault>> {
    const blocked = this.#blocked();
    if (blocked !== null) return this.#fail(blocked);
    const changed = this.parts.settings.change(signIn.changes);
    if (!changed.ok) return this.#fail(changed.error);
    this.#attempt = null;
    this.parts.state.change({ settings: changed.value.settings });
    // Before the agent can type anything new, which would go with the page.
    await this.parts.forgetTypedSecret();
    await this.#enter(signIn.credentials, kept);
    return ok(null);
  }

  async #enter(credentials: Credentials, kept: 'keychain' | 'session'): Promise<void> {
    const { state, workspaces, redactor, auditFolder, outbox } = this.parts;
    redactor.hide(credentials.clientSecret);
    void this.parts.governance.record(signedIn(credentials, kept));
    await workspaces.open({ credentials, settings: () => this.#settings, auditFolder, ...(outbox === undefined ? {} : { outbox }) });
    state.change({
      view: 'assist',
      organisation: new URL(credentials.orgUrl).host,
      sessionOnly: kept === 'session',
      signIn: { ...state.current.signIn, status: 'idle', fault: null },
    });
  }

  #fail(reason: Fault): Result<null, Fault> {
    this.#attempt = null;
    this.parts.log.warn('sign-in failed', { fault: reason.tag });
    void this.parts.governance.record(signInFailed(this.parts.state.current.signIn, reason.tag));
    this.#showForm(reason);
    return err(reason);
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
      },
    });
  }

  /** What was typed stays typed, but for the secret. */
  #prefill(request: SignInRequest): void {
    const { state } = this.parts;
    state.change({
      signIn: {
        ...state.current.signIn,
        orgUrl: request.orgUrl,
        clientId: request.clientId,
        knowledgeSources: request.knowledgeSources,
      },
    });
  }
}

const refusalTags: Readonly<Record<'not-found' | 'unavailable' | 'cancelled', FaultTag>> = {
  'not-found': 'keychain-not-found',
  unavailable: 'keychain-unavailable',
  cancelled: 'keychain-cancelled',
};
