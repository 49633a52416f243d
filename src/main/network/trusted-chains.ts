/**
 * Which certificate authorities Chromium accepted for which host. Chromium knows the system's store, Node doesn't:
 * what the one verified is passed on to the other, which then verifies for itself.
 */
export class TrustedChains {
  readonly #hosts = new Map<string, readonly string[]>();

  /** Certificates (PEM) to trust for this host beside the built-in ones; null where Chromium hasn't judged it yet. */
  of(host: string): readonly string[] | null {
    return this.#hosts.get(host.toLowerCase()) ?? null;
  }

  /** @param chain PEM, the host's own certificate first, the root last, as it was accepted. */
  accepted(host: string, chain: readonly string[]): void {
    // A certificate that stands for itself is its own root. Any other leaf is no authority.
    this.#remember(host, chain.length === 1 ? chain : chain.slice(1));
  }

  /** Accepted for another reason than the system's store: nothing of it is to be trusted by that store's word. */
  acceptedOtherwise(host: string): void {
    this.#remember(host, []);
  }

  refused(host: string): void {
    this.#hosts.delete(host.toLowerCase());
  }

  #remember(host: string, authorities: readonly string[]): void {
    const key = host.toLowerCase();
    this.#hosts.delete(key);
    if (this.#hosts.size >= mostHosts) this.#hosts.delete(this.#hosts.keys().next().value ?? '');
    this.#hosts.set(key, authorities);
  }
}

/** An organisation, its proxies, and those of the last few sign-ins. */
const mostHosts = 32;
