import type { Translation } from '../../translation';

export const settingsTransfer = {
  title: 'Exportar, importar y restablecer',
  help: 'Un archivo con sus propios ajustes, para otro equipo o para su administrador. No contiene ningún secreto.',
  export: 'Exportar ajustes…',
  import: 'Importar ajustes…',
  reset: 'Restablecer todos los ajustes…',
  exported: {
    one: '{{count, number}} ajuste guardado en {{file}}.',
    many: '{{count, number}} de ajustes guardados en {{file}}.',
    other: '{{count, number}} ajustes guardados en {{file}}.',
  },
  imported: {
    one: '{{count, number}} ajuste cambiado según {{file}}.',
    many: '{{count, number}} de ajustes cambiados según {{file}}.',
    other: '{{count, number}} ajustes cambiados según {{file}}.',
  },
  wasReset: 'Todos los ajustes tienen sus valores predeterminados.',
  resetTitle: '¿Restablecer todos los ajustes?',
  resetLead: {
    one: 'Este ajuste vuelve a su valor predeterminado:',
    many: 'Estos {{count, number}} de ajustes vuelven a sus valores predeterminados:',
    other: 'Estos {{count, number}} ajustes vuelven a sus valores predeterminados:',
  },
  resetNothing: 'Ya tienen sus valores predeterminados.',
  resetStays: 'La organización, el cliente OAuth y las bases de conocimiento se conservan, y también la sesión.',
  resetConfirm: 'Restablecer',
  cancel: 'Cancelar',
  close: 'Cerrar',
  importTitle: '¿Importar {{file}}?',
  importConfirm: {
    one: 'Cambiar {{count, number}} ajuste',
    many: 'Cambiar {{count, number}} de ajustes',
    other: 'Cambiar {{count, number}} ajustes',
  },
  changes: 'Cambios',
  fromTo: 'de {{from}} a {{to}}',
  nothingChanges: 'Este archivo no cambiaría nada.',
  signInAnew: 'La organización y el cliente OAuth se aplican desde el próximo inicio de sesión.',
  refused: 'No se aplica',
  more: 'y {{more, number}} más',
  locked: 'Sin cambios, porque los estableció su administrador',
  same: {
    one: '{{count, number}} ajuste ya está así.',
    many: '{{count, number}} de ajustes ya están así.',
    other: '{{count, number}} ajustes ya están así.',
  },
} satisfies Translation<'es'>['settingsTransfer'];
