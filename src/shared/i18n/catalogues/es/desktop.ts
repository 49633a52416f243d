import type { Translation } from '../../translation';

export const desktop = {
  notification: '{{confidence, percent}} · {{source}}',
  notificationMore: {
    one: '{{confidence, percent}} · {{source}} · y {{count, number}} más',
    many: '{{confidence, percent}} · {{source}} · y {{count, number}} más',
    other: '{{confidence, percent}} · {{source}} · y {{count, number}} más',
  },
  newAnswers: {
    one: '{{count, number}} respuesta nueva',
    many: '{{count, number}} de respuestas nuevas',
    other: '{{count, number}} respuestas nuevas',
  },
  bestAnswer: '{{title}} · {{confidence, percent}}',
  actions: { copy: 'Copiar', show: 'Mostrar' },
  exportAudit: 'Exportar auditoría',
  zip: 'Zip',
  verifyBundle: 'Verificar un paquete',
  bundle: 'Paquete zip, o el manifest.json de una carpeta',
  exportSettings: 'Exportar ajustes',
  importSettings: 'Importar ajustes',
  resting: { title: 'La ventana de Cuecard falló varias veces', explanation: 'No se perdió nada: las respuestas se siguen registrando y Cuecard sigue conectado. Si vuelve a ocurrir, el diagnóstico dice más.', again: 'Reintentar' },
} satisfies Translation<'es'>['desktop'];
