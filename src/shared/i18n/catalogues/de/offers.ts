import type { TopicsOf } from '../../translation';

export const offers = {
  list: 'Als Frage angeboten',
  ask: 'Nach „{{text}}“ fragen',
  change: 'In das Suchfeld übernehmen',
  dismiss: 'Nicht anbieten',
  sources: { link: 'Aus einem Link', selection: 'Markiert', clipboard: 'Kopiert' },
  offered: 'Angeboten: nach „{{text}}“ fragen.',
  shortcut: { on: 'Das Tastenkürzel funktioniert.', taken: 'Nicht verfügbar: Ein anderes Programm hat diese Tasten, oder dieser Desktop gibt sie nicht her.' },
} satisfies TopicsOf<'de', 'offers'>['offers'];
