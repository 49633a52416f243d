import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startVirtualDesktop, type VirtualDesktop } from '../../../scripts/virtual-desktop.mjs';
import type { CopiedBounds } from '../../../src/main/clipboard/copied-text';
import { XCopied } from '../../../src/main/clipboard/x-copied';
import { FakeClock } from '../../support/fake-clock';
import { ownSelections, type SelectionOwner } from '../../support/selection-owner';
import { until } from '../../support/turns';

const bounds: CopiedBounds = { withinMs: 1_000, mostBytes: 100 };
const nothing = { bus: false, keyring: 'none', notifications: false, tray: false } as const;

let desktop: VirtualDesktop;
const endings: (() => void)[] = [];
beforeAll(async () => {
  desktop = await startVirtualDesktop(nothing);
});
afterEach(() => {
  for (const end of endings.splice(0).reverse()) end();
});
afterAll(() => desktop.stop());

const display = (): string => desktop.env.DISPLAY ?? '';

async function owner(...selections: readonly ('CLIPBOARD' | 'PRIMARY')[]): Promise<SelectionOwner> {
  const owns = await ownSelections(display(), selections.length === 0 ? undefined : selections);
  endings.push(() => owns.stop());
  return owns;
}

function reader(): { readonly copied: XCopied; readonly clock: FakeClock } {
  const clock = new FakeClock();
  const copied = new XCopied({ display: display(), clock });
  endings.push(() => copied.close());
  return { copied, clock };
}

/** On a real X server, of programs that speak its protocol. */
describe('what was copied or marked', () => {
  it('is read in any script, each from its own owner, and says whether it is a secret', async () => {
    const [copying, marking] = [await owner('CLIPBOARD'), await owner('PRIMARY')];
    const { copied, clock } = reader();
    copying.hold({ text: 'паспорт 🧾 日本', secret: true });
    marking.hold({ text: 'opening hours\0' });
    expect(await Promise.all([copied.read('clipboard', bounds), copied.read('selection', bounds)])).toEqual([
      { text: 'паспорт 🧾 日本', secret: true },
      { text: 'opening hours', secret: false },
    ]);
    expect(clock.pending).toBe(0);
  });

  it('is read from an old program, which has Latin-1 and names no forms', async () => {
    const owns = await owner();
    owns.hold({ text: 'Größe', as: 'latin1' });
    expect(await reader().copied.read('clipboard', bounds)).toEqual({ text: 'Größe', secret: false });
  });

  it('is nothing where nobody owns it, at once', async () => {
    const gone = await owner();
    gone.stop();
    endings.splice(0);
    const { copied, clock } = reader();
    expect(await copied.read('clipboard', bounds)).toBeNull();
    expect(clock.pending).toBe(0);
  });

  it('is nothing where it is longer than was asked for, whole or in pieces, announced or not', async () => {
    const owns = await owner();
    const { copied } = reader();
    for (const more of [{}, { piece: 30 }, { piece: 30, announced: 0 }]) {
      owns.hold({ text: 'x'.repeat(bounds.mostBytes + 1), ...more });
      expect(await copied.read('clipboard', bounds)).toBeNull();
    }
    owns.hold({ text: 'x'.repeat(bounds.mostBytes), piece: 30 });
    expect((await copied.read('clipboard', bounds))?.text).toHaveLength(bounds.mostBytes);
  });

  it.each([1, 7, 99])('is put together from pieces of %i bytes', async (piece) => {
    const owns = await owner();
    owns.hold({ text: 'Größe 🧾 of the parcel '.repeat(3), piece });
    expect(await reader().copied.read('clipboard', bounds)).toEqual({ text: 'Größe 🧾 of the parcel '.repeat(3), secret: false });
  });
});

describe('an owner that doesn’t answer', () => {
  it('is given up in time, costs no other text, and may answer for half a minute without an error', async () => {
    const [mute, marking] = [await owner('CLIPBOARD'), await owner('PRIMARY')];
    const { copied, clock } = reader();
    marking.hold({ text: 'opening hours' });
    const given = copied.read('clipboard', bounds);
    expect(await copied.read('selection', bounds)).toEqual({ text: 'opening hours', secret: false });
    await until(() => mute.asked === 1);
    clock.advance(bounds.withinMs);
    expect(await given).toBeNull();
    await mute.answerLate({ text: 'too late' });
    expect(mute.errors).toEqual([]);
    expect(mute.asked).toBe(1);

    const again = copied.read('clipboard', bounds);
    await until(() => mute.asked === 2);
    clock.advance(bounds.withinMs + 30_000);
    expect(await again).toBeNull();
    // What the window was destroyed by is on its way before this.
    marking.hold({ text: 'later' });
    expect((await copied.read('selection', bounds))?.text).toBe('later');
    await mute.answerLate({ text: 'far too late' });
    expect(mute.errors.length).toBeGreaterThan(0);
    expect(clock.pending).toBe(0);
  });

  it('in the midst of its pieces is given up, too', async () => {
    const owns = await owner();
    const { copied, clock } = reader();
    owns.hold({ text: 'x'.repeat(50), piece: 10 });
    const given = copied.read('clipboard', bounds);
    await until(() => owns.asked === 2);
    owns.stop();
    clock.advance(bounds.withinMs);
    expect(await given).toBeNull();
  });

  it('is waited for by eight windows at most', async () => {
    const mute = await owner();
    const { copied, clock } = reader();
    for (let times = 1; times <= 12; times += 1) {
      const given = copied.read('clipboard', bounds);
      await until(() => mute.asked === times);
      clock.advance(bounds.withinMs);
      expect(await given).toBeNull();
    }
    expect(clock.pending).toBe(8);
  });
});

describe('an X server', () => {
  it('that stands still for a while costs what is asked meanwhile, and one that is gone everything; nothing waits or throws', async () => {
    const own = await startVirtualDesktop(nothing);
    const [server = 0] = own.pids;
    const clock = new FakeClock();
    const copied = new XCopied({ display: own.env.DISPLAY ?? '', clock });
    try {
      const owns = await ownSelections(own.env.DISPLAY ?? '');
      owns.hold({ text: 'where is my parcel' });
      process.kill(server, 'SIGSTOP');
      const given = copied.read('clipboard', bounds);
      clock.advance(bounds.withinMs);
      expect(await given).toBeNull();
      process.kill(server, 'SIGCONT');
      expect((await copied.read('clipboard', bounds))?.text).toBe('where is my parcel');
      process.kill(server, 'SIGKILL');
      await expect.poll(async () => {
        const last = copied.read('clipboard', bounds);
        clock.advance(bounds.withinMs);
        return last;
      }).toBeNull();
    } finally {
      copied.close();
      await own.stop();
    }
  });
});
