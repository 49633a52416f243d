import { NetworkError } from './network-error';
import { readExtraCa } from './extra-ca';
import type { TrustedChains } from './trusted-chains';
import type { Target } from './target';

export interface TrustParts {
  readonly chains: TrustedChains;
  /** Path of the extra CA file as it is set now; '' for none. */
  readonly extraCaFile: () => string;
  /** Makes Chromium connect to a host, so that it judges its certificate; resolves whatever comes of it, in 5 s. */
  readonly letChromiumJudge: (target: Target) => Promise<void>;
}

/** Whom to trust beside the built-in authorities: those of the extra CA file, and those the system vouched for. */
export class Trust {
  constructor(private readonly parts: TrustParts) {}

  /** PEM certificates for this host. Rejects with `extra-ca-unreadable`. */
  async authoritiesOf(target: Target): Promise<readonly string[]> {
    const extra = await this.extra();
    if (this.parts.chains.isUncertain(target.host)) await this.parts.letChromiumJudge(target);
    return [...extra, ...(this.parts.chains.of(target.host) ?? [])];
  }

  /** What is known of a host was not enough to verify it. */
  doubt(host: string): void {
    this.parts.chains.doubt(host);
  }

  /** PEM certificates of the extra CA file. Rejects with `extra-ca-unreadable`. */
  async extra(): Promise<readonly string[]> {
    const read = await readExtraCa(this.parts.extraCaFile());
    if (!read.ok) throw new NetworkError(read.error);
    return read.value;
  }
}
