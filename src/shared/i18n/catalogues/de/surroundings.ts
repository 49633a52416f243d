import type { TopicsOf } from '../../translation';

export const surroundings = {
  lacking: {
    tray: { name: 'Symbol im Infobereich', help: 'Dieser Desktop zeigt keine Symbole im Infobereich. Schließen minimiert das Fenster, und „Beenden“ steht im Menü des Fensters (Strg+Q). Eine Erweiterung für solche Symbole bringt das Symbol, sobald sie läuft.' },
    'tray-answer': { name: 'Symbol im Infobereich', help: 'Der Infobereich des Desktops antwortet nicht. Bis er es tut, minimiert Schließen das Fenster, und „Beenden“ steht im Menü des Fensters (Strg+Q).' },
    shortcut: { name: 'Globales Tastenkürzel', help: 'Unter Wayland kann kein Programm Tasten für sich beanspruchen. Legen Sie in den Einstellungen des Desktops ein Kürzel an, das Folgendes ausführt: cuecard --open=ask' },
    placing: { name: 'Platz des Fensters', help: 'Unter Wayland bestimmt allein der Desktop, wo ein Fenster steht und was im Vordergrund bleibt. Verwenden Sie „Immer im Vordergrund“ des Desktops.' },
    lock: { name: 'Bildschirmsperre', help: 'Dieser Desktop sagt nicht, wann der Bildschirm gesperrt ist. Benachrichtigungen und Karten bleiben hinter der Sperre, wie sie sind.' },
    capture: { name: 'Vor Bildschirmaufnahmen verbergen', help: 'Linux kann ein Fenster nicht aus Bildern des Bildschirms auslassen. Die Einstellung wirkt hier nicht.' },
  },
  curtain: 'Verborgen, solange der Bildschirm gesperrt ist',
  curtainHelp: 'Alles ist wie zuvor, sobald Sie zurück sind.',
  openCurtain: 'Wieder anzeigen',
} satisfies TopicsOf<'de', 'surroundings'>['surroundings'];
