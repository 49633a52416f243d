import type { Fault } from '../../../shared/domain/fault';
import { Trail, type StopReason, type TrailOptions } from './trail';

export type TrailsOptions = Omit<TrailOptions, 'folder'>;

/** A trail for as long as somebody needs it. */
export interface TrailLease {
  readonly trail: Trail;
  /** The last one to let go ends the trail. Rejects with what the disk says. */
  release(reason: StopReason): Promise<void>;
}

interface OpenTrail {
  readonly trail: Trail;
  leases: number;
  fault: Fault | null;
}

/** The audit trails that are open, each folder's once: whoever needs the same one shares it. */
export class Trails {
  readonly #open = new Map<string, OpenTrail>();

  constructor(private readonly options: TrailsOptions) {}

  lease(folder: string): TrailLease {
    const open = this.#open.get(folder) ?? this.#begin(folder);
    open.leases += 1;
    return { trail: open.trail, release: (reason) => this.#release(folder, open, reason) };
  }

  /** The folder's trail, where it is open. */
  get(folder: string): Trail | undefined {
    return this.#open.get(folder)?.trail;
  }

  #begin(folder: string): OpenTrail {
    const trail = new Trail({
      ...this.options,
      folder,
      onFault: (fault) => {
        open.fault = fault;
        this.#tell();
      },
    });
    const open: OpenTrail = { trail, leases: 0, fault: null };
    this.#open.set(folder, open);
    return open;
  }

  async #release(folder: string, open: OpenTrail, reason: StopReason): Promise<void> {
    open.leases -= 1;
    if (open.leases > 0) return;
    // Whoever comes while it ends gets a new one: a disk that hangs must not keep anybody from going on.
    this.#open.delete(folder);
    await open.trail.close(reason).finally(() => this.#tell());
  }

  /** What is wrong with any of them: the window has one place to say it. */
  #tell(): void {
    const [fault = null] = [...this.#open.values()].flatMap((open) => (open.fault === null ? [] : [open.fault]));
    this.options.onFault(fault);
  }
}
