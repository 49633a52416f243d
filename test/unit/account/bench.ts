import type { Fault } from '../../../src/shared/domain/fault';
import type { Result } from '../../../src/shared/domain/result';
import { join } from 'node:path';
import { Account } from '../../../src/main/account/account';
import type { FinishRequest, TestRequest } from '../../../src/main/account/sign-in-flow';
import { Redactor } from '../../../src/main/diagnostics/redaction';
import type { Policy } from '../../../src/main/settings/policy';
import { SettingsStore } from '../../../src/main/settings/settings-store';
import { AppStateStore } from '../../../src/main/state/app-state';
import { SessionVault } from '../../../src/main/keychain/session-vault';
import { CurrentWorkspace, type Workspace, type WorkspaceOptions } from '../../../src/main/workspace/workspace';
import type { AuditEventBody } from '../../../src/shared/domain/audit-record';
import type { SettingPath } from '../../../src/shared/settings/settings';
import { FakeClock } from '../../support/fake-clock';
import { FakeKeychain } from '../../support/fake-keychain';
import type { LoopbackGenesys } from '../../support/loopback-genesys';
import { recordingLog } from '../../support/recording-log';
import { straightProbe } from '../../support/straight-probe';
import { trailsOf } from '../../support/trails';

/** What is typed in a whole sign-in. */
export type SignInRequest = TestRequest & Pick<FinishRequest, 'knowledgeSources'>;

/** An account over a real simulator, real settings on disk and real workspaces, with a keychain of the test's own. */
export class AccountBench {
  /** What was done to the world, in order. */
  readonly steps: string[] = [];
  /** What the agent was told beside the form. */
  readonly warnings: Fault[] = [];
  /** What was written down of who signed in and out. */
  readonly events: AuditEventBody[] = [];
  readonly clock = new FakeClock();
  readonly log = recordingLog();
  readonly state = new AppStateStore('0.1.0');
  readonly redactor = new Redactor();
  readonly keychain = new FakeKeychain((step) => this.steps.push(step));
  readonly sessionVault = new SessionVault();
  readonly settings: SettingsStore;
  readonly workspaces: CurrentWorkspace;
  readonly account: Account;
  /** Holds requests for a token back, each until its turn is let through. */
  beforeFetch: () => Promise<void> = () => Promise.resolve();

  constructor(
    readonly genesys: LoopbackGenesys,
    readonly folder: string,
    public policy: Partial<Policy> = {},
  ) {
    const { clock, log, state, steps } = this;
    const did = (step: string): void => void steps.push(step);
    this.settings = new (class extends SettingsStore {
      override change(changes: ReadonlyMap<SettingPath, unknown>): ReturnType<SettingsStore['change']> {
        did(`save ${[...changes.keys()].join(', ')}`);
        return super.change(changes);
      }
    })({ folder, readPolicy: () => ({ values: {}, hash: null, fault: null, ...this.policy }), now: () => clock.now() });
    const gatedFetch = async (url: string, init: RequestInit): Promise<Response> => {
      did('test');
      await this.beforeFetch();
      return fetch(url, init);
    };
    this.workspaces = new (class extends CurrentWorkspace {
      override open(options: WorkspaceOptions): Promise<Workspace> {
        did('connect');
        return super.open(options);
      }
    })({ state, trails: trailsOf({ state, clock, log }), log, clock, fetch, agent: undefined, random: () => 0.5, newId: () => crypto.randomUUID(), appVersion: '0.1.0', policyHash: () => null, onShown: () => undefined });
    this.account = new Account({
      state,
      settings: this.settings,
      keychain: this.keychain,
      sessionVault: this.sessionVault,
      workspaces: this.workspaces,
      redactor: this.redactor,
      log,
      clock,
      fetch: gatedFetch,
      agent: undefined,
      probe: straightProbe,
      auditFolder: join(folder, 'audit'),
      governance: {
        record: (event) => {
          this.events.push(event);
          return Promise.resolve();
        },
      },
      warn: (reason) => this.warnings.push(reason),
      forgetTypedSecret: () => {
        did('forget what was typed');
        return Promise.resolve();
      },
    });
  }

  /** Whom the secret belongs to in a keychain. */
  get owner(): string {
    return `agent-app@${new URL(this.genesys.credentials.orgUrl).host}`;
  }

  get secret(): string {
    return this.genesys.credentials.clientSecret;
  }

  /** What the agent types, with something different or not. */
  typed(changed: Partial<SignInRequest> = {}): SignInRequest {
    return { ...this.genesys.credentials, knowledgeSources: [{ knowledgeBaseId: 'kb', priority: 1 }], ...changed };
  }

  /** Signs in from beginning to end, as far as it goes. */
  async submit({ knowledgeSources, ...typed }: SignInRequest): Promise<Result<null, Fault>> {
    const tested = await this.account.test(typed);
    if (!tested.ok || !this.state.current.signIn.tested) return tested;
    return this.account.finish({ knowledgeSources, unanswered: 'stop' });
  }

  /** As after an earlier sign-in: the organisation in the settings, and nothing done yet. */
  configure(): void {
    const { orgUrl, clientId } = this.genesys.credentials;
    this.settings.change(new Map<SettingPath, unknown>([['gateway.orgUrl', orgUrl], ['gateway.clientId', clientId]]));
    this.steps.splice(0);
  }
}
