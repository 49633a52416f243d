import { describe, expect, it } from 'vitest';
import { networkFault } from '../../../src/main/gateway/network-fault';

const withCode = (code: string, message = 'failed'): Error => Object.assign(new Error(message), { code });

describe('a failed connection', () => {
  it.each([
    ['ENOTFOUND', 'host-unreachable'],
    ['ECONNREFUSED', 'host-unreachable'],
    ['EAI_AGAIN', 'host-unreachable'],
    ['ENETUNREACH', 'network-down'],
    ['ETIMEDOUT', 'handshake-timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'handshake-timeout'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-untrusted'],
    ['CERT_HAS_EXPIRED', 'tls-untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls-untrusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-untrusted'],
    ['ECONNRESET', 'connection-lost'],
    // What a proxy or a plain HTTP port brings about: no certificate was even seen.
    ['EPROTO', 'connection-lost'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'connection-lost'],
  ])('with %s is %s', (code, tag) => {
    expect(networkFault(withCode(code), 'acme.example.com').tag).toBe(tag);
  });

  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'host-unreachable'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls-untrusted'],
    ['net::ERR_INTERNET_DISCONNECTED', 'network-down'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'handshake-timeout'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'connection-lost'],
    ['net::ERR_SOMETHING_NEW', 'connection-lost'],
  ])('that Chromium calls %s is %s', (message, tag) => {
    expect(networkFault(new Error(message), 'acme.example.com').tag).toBe(tag);
  });

  it('is named by what caused it, where fetch wraps that', () => {
    expect(networkFault(new TypeError('fetch failed', { cause: withCode('ENOTFOUND') }), 'acme.example.com')).toEqual({ tag: 'host-unreachable', detail: 'acme.example.com' });
    const several = new TypeError('fetch failed', { cause: new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]) });
    expect(networkFault(several, 'acme.example.com').tag).toBe('host-unreachable');
  });

  it.each([undefined, null, 'text', new Error('no code'), { code: 'ENOTFOUND' }])('of an unknown kind is a lost connection (%s)', (error) => {
    expect(networkFault(error, 'acme.example.com')).toEqual({ tag: 'connection-lost' });
  });

  it('never repeats the error’s own words', () => {
    const secretive = withCode('ECONNRESET', 'POST https://x:hunter2@acme.example.com failed');
    expect(JSON.stringify(networkFault(secretive, 'acme.example.com'))).not.toContain('hunter2');
  });

  it('ends on an error that causes itself', () => {
    const error = new Error('round and round');
    error.cause = error;
    expect(networkFault(error, 'acme.example.com').tag).toBe('connection-lost');
  });
});
