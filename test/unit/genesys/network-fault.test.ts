import { describe, expect, it } from 'vitest';
import { fault } from '../../../src/shared/domain/fault';
import { NetworkError } from '../../../src/main/network/network-error';
import { networkFault } from '../../../src/main/genesys/http/network-fault';

const withCode = (code: string, message = 'failed'): Error => Object.assign(new Error(message), { code });

describe('a failed connection', () => {
  it.each([
    ['ENOTFOUND', 'host-unknown'],
    ['ECONNREFUSED', 'host-unreachable'],
    ['EHOSTUNREACH', 'host-unreachable'],
    ['EAI_AGAIN', 'network-down'],
    ['ENETUNREACH', 'network-down'],
    ['ETIMEDOUT', 'handshake-timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'handshake-timeout'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-untrusted'],
    ['CERT_HAS_EXPIRED', 'tls-untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls-untrusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-untrusted'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-untrusted'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls-untrusted'],
    ['CERT_NOT_YET_VALID', 'tls-untrusted'],
    ['CERT_REVOKED', 'tls-untrusted'],
    ['HOSTNAME_MISMATCH', 'tls-untrusted'],
    ['INVALID_PURPOSE', 'tls-untrusted'],
    ['INVALID_CA', 'tls-untrusted'],
    ['ERR_TLS_HANDSHAKE_TIMEOUT', 'handshake-timeout'],
    ['ECONNRESET', 'connection-lost'],
    ['HPE_INVALID_CONSTANT', 'protocol-broken'],
    ['HPE_HEADER_OVERFLOW', 'protocol-broken'],
    // It merely breaks off.
    ['HPE_INVALID_EOF_STATE', 'connection-lost'],
    // What a proxy or a plain HTTP port brings about: no certificate was even seen.
    ['EPROTO', 'connection-lost'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'connection-lost'],
    // An alert is what the other side says: of our certificate, not of its own.
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'connection-lost'],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'connection-lost'],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN', 'connection-lost'],
  ])('with %s is %s', (code, tag) => {
    expect(networkFault(withCode(code), 'acme.example.com').tag).toBe(tag);
  });

  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'host-unknown'],
    ['net::ERR_CONNECTION_REFUSED', 'host-unreachable'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls-untrusted'],
    ['net::ERR_CERT_COMMON_NAME_INVALID', 'tls-untrusted'],
    ['net::ERR_CERT_DATE_INVALID', 'tls-untrusted'],
    ['net::ERR_CERT_REVOKED', 'tls-untrusted'],
    ['net::ERR_CERTIFICATE_TRANSPARENCY_REQUIRED', 'tls-untrusted'],
    ['net::ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN', 'tls-untrusted'],
    ['net::ERR_PROXY_CERTIFICATE_INVALID', 'tls-untrusted'],
    // The other side wants a certificate of ours: its own is not the matter.
    ['net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'connection-lost'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy-unreachable'],
    ['net::ERR_SOCKS_CONNECTION_FAILED', 'proxy-unreachable'],
    // Refused by the proxy or down behind it: the code doesn’t say which.
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'gateway-unavailable'],
    ['net::ERR_SOCKS_CONNECTION_HOST_UNREACHABLE', 'gateway-unavailable'],
    ['net::ERR_PROXY_AUTH_UNSUPPORTED', 'proxy-refused'],
    ['net::ERR_INTERNET_DISCONNECTED', 'network-down'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'handshake-timeout'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'connection-lost'],
    ['net::ERR_INVALID_HTTP_RESPONSE', 'protocol-broken'],
    ['net::ERR_EMPTY_RESPONSE', 'connection-lost'],
    ['net::ERR_SOMETHING_NEW', 'connection-lost'],
  ])('that Chromium calls %s is %s', (message, tag) => {
    expect(networkFault(new Error(message), 'acme.example.com').tag).toBe(tag);
  });

  it('is named by what caused it, where fetch wraps that', () => {
    expect(networkFault(new TypeError('fetch failed', { cause: withCode('ENOTFOUND') }), 'acme.example.com')).toEqual({ tag: 'host-unknown', detail: 'acme.example.com' });
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

  it('that was named where it happened keeps its name, however deep it is wrapped', () => {
    const named = new NetworkError(fault('proxy-refused', 'proxy.test:3128 answered 407'));
    expect(networkFault(named, 'acme.example.com')).toEqual(named.fault);
    expect(networkFault(new TypeError('fetch failed', { cause: named }), 'acme.example.com')).toEqual(named.fault);
  });

  it('ends on an error that causes itself', () => {
    const error = new Error('round and round');
    error.cause = error;
    expect(networkFault(error, 'acme.example.com').tag).toBe('connection-lost');
  });
});
