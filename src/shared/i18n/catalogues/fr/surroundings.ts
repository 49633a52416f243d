import type { TopicsOf } from '../../translation';

export const surroundings = {
  lacking: {
    tray: { name: 'Icône de la zone de notification', help: 'Ce bureau n’affiche pas d’icônes de notification. Fermer la fenêtre la réduit, et « Quitter » se trouve dans le menu de la fenêtre (Ctrl+Q). Une extension pour ces icônes amène l’icône dès qu’elle fonctionne.' },
    'tray-answer': { name: 'Icône de la zone de notification', help: 'La zone de notification du bureau ne répond pas. En attendant, fermer la fenêtre la réduit, et « Quitter » se trouve dans le menu de la fenêtre (Ctrl+Q).' },
    shortcut: { name: 'Raccourci global', help: 'Sous Wayland, aucun programme ne peut se réserver des touches. Dans les paramètres du bureau, créez un raccourci qui lance : cuecard --open=ask' },
    placing: { name: 'Place de la fenêtre', help: 'Sous Wayland, le bureau seul décide où se trouve une fenêtre et laquelle reste au premier plan. Utilisez « toujours au premier plan » du bureau.' },
    lock: { name: 'Verrouillage de l’écran', help: 'Ce bureau ne dit pas quand l’écran est verrouillé. Les notifications et les fiches restent telles quelles derrière le verrouillage.' },
    capture: { name: 'Masquer aux captures d’écran', help: 'Linux ne sait pas laisser une fenêtre hors des images de l’écran. Le réglage est sans effet ici.' },
  },
  curtain: 'Masqué tant que l’écran est verrouillé',
  curtainHelp: 'Vous retrouverez tout tel quel à votre retour.',
  openCurtain: 'Afficher à nouveau',
} satisfies TopicsOf<'fr', 'surroundings'>['surroundings'];
