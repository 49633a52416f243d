import type { TopicsOf } from '../../translation';

export const startTrouble = {
  title: 'Cuecard ne peut pas démarrer',
  'not-a-folder': '« {{folder}} » n’est pas un dossier. Cuecard y conserve ses paramètres et l’audit : renommez ou déplacez ce qui occupe la place, puis relancez Cuecard.',
  'leads-nowhere': '« {{folder}} » est un lien vers un emplacement qui n’existe pas. Cuecard y conserve ses paramètres et l’audit : rétablissez cet emplacement ou supprimez le lien, puis relancez Cuecard.',
  'not-allowed': 'Cuecard n’a pas le droit d’écrire dans « {{folder}} », où se trouvent ses paramètres et l’audit. Le dossier appartient peut-être à quelqu’un d’autre : faites-vous donner le droit d’y écrire, puis relancez Cuecard.',
  'read-only': '« {{folder}} », où Cuecard conserve ses paramètres et l’audit, se trouve sur un disque en lecture seule. Rendez le disque inscriptible, puis relancez Cuecard.',
  full: 'Il n’y a plus de place pour « {{folder}} », où Cuecard conserve ses paramètres et l’audit. Libérez de l’espace, puis relancez Cuecard.',
  unusable: '« {{folder}} », où Cuecard conserve ses paramètres et l’audit, est inutilisable ({{detail}}). Vérifiez le disque, puis relancez Cuecard.',
  held: '« {{folder}} », où Cuecard conserve ses paramètres et l’audit, ne peut pas être utilisé : ce qu’un autre Cuecard, ou celui de quelqu’un d’autre, y a laissé occupe la place. Vérifiez qu’aucun autre n’utilise ce dossier, supprimez-y « SingletonLock », « SingletonSocket » et « SingletonCookie », puis relancez Cuecard.',
  'no-home': 'Personne ne sait où se trouve votre dossier personnel : HOME n’en désigne aucun qui existe, et le système n’en connaît pas. Faites-le définir, puis relancez Cuecard.',
  'no-temp': 'Cuecard a besoin d’un dossier pour les fichiers temporaires et ne peut écrire dans aucun : ni dans celui que désigne TMPDIR, ni dans celui de la session, ni dans /tmp. Faites rendre l’un d’eux inscriptible, puis relancez Cuecard.',
} satisfies TopicsOf<'fr', 'startTrouble'>['startTrouble'];
