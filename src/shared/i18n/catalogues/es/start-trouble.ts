import type { TopicsOf } from '../../translation';

export const startTrouble = {
  title: 'Cuecard no puede iniciarse',
  'not-a-folder': '«{{folder}}» no es una carpeta. Cuecard guarda ahí sus ajustes y la auditoría: cambie el nombre o mueva lo que estorba y vuelva a iniciar Cuecard.',
  'leads-nowhere': '«{{folder}}» es un enlace a un lugar que no existe. Cuecard guarda ahí sus ajustes y la auditoría: recupere ese lugar o quite el enlace y vuelva a iniciar Cuecard.',
  'not-allowed': 'Cuecard no puede escribir en «{{folder}}», donde guarda sus ajustes y la auditoría. Puede que la carpeta sea de otra persona: pida permiso para escribir en ella y vuelva a iniciar Cuecard.',
  'read-only': '«{{folder}}», donde Cuecard guarda sus ajustes y la auditoría, está en un disco de solo lectura. Haga que se pueda escribir en el disco y vuelva a iniciar Cuecard.',
  full: 'No queda espacio para «{{folder}}», donde Cuecard guarda sus ajustes y la auditoría. Libere espacio y vuelva a iniciar Cuecard.',
  unusable: '«{{folder}}», donde Cuecard guarda sus ajustes y la auditoría, no se puede usar ({{detail}}). Compruebe el disco y vuelva a iniciar Cuecard.',
  held: '«{{folder}}», donde Cuecard guarda sus ajustes y la auditoría, no se puede poner en uso: estorba lo que dejó ahí otro Cuecard o el de otra persona. Asegúrese de que ningún otro usa esta carpeta, quite de ella «SingletonLock», «SingletonSocket» y «SingletonCookie» y vuelva a iniciar Cuecard.',
  'no-home': 'Nadie sabe dónde está su carpeta personal: HOME no indica ninguna que exista, y el sistema tampoco conoce ninguna. Haga que se defina y vuelva a iniciar Cuecard.',
  'no-temp': 'Cuecard necesita una carpeta para archivos temporales y no puede escribir en ninguna: ni en la que indica TMPDIR, ni en la de la sesión, ni en /tmp. Pida que se pueda escribir en una de ellas y vuelva a iniciar Cuecard.',
} satisfies TopicsOf<'es', 'startTrouble'>['startTrouble'];
