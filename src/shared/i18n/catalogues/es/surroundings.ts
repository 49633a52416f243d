import type { TopicsOf } from '../../translation';

export const surroundings = {
  lacking: {
    tray: { name: 'Icono de la bandeja', help: 'Este escritorio no muestra iconos de bandeja. Al cerrar la ventana, se minimiza, y «Salir» está en el menú de la ventana (Ctrl+Q). Una extensión para iconos de bandeja trae el icono en cuanto se ejecuta.' },
    'tray-answer': { name: 'Icono de la bandeja', help: 'La bandeja del escritorio no responde. Hasta que lo haga, al cerrar la ventana se minimiza, y «Salir» está en el menú de la ventana (Ctrl+Q).' },
    shortcut: { name: 'Atajo global', help: 'Con Wayland ningún programa puede reservarse teclas. En los ajustes del escritorio, cree un atajo que ejecute: cuecard --open=ask' },
    placing: { name: 'Lugar de la ventana', help: 'Con Wayland solo el escritorio decide dónde está una ventana y cuál queda encima. Use «siempre encima» del propio escritorio.' },
    lock: { name: 'Bloqueo de pantalla', help: 'Este escritorio no dice cuándo se bloquea la pantalla. Las notificaciones y las tarjetas quedan como están detrás del bloqueo.' },
    capture: { name: 'Ocultar en capturas de pantalla', help: 'Linux no puede dejar una ventana fuera de las imágenes de la pantalla. El ajuste no tiene efecto aquí.' },
  },
  curtain: 'Oculto mientras la pantalla está bloqueada',
  curtainHelp: 'Todo estará como lo dejó cuando vuelva.',
  openCurtain: 'Mostrar de nuevo',
} satisfies TopicsOf<'es', 'surroundings'>['surroundings'];
