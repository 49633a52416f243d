import type { TopicsOf } from '../../translation';

export const conversation = {
  begin: 'Neue Konversation',
  begun: 'Mit der nächsten Frage beginnt eine neue Konversation.',
  nothingAsked: 'Noch nichts gefragt',
  nothingShown: 'Noch kein Vorschlag',
  earlier: 'Früher',
  since: { call: 'Anruf · seit {{time}}', demo: 'Demo-Anruf · seit {{time}}', desk: 'Ohne Anruf · seit {{time}}' },
  list: 'Konversationen',
  short: { call: 'Anruf {{time}}', demo: 'Demo {{time}}', desk: 'Ohne Anruf {{time}}' },
  unread: { one: '{{count}} neu', other: '{{count}} neu' },
  callId: 'Anruf {{id}}',
} satisfies TopicsOf<'de', 'conversation'>['conversation'];
