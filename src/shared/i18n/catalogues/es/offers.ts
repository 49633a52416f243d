import type { Translation } from '../../translation';

export const offers = {
  list: 'Preguntas propuestas',
  ask: 'Preguntar por «{{text}}»',
  change: 'Pasar al cuadro de pregunta',
  dismiss: 'No proponer',
  sources: { link: 'De un enlace', selection: 'Seleccionado', clipboard: 'Copiado' },
  offered: 'Propuesta: preguntar por «{{text}}».',
  shortcut: {
    record: 'Pulsar las teclas…',
    recording: 'Pulse ahora las teclas. Con Esc queda todo como está.',
    on: 'El atajo funciona.',
    taken: 'No disponible: otro programa usa estas teclas o el escritorio no las cede.',
  },
} satisfies Translation<'es'>['offers'];
