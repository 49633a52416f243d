import type { Translation } from '../../translation';

/** What a verification says. */
export const findings = {
  sentence: '{{place}} : {{what}}.',
  sentenceDetailed: '{{place}} : {{what}} ({{detail}}).',
  line: 'ligne {{line}}',
  record: 'enregistrement {{seq}}',
  records: {
    one: '{{count, number}} enregistrement',
    many: '{{count, number}} d’enregistrements',
    other: '{{count, number}} enregistrements',
  },
  faultIn: {
    one: 'Non intègre : une anomalie dans {{records}}.',
    many: 'Non intègre : {{count, number}} d’anomalies dans {{records}}.',
    other: 'Non intègre : {{count, number}} anomalies dans {{records}}.',
  },
  first: '{{sentence}} La première : {{finding}}',
  wholeUnsigned: 'Intègre : {{records}}, sans signature.',
  wholeSigned: 'Intègre : {{records}}, avec signature jusqu’à l’enregistrement {{seq, number}} par la clé {{key}}.',
  wholeSignedPartly: {
    one: 'Intègre : {{records}}, avec signature jusqu’à l’enregistrement {{seq, number}} par la clé {{key}} ; {{count, number}} plus récent encore sans signature.',
    many: 'Intègre : {{records}}, avec signature jusqu’à l’enregistrement {{seq, number}} par la clé {{key}} ; {{count, number}} plus récents encore sans signature.',
    other: 'Intègre : {{records}}, avec signature jusqu’à l’enregistrement {{seq, number}} par la clé {{key}} ; {{count, number}} plus récents encore sans signature.',
  },
  what: {
    edited: 'l’enregistrement a été modifié',
    deleted: 'des enregistrements ont été supprimés ici',
    inserted: 'l’enregistrement a été inséré',
    reordered: 'l’enregistrement n’est pas à sa place',
    truncated: 'des enregistrements ont été coupés',
    rewritten: 'des enregistrements précédents ont été réécrits : une signature ou un ancrage les contredit',
    'checkpoint-forged': 'le point de contrôle est falsifié',
    'not-a-record': 'la ligne n’est pas un enregistrement',
    'gap-recorded': 'le registre a lui-même noté une lacune',
    'manifest-forged': 'le manifeste a été modifié',
    'file-changed': 'le fichier n’est pas celui que nomme le manifeste',
    'faulty-source': 'la piste d’audit avait une anomalie lors de l’export',
    'clock-back': 'l’horloge a reculé',
    'torn-tail': 'la dernière ligne est incomplète : en cours d’écriture, ou coupée par un plantage',
    'torn-recorded': 'un plantage avait coupé une ligne ici ; le registre l’a noté',
    'held-back': 'des enregistrements n’ont pas pu être écrits pendant un temps ; le registre l’a noté',
    'not-signed': 'il n’y a pas de signature',
    'removal-unconfirmed': 'la suppression d’anciens fichiers est notée ici, et aucun point de contrôle ne la confirme',
  },
} satisfies Translation<'fr'>['findings'];
