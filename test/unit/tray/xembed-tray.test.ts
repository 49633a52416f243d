import { afterEach, describe, expect, it } from 'vitest';
import { startVirtualDesktop, type VirtualDesktop } from '../../../scripts/virtual-desktop.mjs';
import { XembedTray } from '../../../src/main/tray/place/xembed-tray';
import { FakeClock } from '../../support/fake-clock';

let desktop: VirtualDesktop | null = null;
let tray: XembedTray | null = null;

afterEach(async () => {
  tray?.close();
  await desktop?.stop();
});

/** Of a real X server that is stopped for as long as the test likes. */
describe('the older kind of tray', () => {
  it('is found by an answer that comes late, too, and until then there is none', async () => {
    desktop = await startVirtualDesktop({ bus: false, keyring: 'none', notifications: false });
    const [server = 0] = desktop.pids;
    const clock = new FakeClock();
    const told: string[] = [];
    process.kill(server, 'SIGSTOP');
    try {
      tray = new XembedTray({ display: desktop.env.DISPLAY ?? '', clock, changed: (place) => told.push(place) });
      clock.advance(2_000);
      expect(told).toEqual(['none']);
    } finally {
      process.kill(server, 'SIGCONT');
    }
    await expect.poll(() => told).toEqual(['none', 'there']);
  });
});
