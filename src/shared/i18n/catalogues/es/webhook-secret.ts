import type { Translation } from '../../translation';

export const webhookSecret = {
  list: 'Webhooks',
  none: 'Ninguno',
  kept: 'Su secreto de firma está guardado en este equipo.',
  missing: 'No tiene secreto de firma en este equipo, por lo que no se envía nada.',
  unknown: 'Aún no se sabe si su secreto de firma está guardado en este equipo.',
  enter: 'Escribir secreto',
  replace: 'Reemplazar secreto',
  remove: 'Quitar secreto',
  label: 'Secreto de firma',
  help: 'Empieza por whsec_. Se guarda solo en el llavero de este equipo.',
  keep: 'Guardar',
  cancel: 'Cancelar',
  of: '{{act}}: {{name}}',
  nowKept: 'El secreto de firma está guardado en el llavero de este equipo.',
} satisfies Translation<'es'>['webhookSecret'];
