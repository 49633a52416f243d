import type { Translation } from '../../translation';

/** Conversations: calls, the demo’s call, and what is typed without one. */
export const conversation = {
  begin: 'Nouvelle conversation',
  begun: 'Une nouvelle conversation commence à la prochaine question.',
  nothingAsked: 'Aucune question posée',
  nothingShown: 'Aucune suggestion',
  earlier: 'Plus tôt',
  since: { call: 'Appel · depuis {{time}}', demo: 'Appel de démo · depuis {{time}}', desk: 'Hors appel · depuis {{time}}' },
  list: 'Conversations',
  short: { call: 'Appel {{time}}', demo: 'Démo {{time}}', desk: 'Hors appel {{time}}' },
  unread: { one: '{{count}} nouvelle', many: '{{count}} nouvelles', other: '{{count}} nouvelles' },
  callId: 'Appel {{id}}',
} satisfies Translation<'fr'>['conversation'];
