import type { Translation } from '../../translation';

/** The connection, in the header and the tray. `seconds` are whole ones, counted down. */
export const connection = {
  label: 'Connexion',
  retry: 'Réessayer',
  signIn: 'S’identifier à nouveau',
  signedOut: 'Déconnecté',
  signingIn: 'Identification…',
  connecting: 'Connexion…',
  connected: 'Connecté',
  reconnecting: 'Reconnexion…',
  reconnectingIn: 'Reconnexion dans {{seconds, number}} s',
  stopped: 'Arrêté',
  stoppedBecause: 'Arrêté · {{why}}',
  limited: 'Limité par la passerelle : {{atOnce, number}} à la fois pour l’instant',
  connectedLimited: 'Connecté · {{limit}}',
  connectedPaused: 'Connecté · {{limit}} · reprise dans {{seconds, number}} s',
} satisfies Translation<'fr'>['connection'];
