import type { TopicsOf } from '../../translation';

export const startTrouble = {
  title: 'Cuecard kann nicht starten',
  'not-a-folder': '„{{folder}}“ ist kein Ordner. Cuecard bewahrt dort die Einstellungen und das Audit auf: Benennen Sie um oder verschieben Sie, was im Weg ist, und starten Sie Cuecard neu.',
  'leads-nowhere': '„{{folder}}“ ist eine Verknüpfung zu einem Ort, den es nicht gibt. Cuecard bewahrt dort die Einstellungen und das Audit auf: Stellen Sie den Ort wieder her oder entfernen Sie die Verknüpfung, und starten Sie Cuecard neu.',
  'not-allowed': 'Cuecard darf nicht in „{{folder}}“ schreiben, wo die Einstellungen und das Audit liegen. Vielleicht gehört der Ordner jemand anderem: Lassen Sie sich das Recht geben, dort zu schreiben, und starten Sie Cuecard neu.',
  'read-only': '„{{folder}}“, wo Cuecard die Einstellungen und das Audit aufbewahrt, liegt auf einem Datenträger, der nur gelesen werden kann. Machen Sie ihn beschreibbar, und starten Sie Cuecard neu.',
  full: 'Für „{{folder}}“, wo Cuecard die Einstellungen und das Audit aufbewahrt, ist kein Platz mehr. Geben Sie Speicherplatz frei, und starten Sie Cuecard neu.',
  unusable: '„{{folder}}“, wo Cuecard die Einstellungen und das Audit aufbewahrt, ist nicht nutzbar ({{detail}}). Prüfen Sie den Datenträger, und starten Sie Cuecard neu.',
  held: '„{{folder}}“, wo Cuecard die Einstellungen und das Audit aufbewahrt, lässt sich nicht in Gebrauch nehmen: Im Weg ist, was ein anderes Cuecard oder das einer anderen Person dort hinterlassen hat. Stellen Sie sicher, dass kein anderes den Ordner verwendet, löschen Sie darin „SingletonLock“, „SingletonSocket“ und „SingletonCookie“, und starten Sie Cuecard neu.',
  'no-home': 'Niemand weiß, wo Ihr persönlicher Ordner liegt: HOME nennt keinen, den es gibt, und auch das System kennt keinen. Lassen Sie ihn festlegen, und starten Sie Cuecard neu.',
  'no-temp': 'Cuecard braucht einen Ordner für temporäre Dateien und kann in keinen schreiben: weder in den, den TMPDIR nennt, noch in den der Sitzung, noch in /tmp. Lassen Sie einen davon beschreibbar machen, und starten Sie Cuecard neu.',
} satisfies TopicsOf<'de', 'startTrouble'>['startTrouble'];
