import type { TopicsOf } from '../../translation';

export const connection = {
  label: 'Verbindung',
  retry: 'Jetzt erneut versuchen',
  signIn: 'Neu anmelden',
  signedOut: 'Abgemeldet',
  signingIn: 'Anmeldung läuft…',
  connecting: 'Verbindung wird hergestellt…',
  connected: 'Verbunden',
  reconnecting: 'Verbindung wird wiederhergestellt…',
  reconnectingIn: 'Neuer Versuch in {{seconds, number}} s',
  stopped: 'Angehalten',
  stoppedBecause: 'Angehalten · {{why}}',
  limited: 'Das Gateway begrenzt die Fragen: vorerst {{atOnce, number}} gleichzeitig',
  connectedLimited: 'Verbunden · {{limit}}',
  connectedPaused: 'Verbunden · {{limit}} · weiter in {{seconds, number}} s',
} satisfies TopicsOf<'de', 'connection'>['connection'];
