import type { TopicsOf } from '../../translation';

export const settingTexts = {
  gateway: {
    transport: { label: 'Übertragung', help: 'Wie Genesys erreicht wird. „Öffentliche API“ gibt es in dieser Version nicht.' },
    orgUrl: { label: 'URL der Organisation', help: 'Die Adresse Ihrer Genesys-Organisation, etwa acme.example.com.' },
    clientId: { label: 'Client-ID', help: 'Der OAuth-Client, den Ihre Administration Ihnen gegeben hat.' },
    knowledgeSources: { label: 'Wissensdatenbanken', help: 'Welche Wissensdatenbanken gefragt werden und mit welcher Priorität (1 ist die höchste).' },
    maxResults: { label: 'Ergebnisse je Frage', help: 'Nach wie vielen Ergebnissen gefragt wird.' },
    confidenceThreshold: { label: 'Mindestzuverlässigkeit', help: 'Vorschläge unter dieser Zuverlässigkeit werden zurückgehalten.' },
    language: { label: 'Sprache der Fragen', help: 'Sprachkennung der Fragen und Artikel, etwa en-US.' },
    maxConcurrent: { label: 'Gleichzeitige Fragen', help: 'Wie viele Fragen auf einmal unterwegs sein dürfen.' },
    queryTimeoutMs: { label: 'Antwortfrist (ms)', help: 'Nach so vielen Millisekunden gilt eine Frage als unbeantwortet.' },
    sendQueryId: { label: 'Kennung der Frage senden', help: 'Nur für Gateways, die eine queryId annehmen und zurückgeben.' },
    extraCaFile: { label: 'Zusätzliche CA-Datei', help: 'Vollständiger Pfad einer PEM-Datei mit Zertifizierungsstellen, denen zusätzlich zu denen des Systems vertraut wird. Nur per Richtlinie.' },
  },
  freshness: {
    maxAgeDays: { label: 'Höchstalter (Tage)', help: 'Länger nicht aktualisierte Artikel werden zurückgehalten.' },
    unknownAge: { label: 'Artikel ohne Datum', help: 'Zurückhalten oder mit „Alter unbekannt“ anzeigen.' },
  },
  cache: {
    enabled: { label: 'Antworten aufbewahren', help: 'Eine schon gestellte Frage sofort beantworten und im Hintergrund erneut stellen, wenn die Antwort älter wird.' },
    maxEntries: { label: 'Aufbewahrte Antworten', help: 'Wie viele Antworten im Arbeitsspeicher bleiben; die am längsten nicht benutzten entfallen zuerst.' },
    maxAgeSeconds: { label: 'Antwort aufbewahren für (s)', help: 'Nach so vielen Sekunden wird eine Antwort neu erfragt.' },
    warmList: { label: 'Vorab gestellte Fragen', help: 'Fragen, deren Antworten geholt werden, bevor jemand fragt.' },
    warmRecent: { label: 'Häufige Fragen vorab', help: 'Wie viele der zuletzt am häufigsten gestellten Fragen ebenfalls bereitgehalten werden.' },
  },
  masking: {
    kinds: { label: 'Maskierte persönliche Daten', help: 'Welche Arten persönlicher Daten in einer Frage maskiert werden, bevor sie irgendwohin geht. Nur per Richtlinie.' },
  },
  audit: {
    maxFileBytes: { label: 'Größe einer Audit-Datei (Byte)', help: 'Bevor eine Audit-Datei über so viele Byte wächst, beginnt eine neue. Nur per Richtlinie.' },
    retentionDays: { label: 'Audit aufbewahren (Tage)', help: 'Audit-Dateien von länger zurückliegenden Tagen werden gelöscht. Nur per Richtlinie.' },
    onFailure: { label: 'Wenn das Audit nicht geschrieben werden kann', help: 'Vorschläge zurückhalten oder ohne Eintrag anzeigen. Nur per Richtlinie.' },
  },
  notifications: {
    enabled: { label: 'Benachrichtigungen', help: 'Bei einem neuen Vorschlag eine Desktop-Benachrichtigung zeigen, solange das Fenster nicht den Fokus hat.' },
    sound: { label: 'Ton', help: 'Den Desktop zu einer Benachrichtigung seinen Ton abspielen lassen. Fenster und Infobereich zeigen Neues in jedem Fall.' },
    otherConversations: { label: 'Antworten für andere Konversationen', help: 'Was für eine andere Konversation kommt als die, in der Sie zuletzt fragten: dem Fenster überlassen oder benachrichtigen.' },
    quietHours: { label: 'Ruhezeit', help: 'Keine Benachrichtigungen zwischen den beiden Zeiten unten, und ein verborgenes Fenster bleibt verborgen.' },
    quietFrom: { label: 'Ruhe ab', help: 'Wann die Ruhezeit beginnt, nach der Uhr dieses Computers.' },
    quietTo: { label: 'Ruhe bis', help: 'Wann sie endet: am nächsten Tag, wenn das vor dem Beginn liegt; zweimal dieselbe Zeit gilt den ganzen Tag.' },
  },
  outbox: {
    webhooks: { label: 'Webhooks', help: 'Adressen, an die geprüfte Antworten und Bewertungen gesendet werden. Nur per Richtlinie.' },
    folder: { label: 'Ordner', help: 'Vollständiger Pfad eines Ordners, in dem jede davon als JSON-Datei abgelegt wird. Nur per Richtlinie.' },
    maxEvents: { label: 'Aufbewahrte Ereignisse', help: 'Wie viele Ereignisse auf diesem Computer warten dürfen; danach entfällt das älteste. Nur per Richtlinie.' },
    maxMegabytes: { label: 'Aufbewahrte Megabyte', help: 'Wie viele MiB sie einnehmen dürfen; danach entfällt das älteste. Nur per Richtlinie.' },
    deadLetterAfterHours: { label: 'Aufgeben nach (Stunden)', help: 'Nach so vielen erfolglosen Stunden wird ein Ereignis beiseitegelegt. Nur per Richtlinie.' },
  },
  window: {
    mode: { label: 'Größe', help: 'Ein Streifen mit einem Vorschlag am Bildschirmrand, ein Fenster oder Vollbild.' },
    language: { label: 'Sprache', help: 'Die Sprache von Cuecard selbst: die des Computers oder eine der aufgeführten.' },
    theme: { label: 'Farbschema', help: 'Hell, dunkel oder wie der Desktop. Hoher Kontrast ist Sache des Desktops und geht vor.' },
    alwaysOnTop: { label: 'Immer im Vordergrund', help: 'Das Fenster über dem Softphone halten.' },
    hideFromCapture: { label: 'Vor Bildschirmaufnahmen verbergen', help: 'Das Fenster aus Bildern, Aufnahmen und geteilten Bildschirmen auslassen. Nur Windows und macOS.' },
    opacity: { label: 'Deckkraft', help: 'Wie deckend das Fenster ist, solange es weder benutzt wird noch der Zeiger darauf steht, 0,4 bis 1. Nur Windows und macOS.' },
    shortcut: { label: 'Tastenkürzel zum Fragen', help: 'Tasten, die das Feld aus jedem Programm öffnen, etwa Control+Shift+Space; leer für keine.' },
    singleKeys: {
      label: 'Tasten ohne Strg',
      help: 'Tasten, die überall wirken: / führt zum Suchfeld, C kopiert und O öffnet, was der Streifen zeigt. Ausgeschaltet kann eine Spracheingabe sie nicht versehentlich drücken.',
    },
    links: { label: 'Links aus anderen Programmen', help: 'Was mit der Frage eines cuecard:-Links geschieht: nichts tun, sie anbieten oder sofort fragen.' },
  },
  app: {
    restartAfterCrash: { label: 'Nach einem Absturz neu starten', help: 'Startet Cuecard nach einem unerwarteten Ende neu, höchstens dreimal in zehn Minuten. Im Paket an; nicht unter Windows.' },
    allowUserDataDir: { label: 'Profilordner nach Wahl des Startenden', help: 'Wer Cuecard startet, darf mit --user-data-dir den Profilordner wählen. Nur per Richtlinie.' },
  },
} satisfies TopicsOf<'de', 'settingTexts'>['settingTexts'];
