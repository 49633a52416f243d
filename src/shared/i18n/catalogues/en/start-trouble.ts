/** Why Cuecard can’t start, in a dialogue: there is no window yet, and no settings. */
export const startTrouble = {
  title: 'Cuecard can’t start',
  'not-a-folder': '“{{folder}}” is not a folder. Cuecard keeps its settings and the audit there: rename or move what is in the way, then start Cuecard again.',
  'leads-nowhere': '“{{folder}}” is a link to a place that isn’t there. Cuecard keeps its settings and the audit there: bring that place back or remove the link, then start Cuecard again.',
  'not-allowed': 'Cuecard may not write in “{{folder}}”, where it keeps its settings and the audit. The folder may belong to somebody else: have the right to write there given to you, then start Cuecard again.',
  'read-only': '“{{folder}}”, where Cuecard keeps its settings and the audit, is on a disk that can only be read. Make the disk writable, then start Cuecard again.',
  full: 'There is no room left for “{{folder}}”, where Cuecard keeps its settings and the audit. Free some space, then start Cuecard again.',
  unusable: '“{{folder}}”, where Cuecard keeps its settings and the audit, can’t be used ({{detail}}). Check the disk, then start Cuecard again.',
  held: '“{{folder}}”, where Cuecard keeps its settings and the audit, can’t be taken into use: what another Cuecard, or somebody else’s, left there is in the way. Make sure that no other one uses this folder, remove “SingletonLock”, “SingletonSocket” and “SingletonCookie” from it, then start Cuecard again.',
  'no-home': 'Nobody knows where your home folder is: HOME names none that is there, nor has the system one on record. Have it set, then start Cuecard again.',
  'no-temp': 'Cuecard needs a folder for temporary files and can’t write in any: not in the one that TMPDIR names, nor in the session’s own, nor in /tmp. Have one of them made writable, then start Cuecard again.',
} as const;
