import type { Translation } from '../../translation';

export const figures = {
  headline: {
    asked: { label: 'Preguntas', meaning: 'Preguntas de agentes y de llamadas que ya terminaron, de cualquier modo.' },
    relevant: { label: 'Respuestas relevantes', meaning: 'Proporción de respuestas con al menos un resultado relevante.' },
    cached: { label: 'De la caché', meaning: 'Proporción de respuestas servidas desde la caché.' },
    helpful: { label: 'Útiles', meaning: 'Proporción de sugerencias valoradas que se valoraron como útiles.' },
  },
  answered: { label: 'Respondidas', meaning: 'Las tres primeras juntas: llegó una respuesta, fuera cual fuera su contenido.' },
  outcomes: {
    PASS: { label: 'Respuesta relevante', meaning: 'Respondida con al menos un resultado relevante.' },
    FILTERED: { label: 'Todo retenido', meaning: 'Respondida, pero se retuvieron todos los resultados.' },
    EMPTY: { label: 'Nada encontrado', meaning: 'Respondida sin ningún resultado.' },
    TIMEOUT: { label: 'Plazo agotado', meaning: 'No llegó ninguna respuesta dentro del plazo.' },
    ERROR: { label: 'Con error', meaning: 'Llegó un error en lugar de una respuesta, o no se pudo escribir la auditoría.' },
    REJECTED: { label: 'Rechazada', meaning: 'No se envió: demasiado corta, demasiado larga o con demasiadas en espera.' },
    SUPERSEDED: { label: 'Sustituida', meaning: 'Una pregunta más reciente de la misma conversación ocupó su lugar en la cola.' },
    CANCELLED: { label: 'Cancelada', meaning: 'El agente la retiró antes de que se respondiera.' },
  },
  withheld: {
    stale: { label: 'Antiguo', meaning: 'Sin actualizar durante más tiempo del que permiten los ajustes.' },
    'below-threshold': { label: 'Poca confianza', meaning: 'Por debajo de la confianza exigida.' },
    undated: { label: 'Sin fecha', meaning: 'Sin fecha, cuando los ajustes la exigen.' },
    duplicate: { label: 'Duplicado', meaning: 'El mismo documento ya estaba en la respuesta.' },
    dismissed: { label: 'Descartado', meaning: 'El agente había descartado el documento en esta conversación.' },
    invalid: { label: 'Ilegible', meaning: 'Un resultado que incumple el protocolo o tiene una fecha futura.' },
    'no-id': { label: 'Sin identificador', meaning: 'Sin identificador, así que la auditoría no podría nombrarlo.' },
    'no-text': { label: 'Vacío', meaning: 'Sin título ni texto.' },
    'no-score': { label: 'Sin confianza', meaning: 'Sin una confianza que se pueda leer.' },
  },
  latency: {
    p50: { label: 'Mitad (p50)', meaning: 'La mitad de las respuestas llegó dentro de este tiempo tras el envío.' },
    p95: { label: '95\u00a0% (p95)', meaning: '95 de cada 100 respuestas llegaron dentro de este tiempo tras el envío.' },
    p99: { label: '99\u00a0% (p99)', meaning: '99 de cada 100 respuestas llegaron dentro de este tiempo tras el envío.' },
  },
  feedback: {
    helpful: { label: 'Útil', meaning: 'Sugerencias valoradas como útiles, salvo que se anulara la valoración.' },
    'not-helpful': { label: 'No útil', meaning: 'Sugerencias valoradas como no útiles, salvo que se anulara la valoración.' },
    copied: { label: 'Copiada', meaning: 'Cuántas veces se copió una sugerencia.' },
    opened: { label: 'Abierta', meaning: 'Cuántas veces se abrió el artículo de una sugerencia, según el escritorio.' },
    dismissed: { label: 'Descartada', meaning: 'Sugerencias descartadas, salvo que se deshiciera.' },
    pinned: { label: 'Fijada', meaning: 'Sugerencias fijadas, salvo que se deshiciera.' },
  },
  warmed: { label: 'Anticipadas', meaning: 'Respuestas de la caché que ya estaban ahí por haberse preguntado por anticipado.' },
  warmStatus: {
    warm: { label: 'Lista', meaning: 'Su respuesta está en la caché.' },
    warming: { label: 'Preguntando', meaning: 'Se está preguntando.' },
    waiting: { label: 'En espera', meaning: 'Se pregunta cuando hay dos lugares libres y la conexión funciona bien.' },
    nothing: { label: 'Nada que mostrar', meaning: 'Su respuesta no contenía nada que se pueda mostrar; se volverá a preguntar más tarde.' },
    failed: { label: 'Con error', meaning: 'Se preguntó y no se respondió; se volverá a intentar.' },
  },
} satisfies Translation<'es'>['figures'];
