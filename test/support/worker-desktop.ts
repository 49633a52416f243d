import { startVirtualDesktop, type VirtualDesktop } from '../../scripts/virtual-desktop.mjs';

/**
 * One desktop for a worker's tests, which have it one after the other: its screen, bus, keyring and window manager take as
 * long to start as a short test does. Each test has a profile and a client of its own, so that none finds in the keyring
 * what another has put there.
 */
export class WorkerDesktop {
  #started: Promise<VirtualDesktop> | null = null;

  /** @param logDir where the logs of its parts go */
  constructor(private readonly logDir: string) {}

  /** Started by the first test that wants it. */
  get(): Promise<VirtualDesktop> {
    return (this.#started ??= startVirtualDesktop({ logDir: this.logDir }));
  }

  async stop(): Promise<void> {
    await (await this.#started)?.stop();
  }
}
