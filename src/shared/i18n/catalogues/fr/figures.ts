import type { Translation } from '../../translation';

/** Each figure’s name and, in one sentence, what it counts. */
export const figures = {
  headline: {
    asked: { label: 'Questions', meaning: 'Questions des agents et des appels qui sont terminées, de quelque façon que ce soit.' },
    relevant: { label: 'Réponses pertinentes', meaning: 'Part des réponses avec au moins un résultat pertinent.' },
    cached: { label: 'Depuis le cache', meaning: 'Part des réponses servies depuis le cache.' },
    helpful: { label: 'Utiles', meaning: 'Part des suggestions évaluées qui ont été jugées utiles.' },
  },
  answered: { label: 'Avec réponse', meaning: 'Les trois premières ensemble : une réponse est arrivée, quel qu’en soit le contenu.' },
  outcomes: {
    PASS: { label: 'Réponse pertinente', meaning: 'Réponse avec au moins un résultat pertinent.' },
    FILTERED: { label: 'Tout écarté', meaning: 'Une réponse est arrivée, mais chaque résultat a été écarté.' },
    EMPTY: { label: 'Aucun résultat', meaning: 'Réponse sans aucun résultat.' },
    TIMEOUT: { label: 'Délai dépassé', meaning: 'Aucune réponse n’est arrivée dans le délai.' },
    ERROR: { label: 'Échec', meaning: 'Une erreur est arrivée au lieu d’une réponse, ou l’audit n’a pas pu être écrit.' },
    REJECTED: { label: 'Refusée', meaning: 'Non envoyée : trop courte, trop longue, ou trop de questions en attente.' },
    SUPERSEDED: { label: 'Remplacée', meaning: 'Une question plus récente de la même conversation a pris sa place dans la file.' },
    CANCELLED: { label: 'Annulée', meaning: 'L’agent l’a retirée avant la réponse.' },
  },
  withheld: {
    stale: { label: 'Trop ancien', meaning: 'Pas mis à jour depuis plus longtemps que les paramètres ne l’autorisent.' },
    'below-threshold': { label: 'Trop faible', meaning: 'En dessous de la confiance demandée.' },
    undated: { label: 'Sans date', meaning: 'Sans date, alors que les paramètres en exigent une.' },
    duplicate: { label: 'Doublon', meaning: 'Le même document était déjà dans la réponse.' },
    dismissed: { label: 'Ignoré', meaning: 'L’agent avait ignoré ce document dans cette conversation.' },
    invalid: { label: 'Illisible', meaning: 'Un résultat qui enfreint le protocole ou porte une date à venir.' },
    'no-id': { label: 'Sans identifiant', meaning: 'Sans identifiant : l’audit ne pourrait pas le nommer.' },
    'no-text': { label: 'Vide', meaning: 'Sans titre ni texte.' },
    'no-score': { label: 'Sans confiance', meaning: 'Sans indice de confiance lisible.' },
  },
  latency: {
    p50: { label: 'Médiane (p50)', meaning: 'La moitié des réponses sont arrivées dans ce délai après l’envoi.' },
    p95: { label: '95 % (p95)', meaning: '95 réponses sur 100 sont arrivées dans ce délai après l’envoi.' },
    p99: { label: '99 % (p99)', meaning: '99 réponses sur 100 sont arrivées dans ce délai après l’envoi.' },
  },
  feedback: {
    helpful: { label: 'Utiles', meaning: 'Suggestions jugées utiles, sauf avis retiré.' },
    'not-helpful': { label: 'Pas utiles', meaning: 'Suggestions jugées non utiles, sauf avis retiré.' },
    copied: { label: 'Copiées', meaning: 'Nombre de fois qu’une suggestion a été copiée.' },
    opened: { label: 'Ouvertes', meaning: 'Nombre de fois que l’article d’une suggestion a été ouvert, d’après le bureau.' },
    dismissed: { label: 'Ignorées', meaning: 'Suggestions ignorées, sauf si cela a été annulé.' },
    pinned: { label: 'Épinglées', meaning: 'Suggestions épinglées, sauf si cela a été annulé.' },
  },
  warmed: { label: 'Servies à l’avance', meaning: 'Réponses du cache déjà prêtes, car la question avait été posée à l’avance.' },
  warmStatus: {
    warm: { label: 'Prête', meaning: 'Sa réponse est dans le cache.' },
    warming: { label: 'En cours', meaning: 'Elle est en train d’être posée.' },
    waiting: { label: 'En attente', meaning: 'Elle sera posée quand deux places seront libres et que la connexion sera bonne.' },
    nothing: { label: 'Rien à afficher', meaning: 'Sa réponse ne contenait rien qui puisse être affiché ; elle sera reposée plus tard.' },
    failed: { label: 'Échec', meaning: 'Elle a été posée sans obtenir de réponse ; un nouvel essai suivra.' },
  },
} satisfies Translation<'fr'>['figures'];
