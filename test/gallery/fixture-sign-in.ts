import type { ConnectionTestView, SourceCheck, TestStep, TestStepName } from '../../src/shared/contract/connection-test';
import { fault, type Fault } from '../../src/shared/domain/fault';
import { readSettings } from '../../src/shared/settings/settings';
import type { AppState } from '../../src/shared/contract/state';
import { calm, gateway } from './fixture-parts';

const signIn: AppState = {
  ...calm,
  view: 'sign-in',
  organisation: null,
  connection: { status: 'signed-out', fault: null, retryAt: null, limit: null },
  settings: readSettings({}, {}).settings,
};

const filled = { ...signIn.signIn, orgUrl: gateway.orgUrl, clientId: gateway.clientId, knowledgeSources: gateway.knowledgeSources.slice(0, 2) };

const names: readonly TestStepName[] = ['dns', 'tls', 'token', 'scopes', 'socket', 'query'];
const passed: readonly Partial<TestStep>[] = [
  { state: 'passed', ms: 12, note: { kind: 'addresses', count: 2 } },
  { state: 'passed', ms: 48, note: { kind: 'secured', version: 'TLSv1.3', issuer: 'Northwind Internal CA' } },
  { state: 'passed', ms: 131 },
  { state: 'passed', ms: 0 },
  { state: 'passed', ms: 96 },
  { state: 'passed', ms: 1_240, note: { kind: 'results', count: 1 } },
];

/** A test whose first steps passed; then comes `next`, and the rest waits. */
function tested(status: ConnectionTestView['status'], done: number, next: Partial<TestStep> = {}): ConnectionTestView {
  const steps = names.map((name, index): TestStep => ({
    name,
    state: 'waiting',
    ms: null,
    note: null,
    fault: null,
    ...(index < done ? passed[index] : index === done ? next : {}),
  }));
  return { status, steps };
}

function failedAt(done: number, reason: Fault): AppState {
  return {
    ...signIn,
    signIn: { ...filled, status: 'failed', fault: reason },
    connectionTest: tested('failed', done, { state: 'failed', ms: 204, fault: reason }),
  };
}

function choosing(part: Partial<AppState['signIn']>): AppState {
  return { ...signIn, connectionTest: tested('passed', 6), signIn: { ...filled, tested: true, ...part } };
}

const checks: SourceCheck[] = [
  { knowledgeBaseId: 'kb-returns', state: 'passed', ms: 320, results: 1, fault: null },
  { knowledgeBaseId: 'kb-products', state: 'failed', ms: 88, results: null, fault: fault('gateway-error', '404') },
];

export const fullTest = tested('passed', 6);
export const failedTest = tested('failed', 4, { state: 'failed', ms: 10_012, fault: fault('handshake-timeout') });

/** The sign-in’s screens. */
export const signInFixtures: Readonly<Record<string, AppState>> = {
  'sign-in-first': signIn,
  'sign-in-testing': { ...signIn, signIn: { ...filled, status: 'testing' }, connectionTest: tested('running', 4, { state: 'running' }) },
  'sign-in-secret-refused': failedAt(2, fault('secret-refused')),
  'sign-in-unreachable': failedAt(1, fault('host-unreachable', 'northwind.example.com')),
  'sign-in-by-proxy': {
    ...failedAt(1, fault('tls-untrusted', 'northwind.example.com')),
    connectionTest: {
      status: 'failed',
      steps: failedAt(1, fault('tls-untrusted', 'northwind.example.com')).connectionTest.steps.map((step) =>
        step.name === 'dns' ? { ...step, state: 'skipped', ms: null, note: { kind: 'by-proxy', proxy: 'proxy.northwind.example.com:3128' } } : step,
      ),
    },
  },
  'sign-in-cancelled': { ...signIn, signIn: filled, connectionTest: tested('cancelled', 3) },
  'sign-in-sources': choosing({ knowledgeSources: [] }),
  'sign-in-checking': choosing({
    status: 'checking',
    checks: checks.map((check, index) => (index === 0 ? check : { ...check, state: 'running', ms: null, fault: null })),
  }),
  'sign-in-unanswered': choosing({ status: 'failed', checks }),
  'sign-in-saving': choosing({ status: 'saving' }),
  'sign-in-keyring': { ...choosing({ status: 'saving' }), keyring: { status: 'waiting' } },
  'sign-in-session-only': choosing({ status: 'offer-session-only', fault: fault('keychain-unavailable') }),
  'sign-in-no-secret': { ...signIn, signIn: { ...filled, status: 'failed', fault: fault('keychain-not-found') } },
  'sign-in-locked': {
    ...signIn,
    signIn: filled,
    settings: readSettings({}, { gateway }).settings,
    locked: ['gateway.orgUrl', 'gateway.clientId', 'gateway.knowledgeSources'],
  },
  'sign-in-change': { ...calm, view: 'sign-in', signIn: filled },
};
