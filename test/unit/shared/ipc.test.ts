import { describe, expect, it } from 'vitest';
import { AppStateStore } from '../../../src/main/state/app-state';
import { commandNames, commands, pushes, pushNames } from '../../../src/shared/contract/ipc';
import { faultSchema } from '../../../src/shared/domain/fault';

const long = (length: number): string => 'x'.repeat(length);
const signIn = { orgUrl: 'acme.example.com', clientId: 'agent-app', clientSecret: 'a secret' };
const finish = { knowledgeSources: [{ knowledgeBaseId: 'kb', priority: 1 }], unanswered: 'stop' };

describe('the contract between window and main', () => {
  it('names its channels as subject:verb, and no push like a command', () => {
    for (const name of [...commandNames, ...pushNames]) expect(name).toMatch(/^[a-z-]+:[a-z-]+$/);
    expect(pushNames.filter((name) => name in commands)).toEqual([]);
  });

  it.each(commandNames)('refuses what is no request of %s', (name) => {
    for (const junk of [undefined, 7, 'text', [], { unknown: true }, { __proto__: null, text: 1 }]) {
      expect(commands[name].request.safeParse(junk).success).toBe(false);
    }
  });

  it.each([
    ['query:ask', { text: 'delivery' }],
    ['query:ask', { text: '' }],
    ['query:cancel', { queryId: 'q' }],
    ['sign-in:test', signIn],
    ['sign-in:finish', finish],
    ['settings:change', { path: 'gateway.maxResults', value: 3 }],
    ['settings:change', { path: 'gateway.knowledgeSources', value: [{ knowledgeBaseId: 'kb', priority: 1 }] }],
    ['connection:retry', null],
    ['state:subscribe', null],
  ] as const)('takes a request of %s', (name, request) => {
    expect(commands[name].request.safeParse(request).success).toBe(true);
  });

  it.each([
    ['query:ask', { text: long(5_001) }],
    ['query:ask', { text: 'delivery', trigger: 'demo' }],
    ['query:ask', { text: null }],
    ['query:cancel', { queryId: long(101) }],
    ['suggestion:open', { suggestionId: 's', url: 'https://evil.example' }],
    ['sign-in:test', { ...signIn, clientSecret: '' }],
    ['sign-in:test', { ...signIn, clientSecret: long(1_001) }],
    ['sign-in:finish', { ...finish, knowledgeSources: [] }],
    ['sign-in:finish', { ...finish, knowledgeSources: Array.from({ length: 21 }, () => finish.knowledgeSources[0]) }],
    ['sign-in:test', { ...signIn, remember: true }],
    ['settings:change', { path: 'gateway.nothing', value: 3 }],
    ['settings:change', { path: '__proto__.polluted', value: 3 }],
    ['settings:change', { path: 'gateway.maxResults', value: undefined }],
    ['settings:change', { path: 'gateway.maxResults', value: () => 3 }],
    ['diagnostics:report', { message: long(2_001) }],
  ] as const)('refuses a request of %s out of bounds', (name, request) => {
    expect(commands[name].request.safeParse(request).success).toBe(false);
  });

  it('carries the app’s first snapshot', () => {
    const state = new AppStateStore('0.1.0').current;
    expect(pushes['state:changed'].parse(state)).toEqual(state);
    expect(commands['state:subscribe'].response.parse(state)).toEqual(state);
    expect(pushes['state:changed'].safeParse({ ...state, clientSecret: 'x' }).success).toBe(false);
  });

  it('says what went wrong as a fault, and nothing besides', () => {
    expect(faultSchema.safeParse({ tag: 'ipc-refused' }).success).toBe(true);
    expect(faultSchema.safeParse({ tag: 'made-up' }).success).toBe(false);
    expect(faultSchema.safeParse({ tag: 'unexpected', stack: 'at …' }).success).toBe(false);
  });
});
