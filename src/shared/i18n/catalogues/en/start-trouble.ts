/** Why Cuecard can’t start, in a dialogue: there is no window yet, and no settings. */
export const startTrouble = {
  title: 'Cuecard can’t start',
  'not-a-folder': '“{{folder}}” is not a folder. Cuecard keeps its settings and the audit there: rename or move what is in the way, then start Cuecard again.',
  'leads-nowhere': '“{{folder}}” is a link to a place that isn’t there. Cuecard keeps its settings and the audit there: bring that place back or remove the link, then start Cuecard again.',
  'not-allowed': 'Cuecard may not write in “{{folder}}”, where it keeps its settings and the audit. The folder may belong to somebody else: have the right to write there given to you, then start Cuecard again.',
  'read-only': '“{{folder}}”, where Cuecard keeps its settings and the audit, is on a disk that can only be read. Make the disk writable, then start Cuecard again.',
  full: 'There is no room left for “{{folder}}”, where Cuecard keeps its settings and the audit. Free some space, then start Cuecard again.',
  unusable: '“{{folder}}”, where Cuecard keeps its settings and the audit, can’t be used ({{detail}}). Check the disk, then start Cuecard again.',
  held: '“{{folder}}”, where Cuecard keeps its settings and the audit, can’t be taken into use, and no Cuecard is running that has it ({{detail}}). Sign out of the computer and in again, then start Cuecard.',
  'no-home': 'Nobody knows where your home folder is: HOME names none that is there, nor has the system one on record. Have it set, then start Cuecard again.',
} as const;
