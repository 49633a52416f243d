import { newAuthority, newServer, type Identity } from './certificates';
import { startTlsFront, type TlsFront } from './tls-front';

/** The simulator as an organisation has it: under a name, over TLS, by an authority of its own. */
export interface GatewayBehindTls {
  readonly front: TlsFront;
  readonly authority: Identity;
  /** For a proxy: where the name leads. */
  readonly resolve: (authority: string) => number | null;
}

/** A name that only a proxy can resolve. */
export const gatewayName = 'gateway.cuecard.test';

/** @param origin of the simulator; @param host whose certificate it is */
export async function gatewayBehindTls(origin: string, host = gatewayName): Promise<GatewayBehindTls> {
  const authority = await newAuthority();
  const front = await startTlsFront(await newServer([host], authority), Number(new URL(origin).port));
  return { front, authority, resolve: (asked) => (asked === `${gatewayName}:443` ? front.port : null) };
}
