import { X509Certificate } from 'node:crypto';
import { TLSSocket } from 'node:tls';
import type { Clock } from '../clock';
import type { Connector } from './connector';
import { startDeadline, within } from './deadline';
import { bareHost } from './target';
import type { Trust } from './trust';
import type { TrustedChains } from './trusted-chains';

/** What Chromium made of a certificate. */
export interface ChromiumVerdict {
  readonly hostname: string;
  /** `net::OK`, or what is wrong. */
  readonly result: string;
  /** The certificate the host showed, as PEM. */
  readonly certificate: string;
  /** The chain it was verified by, PEM, the host's own first; only read where the result is OK. */
  readonly chain: readonly string[];
}

export interface CertificateJudgeParts {
  readonly chains: TrustedChains;
  readonly trust: Trust;
  readonly connector: Connector;
  readonly clock: Clock;
  /** The port that Chromium is connecting to at this host (without brackets), null where it is no host of ours. */
  readonly portOf: (host: string) => number | null;
}

/**
 * Sees every certificate Chromium verifies. What it accepts is remembered for Node. What it doesn't know the issuer
 * of is accepted only where there is an extra CA, and Node, asked over the same route, verifies the very same
 * certificate in full with it and nothing else. Anything else stays as Chromium says.
 */
export class CertificateJudge {
  constructor(private readonly parts: CertificateJudgeParts) {}

  /** Resolves within 10 s and never rejects; `as-chromium-says` fails closed where Chromium refused. */
  async judge(verdict: ChromiumVerdict): Promise<'accept' | 'as-chromium-says'> {
    const { chains } = this.parts;
    const host = bareHost(verdict.hostname);
    if (isOk(verdict.result)) {
      chains.accepted(host, verdict.chain);
      return 'as-chromium-says';
    }
    chains.refused(host, verdict.certificate);
    // A wrong name, a date that has passed, a revocation: no other authority mends that.
    if (!verdict.result.includes('CERT_AUTHORITY_INVALID')) return 'as-chromium-says';
    const accepted = await this.#acceptedByExtraCa(host, verdict.certificate).catch(() => false);
    if (!accepted) return 'as-chromium-says';
    chains.acceptedOtherwise(host, verdict.certificate);
    return 'accept';
  }

  async #acceptedByExtraCa(host: string, certificate: string): Promise<boolean> {
    const { trust, connector, clock, portOf } = this.parts;
    const port = portOf(host);
    if (port === null) return false;
    const deadline = startDeadline(clock, longestJudgementMs);
    try {
      const ca = await within(deadline.signal, trust.extra());
      if (ca.length === 0) return false;
      // By the file alone: what Chromium distrusts must not come back in because Node brings it along.
      const socket = await connector.connect({ host, port }, { ca, builtIn: 'not-trusted', signal: deadline.signal });
      const seen = socket instanceof TLSSocket ? socket.getPeerCertificate().fingerprint256 : null;
      socket.destroy();
      return seen === new X509Certificate(certificate).fingerprint256;
    } finally {
      deadline.end();
    }
  }
}

/** Of reading the extra CA file and of connecting together. */
const longestJudgementMs = 10_000;

function isOk(result: string): boolean {
  return result === 'net::OK' || result === 'OK';
}
