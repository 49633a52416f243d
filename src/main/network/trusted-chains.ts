/**
 * Which certificate authorities Chromium accepted for which host. Chromium knows the system's store, Node doesn't:
 * what the one verified is passed on to the other, which then verifies for itself. Kept by certificate, since
 * Chromium judges each once and then remembers it for half an hour: a stranger's certificate met in between must not
 * cost us what it won't say again.
 */
export class TrustedChains {
  readonly #hosts = new Map<string, Host>();

  /** Certificates (PEM) to trust for this host beside the built-in ones; null where Chromium has accepted none. */
  of(host: string): readonly string[] | null {
    const known = this.#hosts.get(host.toLowerCase());
    return known === undefined || known.byCertificate.size === 0 ? null : [...new Set([...known.byCertificate.values()].flat())];
  }

  /** Whether Chromium should look at the host before Node does: nothing is known, or it did not do the last time. */
  isUncertain(host: string): boolean {
    return this.of(host) === null || this.#hosts.get(host.toLowerCase())?.doubted === true;
  }

  /** @param chain PEM, the host's own certificate first, the root last, as it was accepted. */
  accepted(host: string, chain: readonly string[]): void {
    // A certificate that stands for itself is its own root. Any other leaf is no authority.
    this.#remember(host, chain[0] ?? '', chain.length === 1 ? chain : chain.slice(1));
  }

  /** Accepted for another reason than the system's store: nothing of it is to be trusted by that store's word. */
  acceptedOtherwise(host: string, certificate: string): void {
    this.#remember(host, certificate, []);
  }

  refused(host: string, certificate: string): void {
    this.#hosts.get(host.toLowerCase())?.byCertificate.delete(certificate);
  }

  /** Node didn't find what is known enough; the host may have a new certificate, by another authority. */
  doubt(host: string): void {
    const known = this.#hosts.get(host.toLowerCase());
    if (known !== undefined) known.doubted = true;
  }

  #remember(host: string, certificate: string, authorities: readonly string[]): void {
    const key = host.toLowerCase();
    const byCertificate = this.#hosts.get(key)?.byCertificate ?? new Map<string, readonly string[]>();
    this.#hosts.delete(key);
    byCertificate.delete(certificate);
    putBounded(byCertificate, certificate, authorities, mostCertificates);
    putBounded(this.#hosts, key, { byCertificate, doubted: false }, mostHosts);
  }
}

interface Host {
  readonly byCertificate: Map<string, readonly string[]>;
  doubted: boolean;
}

/** An organisation, its proxies, and those of the last few sign-ins. */
const mostHosts = 32;
/** A host with several machines may have one for each. */
const mostCertificates = 8;

/** The oldest goes first. */
function putBounded<T>(map: Map<string, T>, key: string, value: T, most: number): void {
  if (map.size >= most) map.delete(map.keys().next().value ?? '');
  map.set(key, value);
}
