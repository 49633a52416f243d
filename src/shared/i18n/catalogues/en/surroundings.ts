/** What a desktop doesn’t give, and what to do then; and what stands in the window’s place while the screen is locked. */
export const surroundings = {
  lacking: {
    tray: { name: 'Tray icon', help: 'This desktop shows no tray icons. Closing the window minimises it, and Quit is in the window’s menu (Ctrl+Q). An extension for tray icons brings the icon as soon as it runs.' },
    'tray-answer': { name: 'Tray icon', help: 'The desktop’s tray doesn’t answer. Until it does, closing the window minimises it, and Quit is in the window’s menu (Ctrl+Q).' },
    shortcut: { name: 'Global shortcut', help: 'Under Wayland a program can’t take keys for itself. In the desktop’s own settings, set a shortcut that runs: cuecard --open=ask' },
    placing: { name: 'Place of the window', help: 'Under Wayland the desktop alone decides where a window is and what is on top. Use the desktop’s own “always on top”.' },
    lock: { name: 'Screen lock', help: 'This desktop doesn’t say when the screen is locked. Notifications and cards stay as they are behind the lock.' },
    capture: { name: 'Hide from screen capture', help: 'Linux has no way to leave a window out of pictures of the screen. The setting has no effect here.' },
  },
  curtain: 'Hidden while the screen is locked',
  curtainHelp: 'Everything is as you left it once you are back.',
  openCurtain: 'Show again',
} as const;
