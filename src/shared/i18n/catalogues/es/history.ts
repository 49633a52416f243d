import type { Translation } from '../../translation';

export const history = {
  title: 'Historial de hoy',
  search: 'Buscar en las preguntas de hoy',
  placeholder: 'Buscar preguntas y respuestas',
  clear: 'Borrar',
  list: 'Preguntas de hoy',
  memory: 'Se guarda solo en la memoria de este equipo. Se borra al cerrar sesión, al salir y a medianoche.',
  emptyTitle: 'Aún no hay preguntas hoy',
  emptyHelp: 'Aquí queda cada pregunta con lo que aportó, durante el resto del día.',
  noneHelp: 'Pruebe con menos palabras o con otras. Se busca en preguntas, títulos y textos.',
  looking: 'Buscando…',
  noneFound: 'No se encontró nada para «{{text}}»',
  some: '{{listed, number}} de {{total, number}}',
  found: {
    one: '{{count, number}} encontrada',
    many: '{{count, number}} encontradas',
    other: '{{count, number}} encontradas',
  },
  questions: {
    one: '{{count, number}} pregunta',
    many: '{{count, number}} de preguntas',
    other: '{{count, number}} preguntas',
  },
  shown: {
    one: '{{count, number}} mostrado',
    many: '{{count, number}} mostrados',
    other: '{{count, number}} mostrados',
  },
  nonePassed: 'Todo retenido',
  nothingFound: 'Nada encontrado',
  noAnswer: 'Sin respuesta a tiempo',
  notAnswered: 'Sin respuesta',
  notAsked: 'No se preguntó',
  replaced: 'Sustituida por otra más reciente',
  cancelled: 'Cancelada',
} satisfies Translation<'es'>['history'];
