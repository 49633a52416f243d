import type { Translation } from '../../translation';

export const settingTexts = {
  gateway: {
    transport: { label: 'Transporte', help: 'Cómo se accede a Genesys. «API pública» no está disponible en esta versión.' },
    orgUrl: { label: 'URL de la organización', help: 'La dirección de su organización de Genesys, por ejemplo acme.example.com.' },
    clientId: { label: 'ID de cliente', help: 'El cliente OAuth que le dio su administrador.' },
    knowledgeSources: { label: 'Bases de conocimiento', help: 'A qué bases de conocimiento se pregunta y con qué prioridad (1 es la más alta).' },
    maxResults: { label: 'Resultados por pregunta', help: 'Cuántos resultados se piden.' },
    confidenceThreshold: { label: 'Umbral de confianza', help: 'Las sugerencias por debajo de esta confianza se retienen.' },
    language: { label: 'Idioma de las preguntas', help: 'Etiqueta de idioma de las preguntas y los artículos, por ejemplo en-US.' },
    maxConcurrent: { label: 'Preguntas a la vez', help: 'Cuántas preguntas puede haber en camino al mismo tiempo.' },
    queryTimeoutMs: { label: 'Plazo de respuesta (ms)', help: 'Pasados estos milisegundos, una pregunta se da por no respondida.' },
    sendQueryId: { label: 'Enviar el identificador de la pregunta', help: 'Solo para puertas de enlace que aceptan y devuelven un queryId.' },
    extraCaFile: {
      label: 'Archivo de CA adicional',
      help: 'Ruta completa de un archivo PEM con entidades de certificación en las que confiar además de las del sistema. Solo por directiva.',
    },
  },
  freshness: {
    maxAgeDays: { label: 'Antigüedad máxima (días)', help: 'Los artículos sin actualizar durante más tiempo se retienen.' },
    unknownAge: { label: 'Artículos sin fecha', help: 'Retenerlos o mostrarlos con la marca «Fecha desconocida».' },
  },
  cache: {
    enabled: {
      label: 'Guardar respuestas',
      help: 'Responder al instante a una pregunta ya hecha y volver a preguntar en segundo plano cuando la respuesta envejece.',
    },
    maxEntries: { label: 'Respuestas guardadas', help: 'Cuántas respuestas se guardan en memoria; primero se quitan las que llevan más tiempo sin usarse.' },
    maxAgeSeconds: { label: 'Guardar una respuesta durante (s)', help: 'Pasados estos segundos, la respuesta se pide de nuevo.' },
    warmList: { label: 'Preguntas anticipadas', help: 'Preguntas cuyas respuestas se obtienen antes de que alguien pregunte.' },
    warmRecent: { label: 'Preguntas frecuentes anticipadas', help: 'Cuántas de las preguntas más frecuentes de los últimos tiempos se tienen también listas.' },
  },
  masking: {
    kinds: { label: 'Datos personales enmascarados', help: 'Qué tipos de datos personales se enmascaran en una pregunta antes de que salga. Solo por directiva.' },
  },
  audit: {
    maxFileBytes: {
      label: 'Tamaño de un archivo de auditoría (bytes)',
      help: 'Antes de que un archivo de auditoría supere estos bytes, empieza otro. Solo por directiva.',
    },
    retentionDays: { label: 'Conservar la auditoría (días)', help: 'Los archivos de auditoría de días anteriores se eliminan. Solo por directiva.' },
    onFailure: {
      label: 'Si no se puede escribir la auditoría',
      help: 'Retener las sugerencias o mostrarlas sin registrarlas. Solo por directiva.',
    },
  },
  notifications: {
    enabled: { label: 'Notificaciones', help: 'Mostrar una notificación de escritorio con cada sugerencia nueva mientras la ventana no tiene el foco.' },
    sound: { label: 'Sonido', help: 'Dejar que el escritorio suene con cada notificación. Lo nuevo se ve en la ventana y en el área de notificación en todo caso.' },
    otherConversations: {
      label: 'Respuestas de otras conversaciones',
      help: 'Con lo que llega para una conversación distinta de aquella en la que preguntó por última vez: dejarlo en la ventana o notificarlo.',
    },
    quietHours: { label: 'Horas de silencio', help: 'Entre las dos horas siguientes no hay notificaciones y una ventana oculta sigue oculta.' },
    quietFrom: { label: 'Silencio desde', help: 'Cuándo empiezan las horas de silencio, según el reloj de este equipo.' },
    quietTo: { label: 'Silencio hasta', help: 'Cuándo terminan, al día siguiente si la hora es anterior; dos veces la misma hora es el día entero.' },
  },
  outbox: {
    webhooks: { label: 'Webhooks', help: 'Direcciones a las que se envían las respuestas validadas y las valoraciones. Solo por directiva.' },
    folder: { label: 'Carpeta', help: 'Ruta completa de una carpeta en la que cada una se deja como archivo JSON. Solo por directiva.' },
    maxEvents: { label: 'Eventos guardados', help: 'Cuántos eventos pueden esperar en este equipo; después se pierde el más antiguo. Solo por directiva.' },
    maxMegabytes: { label: 'Megabytes guardados', help: 'Cuántos MiB pueden ocupar; después se pierde el más antiguo. Solo por directiva.' },
    deadLetterAfterHours: { label: 'Desistir tras (horas)', help: 'Tras estas horas sin éxito, un evento se aparta. Solo por directiva.' },
  },
  window: {
    mode: { label: 'Tamaño', help: 'Una franja compacta con una sugerencia al borde de la pantalla, una ventana o la pantalla completa.' },
    language: { label: 'Idioma', help: 'El idioma del propio Cuecard: el del equipo o uno de la lista.' },
    theme: { label: 'Tema', help: 'Claro, oscuro o como el escritorio. El contraste alto es cosa del escritorio y tiene preferencia.' },
    alwaysOnTop: { label: 'Siempre visible', help: 'Mantener la ventana por encima del softphone.' },
    hideFromCapture: { label: 'Ocultar en capturas de pantalla', help: 'Dejar la ventana fuera de imágenes, grabaciones y pantallas compartidas. Solo en Windows y macOS.' },
    opacity: { label: 'Opacidad', help: 'Cuán opaca es la ventana mientras no se usa ni se apunta a ella, de 0,4 a 1. Solo en Windows y macOS.' },
    shortcut: { label: 'Atajo para preguntar', help: 'Teclas que abren el cuadro desde cualquier programa, por ejemplo Control+Shift+Space; vacío, ninguna.' },
    singleKeys: {
      label: 'Teclas sin Ctrl',
      help: 'Teclas que actúan esté donde esté el foco: / lleva al cuadro, C copia y O abre lo que muestra la franja. Desactivadas, el dictado no puede pulsarlas por accidente.',
    },
    links: {
      label: 'Enlaces de otros programas',
      help: 'Qué hacer con la pregunta de un enlace cuecard: no hacer nada, proponerla o preguntar ya.',
    },
  },
  app: {
    restartAfterCrash: { label: 'Reiniciar tras un fallo', help: 'Inicia Cuecard de nuevo si termina de forma inesperada, como máximo tres veces en diez minutos. En el paquete, activado; no en Windows.' },
    allowUserDataDir: { label: 'Carpeta de perfil a elección', help: 'Permite que quien inicie Cuecard elija su carpeta de perfil con --user-data-dir. Solo por directiva.' },
  },
} satisfies Translation<'es'>['settingTexts'];
