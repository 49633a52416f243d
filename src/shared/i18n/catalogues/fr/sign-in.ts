import type { Translation } from '../../translation';

/** The sign-in. */
export const signIn = {
  title: 'S’identifier sur Cuecard',
  lead: 'Votre administrateur vous donne ces informations. Cuecard teste la connexion avant de conserver quoi que ce soit.',
  orgUrl: 'URL de l’organisation',
  orgUrlExample: 'acme.example.com',
  clientId: 'ID client',
  clientSecret: 'Secret client',
  clientSecretHelp: 'Conservé dans le trousseau de cet ordinateur, jamais dans un fichier.',
  clientSecretAgain: 'Saisissez à nouveau le secret client.',
  connect: 'Se connecter',
  cancel: 'Annuler',
  demo: 'Essayer la démo',
  demoLead: 'Pas de compte sous la main ?',
  sessionTitle: 'Continuer pour cette session seulement ?',
  sessionUse: 'Utiliser pour cette session',
  keyringAgain: 'Réessayer avec le trousseau',
  needClientId: 'Saisissez l’ID client.',
  needClientSecret: 'Saisissez le secret client.',
  needSources: 'Saisissez au moins un ID de base de connaissances.',
  repeatedSource: '« {{id}} » figure deux fois.',
  testing: 'Identification et test de la connexion',
  waitingForKeyring: 'En attente du trousseau : déverrouillez-le dans la fenêtre affichée par le système',
  keeping: 'Enregistrement du secret client dans le trousseau',
} satisfies Translation<'fr'>['signIn'];
