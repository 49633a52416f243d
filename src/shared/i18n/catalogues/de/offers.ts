import type { TopicsOf } from '../../translation';

export const offers = {
  list: 'Als Frage angeboten',
  ask: 'Nach „{{text}}“ fragen',
  change: 'In das Suchfeld übernehmen',
  dismiss: 'Nicht anbieten',
  sources: { link: 'Aus einem Link', selection: 'Markiert', clipboard: 'Kopiert' },
  offered: 'Angeboten: nach „{{text}}“ fragen.',
  shortcut: {
    record: 'Tasten drücken…',
    recording: 'Drücken Sie jetzt die Tasten. Mit Esc bleibt alles, wie es ist.',
    on: 'Das Tastenkürzel funktioniert.',
    taken: 'Nicht verfügbar: Ein anderes Programm verwendet diese Tasten, oder dieser Desktop lässt sie nicht zu.',
  },
} satisfies TopicsOf<'de', 'offers'>['offers'];
