import type { TopicsOf } from '../../translation';

export const demo = {
  region: 'Demo-Anruf',
  badge: 'Demo',
  about: 'Erfundenes Geschäft, erfundenes Wissen',
  customer: 'Kunde',
  agent: 'Agent',
  again: 'Noch einmal abspielen',
  leave: 'Bei Ihrer Organisation anmelden',
  starting: 'Wird gestartet…',
  turn: 'Beitrag {{turn, number}} von {{turns, number}}',
  ended: 'Anruf beendet',
  stopped: 'Der Demo-Anruf wurde angehalten',
  couldNotGoOn: 'Der Demo-Anruf konnte nicht fortgesetzt werden.',
  ringing: 'Das Telefon klingelt…',
} satisfies TopicsOf<'de', 'demo'>['demo'];
