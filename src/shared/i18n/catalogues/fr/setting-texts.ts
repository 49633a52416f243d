import type { Translation } from '../../translation';

/** What each setting is called, and its line of help. */
export const settingTexts = {
  gateway: {
    transport: { label: 'Transport', help: 'Comment Genesys est joint. « API publique » n’est pas disponible dans cette version.' },
    orgUrl: { label: 'URL de l’organisation', help: 'L’adresse de votre organisation Genesys, par exemple acme.example.com.' },
    clientId: { label: 'ID client', help: 'Le client OAuth que votre administrateur vous a donné.' },
    knowledgeSources: { label: 'Bases de connaissances', help: 'Quelles bases de connaissances sont interrogées, et avec quelle priorité (1 est la plus haute).' },
    maxResults: { label: 'Résultats par question', help: 'Combien de résultats demander.' },
    confidenceThreshold: { label: 'Seuil de confiance', help: 'Les suggestions en dessous de cette confiance sont écartées.' },
    language: { label: 'Langue des questions', help: 'Code de langue des questions et des articles, par exemple en-US.' },
    maxConcurrent: { label: 'Questions à la fois', help: 'Combien de questions peuvent être en cours en même temps.' },
    queryTimeoutMs: { label: 'Délai de réponse (ms)', help: 'Après ce nombre de millisecondes, une question est considérée comme sans réponse.' },
    sendQueryId: { label: 'Envoyer l’identifiant de la question', help: 'Seulement pour les passerelles qui acceptent et renvoient un queryId.' },
    extraCaFile: { label: 'Fichier d’AC supplémentaire', help: 'Chemin complet d’un fichier PEM d’autorités de certification à approuver en plus de celles du système. Par stratégie uniquement.' },
  },
  freshness: {
    maxAgeDays: { label: 'Âge maximal (jours)', help: 'Les articles qui n’ont pas été mis à jour depuis plus longtemps sont écartés.' },
    unknownAge: { label: 'Articles sans date', help: 'Les écarter ou les afficher avec la mention « âge inconnu ».' },
  },
  cache: {
    enabled: { label: 'Conserver les réponses', help: 'Répondre aussitôt à une question déjà posée, et la reposer en arrière-plan quand la réponse devient ancienne.' },
    maxEntries: { label: 'Réponses conservées', help: 'Combien de réponses sont conservées en mémoire ; les moins récemment utilisées sont supprimées en premier.' },
    maxAgeSeconds: { label: 'Conserver une réponse (s)', help: 'Après ce nombre de secondes, une réponse est demandée à nouveau.' },
    warmList: { label: 'Questions posées à l’avance', help: 'Questions dont les réponses sont obtenues avant que quelqu’un ne les pose.' },
    warmRecent: { label: 'Questions fréquentes posées à l’avance', help: 'Combien des questions posées le plus souvent ces derniers temps sont aussi tenues prêtes.' },
  },
  masking: {
    kinds: { label: 'Données personnelles masquées', help: 'Quels types de données personnelles sont masqués dans une question avant son envoi. Par stratégie uniquement.' },
  },
  audit: {
    maxFileBytes: { label: 'Taille d’un fichier d’audit (octets)', help: 'Un nouveau fichier d’audit commence avant que l’actuel ne dépasse ce nombre d’octets. Par stratégie uniquement.' },
    retentionDays: { label: 'Conserver l’audit (jours)', help: 'Les fichiers d’audit des jours plus anciens sont supprimés. Par stratégie uniquement.' },
    onFailure: { label: 'Si l’audit ne peut pas être écrit', help: 'Ne pas afficher les suggestions, ou les afficher sans enregistrement. Par stratégie uniquement.' },
  },
  notifications: {
    enabled: { label: 'Notifications', help: 'Afficher une notification du bureau pour une nouvelle suggestion quand la fenêtre n’est pas active.' },
    sound: { label: 'Son', help: 'Laisser le bureau jouer son propre son avec une notification. Les nouveautés s’affichent de toute façon dans la fenêtre et la zone de notification.' },
    otherConversations: { label: 'Réponses pour d’autres conversations', help: 'Ce qui arrive pour une autre conversation que celle de votre dernière question : le laisser à la fenêtre, ou notifier.' },
    quietHours: { label: 'Heures calmes', help: 'Aucune notification entre les deux heures ci-dessous, et une fenêtre masquée reste masquée.' },
    quietFrom: { label: 'Début des heures calmes', help: 'Quand les heures calmes commencent, selon l’horloge de cet ordinateur.' },
    quietTo: { label: 'Fin des heures calmes', help: 'Quand elles se terminent, le lendemain si cette heure est antérieure ; deux fois la même heure signifie toute la journée.' },
  },
  outbox: {
    webhooks: { label: 'Webhooks', help: 'Adresses auxquelles les réponses validées et les avis sont envoyés. Par stratégie uniquement.' },
    folder: { label: 'Dossier', help: 'Chemin complet d’un dossier où chaque envoi est déposé sous forme de fichier JSON. Par stratégie uniquement.' },
    maxEvents: { label: 'Événements conservés', help: 'Combien d’événements peuvent attendre sur cet ordinateur ; au-delà, le plus ancien est abandonné. Par stratégie uniquement.' },
    maxMegabytes: { label: 'Mégaoctets conservés', help: 'Combien de Mio ils peuvent occuper ; au-delà, le plus ancien est abandonné. Par stratégie uniquement.' },
    deadLetterAfterHours: { label: 'Abandonner après (heures)', help: 'Après ce nombre d’heures d’échecs, un événement est mis de côté. Par stratégie uniquement.' },
  },
  window: {
    mode: { label: 'Taille', help: 'Un bandeau avec une suggestion au bord de l’écran, une fenêtre ou le plein écran.' },
    language: { label: 'Langue', help: 'La langue de Cuecard lui-même : celle de l’ordinateur ou l’une de la liste.' },
    theme: { label: 'Thème', help: 'Clair, sombre ou comme le bureau. Le contraste élevé dépend du bureau et l’emporte.' },
    alwaysOnTop: { label: 'Toujours visible', help: 'Garder la fenêtre au-dessus du softphone.' },
    hideFromCapture: { label: 'Masquer aux captures d’écran', help: 'Laisser la fenêtre hors des images, des enregistrements et des écrans partagés. Windows et macOS uniquement.' },
    opacity: { label: 'Opacité', help: 'Opacité de la fenêtre quand elle n’est ni utilisée ni survolée, de 0,4 à 1. Windows et macOS uniquement.' },
    shortcut: { label: 'Raccourci pour poser une question', help: 'Touches qui ouvrent le champ depuis n’importe quel programme, par exemple Control+Shift+Space ; vide pour aucun.' },
    singleKeys: {
      label: 'Touches sans Ctrl',
      help: 'Touches qui agissent partout : / mène au champ de recherche, C copie et O ouvre ce que montre le bandeau. Désactivées, la saisie vocale ne peut pas les déclencher par accident.',
    },
    links: { label: 'Liens d’autres programmes', help: 'Que faire de la question d’un lien cuecard: ne rien faire, la proposer ou la poser aussitôt.' },
  },
  app: {
    restartAfterCrash: { label: 'Redémarrer après un arrêt brutal', help: 'Redémarre Cuecard s’il s’arrête de façon inattendue, trois fois en dix minutes au plus. Actif dans le paquet ; pas sous Windows.' },
    allowUserDataDir: { label: 'Dossier de profil au choix', help: 'Laisser la personne qui démarre Cuecard choisir son dossier de profil avec --user-data-dir. Par stratégie uniquement.' },
  },
} satisfies Translation<'fr'>['settingTexts'];
