import { describe, expect, it } from 'vitest';
import { openerEnvironment } from '../../../../src/main/app/opening/opener-environment';

describe('a program of the desktop is started', () => {
  it('with our environment, but for what Electron and Cuecard have put there', () => {
    const env = { HOME: '/home/ana', PATH: '/usr/bin', CHROME_DESKTOP: 'cuecard.desktop', GDK_BACKEND: 'x11', ELECTRON_NO_ATTACH_CONSOLE: '1', CUECARD_ANY: '1', EMPTY: '' };
    expect(openerEnvironment(env)).toEqual({ HOME: '/home/ana', PATH: '/usr/bin', EMPTY: '' });
  });

  it('with the desktop’s own name, where Electron has changed it', () => {
    expect(openerEnvironment({ XDG_CURRENT_DESKTOP: 'Unity', ORIGINAL_XDG_CURRENT_DESKTOP: 'KDE' })).toEqual({ XDG_CURRENT_DESKTOP: 'KDE' });
    expect(openerEnvironment({ XDG_CURRENT_DESKTOP: 'Unity', ORIGINAL_XDG_CURRENT_DESKTOP: 'undefined' })).toEqual({});
    expect(openerEnvironment({ XDG_CURRENT_DESKTOP: 'XFCE' })).toEqual({ XDG_CURRENT_DESKTOP: 'XFCE' });
  });

  it('without an AppImage’s folders, and with all others in their order', () => {
    const env = {
      APPDIR: '/tmp/.mount_Cue',
      APPIMAGE: '/home/ana/Cuecard.AppImage',
      ARGV0: 'Cuecard',
      OWD: '/home/ana',
      PATH: '/tmp/.mount_Cue:/tmp/.mount_Cue/usr/sbin:/usr/local/bin:/usr/bin:/tmp/.mount_Cuecards/bin',
      LD_LIBRARY_PATH: '/tmp/.mount_Cue/usr/lib:',
      XDG_DATA_DIRS: './share/:/usr/share',
      HOME: '/tmp/.mount_Cue',
    };
    expect(openerEnvironment(env)).toEqual({ PATH: '/usr/local/bin:/usr/bin:/tmp/.mount_Cuecards/bin', XDG_DATA_DIRS: '/usr/share', HOME: '/tmp/.mount_Cue' });
  });
});
