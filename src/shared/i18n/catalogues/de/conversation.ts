import type { TopicsOf } from '../../translation';

export const conversation = {
  begin: 'Neue Konversation',
  begun: 'Mit der nächsten Frage beginnt eine neue Konversation.',
  nothingAsked: 'Noch nichts gefragt',
  nothingShown: 'Noch kein Vorschlag',
  earlier: 'Früher',
  since: { call: 'Anruf · seit {{time}}', demo: 'Demo-Anruf · seit {{time}}', desk: 'Ohne Anruf · seit {{time}}' },
} satisfies TopicsOf<'de', 'conversation'>['conversation'];
