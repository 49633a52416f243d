import { fault, type Fault } from '../../shared/domain/fault';
import { err, type Result } from '../../shared/domain/result';
import type { Clock } from '../clock';
import { startDeadline, within } from './deadline';
import { NetworkError } from './network-error';
import type { Target } from './target';
import type { TrustedChains } from './trusted-chains';

export interface TrustParts {
  readonly chains: TrustedChains;
  /** Path of the extra CA file as it is set now; '' for none. */
  readonly extraCaFile: () => string;
  /** Reads its certificates (PEM); may take for ever, as on a share that is gone. */
  readonly readExtraCa: (path: string) => Promise<Result<readonly string[], Fault>>;
  /** Makes Chromium connect to a host, so that it judges its certificate; resolves whatever comes of it, in 5 s. */
  readonly letChromiumJudge: (target: Target) => Promise<void>;
  readonly clock: Clock;
}

/** Whom to trust beside the built-in authorities: those of the extra CA file, and those the system vouched for. */
export class Trust {
  /** By path, so that one that is never read doesn't stand in the way of the one set in its place. */
  readonly #reads = new Map<string, Promise<Result<readonly string[], Fault>>>();

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

  /** PEM certificates of the extra CA file, none where none is set. Rejects with `extra-ca-unreadable`, after 5 s at most. */
  async extra(): Promise<readonly string[]> {
    const path = this.parts.extraCaFile();
    if (path === '') return [];
    const deadline = startDeadline(this.parts.clock, longestReadMs);
    try {
      const read = await within(deadline.signal, this.#read(path)).catch(() => null);
      if (read === null) throw new NetworkError(fault('extra-ca-unreadable', 'reading it took longer than 5 seconds'));
      if (!read.ok) throw new NetworkError(read.error);
      return read.value;
    } finally {
      deadline.end();
    }
  }

  /** One at a time for each path, and few altogether. */
  #read(path: string): Promise<Result<readonly string[], Fault>> {
    const current = this.#reads.get(path);
    if (current !== undefined) return current;
    if (this.#reads.size >= mostReads) return Promise.resolve(err(fault('extra-ca-unreadable', 'earlier ones are still being read')));
    const done = (): void => void this.#reads.delete(path);
    const read = this.parts.readExtraCa(path);
    this.#reads.set(path, read);
    read.then(done, done);
    return read;
  }
}

/** A read that hangs holds a thread, of which all files together have four. */
const mostReads = 2;
const longestReadMs = 5_000;
