import type { Translation } from '../../translation';

/** The history of today. */
export const history = {
  title: 'Histórico de hoje',
  search: 'Buscar nas perguntas de hoje',
  placeholder: 'Buscar perguntas e respostas',
  clear: 'Limpar',
  list: 'Perguntas de hoje',
  memory: 'Fica apenas na memória deste computador. É apagado ao sair da conta, ao encerrar o Cuecard e à meia-noite.',
  emptyTitle: 'Nenhuma pergunta hoje ainda',
  emptyHelp: 'Cada pergunta e o que ela trouxe ficam aqui até o fim do dia.',
  noneHelp: 'Tente menos palavras ou outras. A busca abrange perguntas, títulos e textos.',
  looking: 'Buscando…',
  noneFound: 'Nada encontrado para “{{text}}”',
  some: '{{listed, number}} de {{total, number}}',
  found: {
    one: '{{count, number}} encontrada',
    many: '{{count, number}} encontradas',
    other: '{{count, number}} encontradas',
  },
  questions: {
    one: '{{count, number}} pergunta',
    many: '{{count, number}} de perguntas',
    other: '{{count, number}} perguntas',
  },
  shown: { one: '{{count, number}} exibida', many: '{{count, number}} exibidas', other: '{{count, number}} exibidas' },
  nonePassed: 'Nada exibido',
  nothingFound: 'Nada encontrado',
  noAnswer: 'Sem resposta a tempo',
  notAnswered: 'Não respondida',
  notAsked: 'Não enviada',
  replaced: 'Substituída por uma pergunta mais nova',
  cancelled: 'Cancelada',
} satisfies Translation<'pt-BR'>['history'];
