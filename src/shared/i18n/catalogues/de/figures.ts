import type { TopicsOf } from '../../translation';

export const figures = {
  headline: {
    asked: { label: 'Gefragt', meaning: 'Abgeschlossene Fragen von Agenten und aus Anrufen, gleich mit welchem Ausgang.' },
    relevant: { label: 'Passende Antworten', meaning: 'Anteil der Antworten mit mindestens einem passenden Ergebnis.' },
    cached: { label: 'Aus dem Cache', meaning: 'Anteil der Antworten, die aus dem Cache kamen.' },
    helpful: { label: 'Hilfreich', meaning: 'Anteil der bewerteten Vorschläge, die als hilfreich bewertet wurden.' },
  },
  answered: { label: 'Beantwortet', meaning: 'Die ersten drei zusammen: Es kam eine Antwort, gleich was darin stand.' },
  outcomes: {
    PASS: { label: 'Passende Antwort', meaning: 'Beantwortet mit mindestens einem passenden Ergebnis.' },
    FILTERED: { label: 'Alles zurückgehalten', meaning: 'Beantwortet, aber jedes Ergebnis wurde zurückgehalten.' },
    EMPTY: { label: 'Nichts gefunden', meaning: 'Beantwortet ohne ein Ergebnis.' },
    TIMEOUT: { label: 'Zeitüberschreitung', meaning: 'Vor Ablauf der Frist kam keine Antwort.' },
    ERROR: { label: 'Fehlgeschlagen', meaning: 'Statt einer Antwort kam ein Fehler, oder das Audit konnte nicht geschrieben werden.' },
    REJECTED: { label: 'Abgelehnt', meaning: 'Nicht gesendet: zu kurz, zu lang, oder zu viele warteten.' },
    SUPERSEDED: { label: 'Ersetzt', meaning: 'Eine neuere Frage derselben Konversation nahm ihren Platz in der Reihe ein.' },
    CANCELLED: { label: 'Abgebrochen', meaning: 'Zurückgenommen, bevor sie beantwortet war.' },
  },
  withheld: {
    stale: { label: 'Zu alt', meaning: 'Länger nicht aktualisiert, als die Einstellungen erlauben.' },
    'below-threshold': { label: 'Zu schwach', meaning: 'Unter der verlangten Zuverlässigkeit.' },
    undated: { label: 'Undatiert', meaning: 'Ohne Datum, obwohl die Einstellungen eines verlangen.' },
    duplicate: { label: 'Doppelt', meaning: 'Dasselbe Dokument war schon in der Antwort.' },
    dismissed: { label: 'Verworfen', meaning: 'Das Dokument war in dieser Konversation verworfen worden.' },
    invalid: { label: 'Unlesbar', meaning: 'Ein Ergebnis, das nicht dem vereinbarten Format entspricht oder ein Datum in der Zukunft trägt.' },
    'no-id': { label: 'Ohne Kennung', meaning: 'Ohne Kennung, sodass das Audit es nicht benennen könnte.' },
    'no-text': { label: 'Leer', meaning: 'Ohne Titel und ohne Text.' },
    'no-score': { label: 'Unbewertet', meaning: 'Ohne lesbare Zuverlässigkeit.' },
  },
  latency: {
    p50: { label: 'Median (p50)', meaning: 'Die Hälfte der Antworten kam innerhalb dieser Zeit nach dem Senden.' },
    p95: { label: '95 % (p95)', meaning: '95 von 100 Antworten kamen innerhalb dieser Zeit nach dem Senden.' },
    p99: { label: '99 % (p99)', meaning: '99 von 100 Antworten kamen innerhalb dieser Zeit nach dem Senden.' },
  },
  feedback: {
    helpful: { label: 'Hilfreich', meaning: 'Als hilfreich bewertete Vorschläge, sofern nicht zurückgenommen.' },
    'not-helpful': { label: 'Nicht hilfreich', meaning: 'Als nicht hilfreich bewertete Vorschläge, sofern nicht zurückgenommen.' },
    copied: { label: 'Kopiert', meaning: 'Wie oft ein Vorschlag kopiert wurde.' },
    opened: { label: 'Geöffnet', meaning: 'Wie oft der Artikel eines Vorschlags geöffnet wurde, soweit der Desktop es gesagt hat.' },
    dismissed: { label: 'Verworfen', meaning: 'Verworfene Vorschläge, sofern nicht zurückgenommen.' },
    pinned: { label: 'Angeheftet', meaning: 'Angeheftete Vorschläge, sofern nicht zurückgenommen.' },
  },
  warmed: { label: 'Vorab bereit', meaning: 'Antworten aus dem Cache, die da waren, weil vorab gefragt worden war.' },
  warmStatus: {
    warm: { label: 'Bereit', meaning: 'Ihre Antwort ist im Cache.' },
    warming: { label: 'Wird gefragt', meaning: 'Sie wird gerade gestellt.' },
    waiting: { label: 'Wartet', meaning: 'Sie wird gestellt, wenn zwei Plätze frei sind und die Verbindung stabil ist.' },
    nothing: { label: 'Nichts anzuzeigen', meaning: 'Ihre Antwort enthielt nichts, was angezeigt werden darf; die Frage wird später erneut gestellt.' },
    failed: { label: 'Fehlgeschlagen', meaning: 'Sie wurde gestellt und nicht beantwortet; ein neuer Versuch folgt.' },
  },
} satisfies TopicsOf<'de', 'figures'>['figures'];
