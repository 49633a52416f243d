import { describe, expect, it } from 'vitest';
import { AppTray, type TrayDevice } from '../../../src/main/tray/tray';
import type { TrayCommand } from '../../../src/main/tray/tray-menu';
import { AppStateStore } from '../../../src/main/state/app-state';
import type { AppState } from '../../../src/shared/contract/state';
import { aSuggestion } from '../../support/samples';

const state = (part: Partial<AppState> = {}): AppState => ({
  ...new AppStateStore('0.1.0').current,
  connection: { status: 'live', fault: null, retryAt: null, limit: null },
  ...part,
});

/** A tray that writes down what is asked of it. */
function recordedTray(): { readonly tray: AppTray; readonly calls: string[]; readonly chosen: TrayCommand[]; readonly choose: (command: TrayCommand) => void } {
  const calls: string[] = [];
  const chosen: TrayCommand[] = [];
  let choose: (command: TrayCommand) => void = () => undefined;
  const device: TrayDevice = {
    setIcon: (icon) => calls.push(`icon ${icon}`),
    setTooltip: (text) => calls.push(`tooltip ${text}`),
    setMenu: (items) => calls.push(`menu with ${items.filter((item) => item.kind === 'words').map(({ label }) => label).join(', ')}`),
    destroy: () => calls.push('destroyed'),
  };
  const tray = new AppTray(
    (heard) => {
      choose = heard;
      return device;
    },
    { show: (icon, words) => calls.push(`taskbar ${icon}: ${words}`) },
    (command) => chosen.push(command),
  );
  return { tray, calls, chosen, choose: (command) => choose(command) };
}

describe('the tray', () => {
  it('shows icon, tooltip, menu and the taskbar’s overlay of a state', () => {
    const { tray, calls } = recordedTray();
    tray.render(state());
    expect(calls).toEqual(['icon live', 'tooltip Cuecard – Connected to Genesys', 'menu with Connected to Genesys', 'taskbar live: Cuecard – Connected to Genesys']);
  });

  it('touches nothing while what it says stays the same, so that an open menu stays open', () => {
    const { tray, calls } = recordedTray();
    tray.render(state());
    calls.length = 0;
    tray.render(state({ suggestions: [aSuggestion()] }));
    expect(calls).toEqual([]);
  });

  it('sets the menu anew with every change, as Linux needs it', () => {
    const { tray, calls } = recordedTray();
    tray.render(state());
    calls.length = 0;
    tray.render(state({ unseen: 2 }));
    expect(calls).toContain('menu with Connected to Genesys, 2 new suggestions');
    calls.length = 0;
    tray.render(state());
    expect(calls).toContain('menu with Connected to Genesys');
  });

  it('is made anew as it was, the old icon gone before the new one comes', () => {
    const { tray, calls } = recordedTray();
    tray.render(state());
    calls.length = 0;
    tray.remake();
    expect(calls).toEqual(['destroyed', 'icon live', 'tooltip Cuecard – Connected to Genesys', 'menu with Connected to Genesys', 'taskbar live: Cuecard – Connected to Genesys']);
  });

  it('passes on what was chosen, and goes when the app does', () => {
    const { tray, calls, chosen, choose } = recordedTray();
    choose({ do: 'show' });
    tray.destroy();
    expect(chosen).toEqual([{ do: 'show' }]);
    expect(calls).toEqual(['destroyed']);
  });
});
