import { fault, type Fault } from '../../../shared/domain/fault';
import { NetworkError } from '../../network/network-error';

/**
 * Names what a failed connection attempt means, from Node's and Chromium's error codes alike.
 * `host` is shown to the person. Anything unknown is a lost connection, with the bare code as detail.
 */
export function networkFault(error: unknown, host: string): Fault {
  const named = namedFault(error);
  if (named !== null) return named;
  const code = errorCode(error);
  if (timeoutCodes.test(code)) return fault('handshake-timeout');
  if (certificateCodes.test(code)) return fault('tls-untrusted', host);
  if (proxyAwayCodes.test(code)) return fault('proxy-unreachable');
  if (proxyRefusalCodes.test(code)) return fault('proxy-refused');
  if (noTunnelCodes.test(code)) return fault('gateway-unavailable', 'no way through the proxy');
  if (offlineCodes.test(code)) return fault('network-down');
  if (unknownCodes.test(code)) return fault('host-unknown', host);
  if (unreachableCodes.test(code)) return fault('host-unreachable', host);
  if (noHttpCodes.test(code)) return fault('protocol-broken', 'it does not speak HTTP');
  return fault('connection-lost', code === '' ? undefined : code);
}

const timeoutCodes = /^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_HANDSHAKE_TIMEOUT|ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT)$/;
const certificateCodes =
  // Not where the other side wants a certificate of ours, or says something of it: an alert is always its own.
  /^(?!.*CLIENT_AUTH|ERR_SSL_.*_ALERT_)(.*CERT|.*SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ERR_TLS_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|ERR_SSL_PINNED)/;
const proxyAwayCodes = /^ERR_(PROXY_CONNECTION_FAILED|SOCKS_CONNECTION_FAILED|MANDATORY_PROXY_CONFIGURATION_FAILED)$/;
const proxyRefusalCodes = /^ERR_(PROXY_AUTH_.*|UNEXPECTED_PROXY_AUTH)$/;
/** A proxy's refusal, or a gateway that is down behind it; the code alone says neither. */
const noTunnelCodes = /^ERR_(TUNNEL_CONNECTION_FAILED|SOCKS_CONNECTION_HOST_UNREACHABLE)$/;
/** EAI_AGAIN: nobody could be asked for the name, which says nothing about it. */
const offlineCodes = /^(ENETUNREACH|ENETDOWN|EAI_AGAIN|ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED)$/;
const unknownCodes = /^(ENOTFOUND|ERR_NAME_NOT_RESOLVED)$/;
const unreachableCodes = /^(ECONNREFUSED|EHOSTUNREACH|EHOSTDOWN|ERR_CONNECTION_REFUSED|ERR_ADDRESS_UNREACHABLE)$/;

/** What can't be read as HTTP, but for an answer that merely breaks off. */
const noHttpCodes = /^(HPE_(?!INVALID_EOF_STATE|CLOSED_CONNECTION)|ERR_INVALID_HTTP_RESPONSE$|ERR_INVALID_CHUNKED_ENCODING$|ERR_RESPONSE_HEADERS_(?:TOO_BIG|MULTIPLE_))/;

/** The code of an error or of what caused it: fetch wraps the real one, and Chromium says it in the message. */
function errorCode(error: unknown): string {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
    if ('code' in current && typeof current.code === 'string') return current.code;
    const chromium = /net::(ERR_[A-Z_]+)/.exec(current.message);
    if (chromium?.[1] !== undefined) return chromium[1];
    if (current instanceof AggregateError) {
      const inner = errorCode(current.errors[0]);
      if (inner !== '') return inner;
    }
  }
  return '';
}

/** Whoever knew more than a code said it already. */
function namedFault(error: unknown): Fault | null {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
    if (current instanceof NetworkError) return current.fault;
  }
  return null;
}
