import type { Translation } from '../../translation';

/** What the agent may ask about with one key, and the shortcut that leads there. */
export const offers = {
  list: 'Perguntas oferecidas',
  ask: 'Perguntar sobre “{{text}}”',
  change: 'Pôr no campo',
  dismiss: 'Não oferecer',
  sources: { link: 'De um link', selection: 'Texto selecionado', clipboard: 'Texto copiado' },
  offered: 'Oferecida: perguntar sobre “{{text}}”.',
  shortcut: {
    record: 'Pressionar as teclas…',
    recording: 'Pressione as teclas agora. Com Esc, nada muda.',
    on: 'O atalho funciona.',
    taken: 'Indisponível: outro programa usa estas teclas ou este sistema não as permite.',
  },
} satisfies Translation<'pt-BR'>['offers'];
