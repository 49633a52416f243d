import type { Translation } from '../../translation';

/** The strip, the ways between strip, window and full, and what is read beside the list in full. */
export const strip = {
  label: 'Sugestão',
  compact: 'Faixa',
  window: 'Janela',
  full: 'Tela inteira',
  sizes: 'Tamanho da janela',
  hide: 'Ocultar',
  newer: 'Sugestão mais nova',
  older: 'Sugestão mais antiga',
  place: '{{place, number}} de {{total, number}}',
  fresh: 'Novas: {{fresh, number}}',
  freshHelp: {
    one: 'Mostrar a nova sugestão',
    many: 'Mostrar a mais recente de {{count, number}} de novas sugestões',
    other: 'Mostrar a mais recente de {{count, number}} novas sugestões',
  },
  offered: 'Perguntar sobre “{{text}}”?',
  ask: 'Perguntar',
  open: 'Abrir janela',
  emptyTitle: 'Pergunte e a resposta aparece aqui',
  paused: 'Notificações pausadas até {{time}}',
  signIn: 'É preciso entrar',
  more: 'e mais {{more, number}}',
  reading: 'Leitura',
  nothing: 'O que você escolher à esquerda aparece aqui por completo.',
  answers: 'Resposta a “{{question}}”',
} satisfies Translation<'pt-BR'>['strip'];
