import { describe, expect, it } from 'vitest';
import { TrayPlaces } from '../../../src/main/tray/place/tray-place';
import type { TrayPlace } from '../../../src/shared/contract/diagnostics';
import { FakeClock } from '../../support/fake-clock';
import { turn } from '../../support/turns';

interface Followed {
  readonly places: TrayPlaces;
  readonly clock: FakeClock;
  /** Each place told, and `remade` for each icon that took another's place. */
  readonly told: string[];
}

/** @param registered what the register says of our icon each time it is asked */
function followed(registered: readonly (boolean | null)[] = []): Followed {
  const clock = new FakeClock();
  const told: string[] = [];
  const answers = [...registered];
  const places = new TrayPlaces({
    clock,
    remake: () => told.push('remade'),
    isRegistered: () => Promise.resolve(answers.shift() ?? true),
    changed: (place: TrayPlace) => told.push(place),
  });
  return { places, clock, told };
}

describe('where the tray’s icon is', () => {
  it('is with whoever shows what is registered, without a second icon where it was made for that', () => {
    const { places, told } = followed();
    places.xembed('there');
    places.notifier('host');
    expect(told).toEqual(['notifier']);
  });

  it('moves to a register that comes late, or answers late, with one icon for the one before', () => {
    for (const before of ['none', 'mute', 'hostless'] as const) {
      const { places, told } = followed();
      places.xembed('none');
      places.notifier(before);
      places.notifier('host');
      expect(told).toEqual([before === 'mute' ? 'mute' : 'none', 'remade', 'notifier']);
    }
  });

  it('stays where a tray restarts within four seconds, and counts as gone afterwards', () => {
    const { places, clock, told } = followed();
    places.xembed('none');
    places.notifier('host');
    places.notifier('none');
    clock.advance(3_999);
    places.notifier('host');
    expect(told).toEqual(['notifier']);
    places.notifier('none');
    clock.advance(4_000);
    expect(told).toEqual(['notifier', 'remade', 'none']);
    places.notifier('host');
    expect(told.slice(3)).toEqual(['remade', 'notifier']);
  });

  it('goes to the older tray where the register is gone, and leaves the icon where the register only hangs', () => {
    const { places, clock, told } = followed();
    places.xembed('there');
    places.notifier('host');
    places.notifier('none');
    clock.advance(4_000);
    expect(told).toEqual(['notifier', 'remade', 'xembed']);
    const hanging = followed();
    hanging.places.xembed('none');
    hanging.places.notifier('host');
    hanging.places.notifier('mute');
    hanging.clock.advance(4_000);
    expect(hanging.told).toEqual(['notifier', 'mute']);
  });

  it('is tried three times with a register that doesn’t have the icon, and believed where it doesn’t say', async () => {
    const { places, clock, told } = followed([false, false, false, false, false]);
    places.xembed('none');
    places.notifier('host');
    for (let times = 0; times < 6; times += 1) {
      clock.advance(3_000);
      await turn();
    }
    expect(told).toEqual(['notifier', 'remade', 'remade', 'remade']);
    const silent = followed([null]);
    silent.places.notifier('host');
    silent.clock.advance(3_000);
    await turn();
    expect(silent.told).toEqual(['notifier']);
  });

  it('is not known before both kinds were asked after', () => {
    const { places } = followed();
    expect(places.place).toBe('unknown');
    places.xembed('none');
    expect(places.place).toBe('unknown');
    places.notifier('none');
    expect(places.place).toBe('none');
  });
});
