const written: Readonly<Record<'mac' | 'other', Readonly<Record<string, string>>>> = {
  mac: { commandorcontrol: 'Cmd', cmdorctrl: 'Cmd', command: 'Cmd', control: 'Ctrl', super: 'Cmd', meta: 'Cmd', alt: 'Option' },
  other: { commandorcontrol: 'Ctrl', cmdorctrl: 'Ctrl', control: 'Ctrl', meta: 'Super' },
};

/**
 * A shortcut as people of this platform call its keys, such as “Ctrl+Shift+Space”: Electron’s own names that say the same,
 * so that what is shown may be typed too.
 */
export function acceleratorWords(accelerator: string, platform: 'mac' | 'other'): string {
  return accelerator
    .split('+')
    .map((key) => written[platform][key.toLowerCase()] ?? key)
    .join('+');
}
