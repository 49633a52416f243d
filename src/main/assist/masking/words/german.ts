import type { LanguageWords } from './language-words';

export const german: LanguageWords = {
  names: {
    phone: `telefon, telefonnummer, tel, handy, handynummer, mobil, mobilnummer, mobiltelefon, mobilfunknummer, rufnummer, rückrufnummer, festnetz, festnetznummer, durchwahl, fax, faxnummer, telefonnr, handynr, tel nr
      whatsapp, sms, kontaktnummer, privatnummer, dienstnummer, geschäftsnummer, hotline, notfallnummer, notrufnummer, rückruf`,
    call: 'anrufen, anruf, angerufen, ruf, rufen, rufe, ruft, zurückrufen, erreichen, erreichbar, erreiche, telefonisch, wählen, gewählt, kontaktieren',
    card: 'karte, kartennummer, kartennr, kreditkarte, kreditkartennummer, debitkarte, bankkarte, zahlungskarte, girocard, ec karte, visa, visakarte, mastercard, amex, maestro, kartendaten',
    cvv: 'cvv, cvc, cvv2, cvc2, prüfziffer, prüfnummer, kartenprüfnummer, kartenprüfziffer, sicherheitscode, sicherheitsnummer, kartenprüfcode, prüfcode, rückseite, code auf der rückseite, nummer auf der rückseite, drei ziffern, ziffern hinten',
    expiry: 'gültig bis, ablaufdatum, läuft ab, läuft, ablaufen, verfallsdatum, gültigkeit, ablauf, gültig, verfall, abgelaufen',
    email: 'e mail, email, mail, e mail adresse, mailadresse, emailadresse, mailanschrift',
    iban: 'iban, iban nummer, ibannummer',
    bank: 'kontonummer, kontonr, konto nr, konto nummer, bankkonto, girokonto, sparkonto, bankleitzahl, blz, bankverbindung, konto bei der, konto',
    ssn: '',
    id: `steuer id, steueridentifikationsnummer, steuerid, steuer identifikationsnummer, steuernummer, idnr, steuerliche identifikationsnummer, steuer nr, personalausweis, personalausweisnummer, ausweisnummer, ausweis, ausweis nr
      sozialversicherungsnummer, rentenversicherungsnummer, sv nummer, svnr, versichertennummer, krankenversichertennummer, krankenkassennummer, ahv, ahv nummer, identitätskarte, aufenthaltstitel`,
    passport: 'pass, reisepass, reisepassnummer, passnummer, pass nr, reisepass nr',
    licence: 'führerschein, führerscheinnummer, führerschein nr',
    birth: 'geboren, geburtsdatum, geb, geburtsdaten',
    birthday: 'geburtstag, geburtstags',
    reference: `bestellung, bestellungen, bestellnummer, bestellnr, bestell nr, bestell nummer, auftrag, auftrags, auftragsnummer, rechnung, rechnungs, rechnungen, rechnungsnummer, rechnungsnr, sendung, sendungs, sendungsnummer, sendungsverfolgung, tracking, paket, pakete, paketnummer, lieferung
      lieferschein, artikel, artikelnummer, vorgang, vorgangs, vorgangsnummer, vertrag, vertrags, vertragsnummer, ticket, ticketnummer, fall, fallnummer, referenz, referenznummer, ref, aktenzeichen, az, buchung, buchungs, buchungsnummer, buchungscode, reservierung, reservierungs, bestätigung, bestätigungs, bestätigungsnummer
      seriennummer, seriennr, gerätenummer, imei, modell, modellnummer, produkt, produktnummer, ean, gtin, isbn, barcode, strichcode, gutschein, gutscheincode, gutscheinnummer, geschenkkarte, kundenkarte, bonuskarte, plz, postleitzahl, police, versicherungsschein, versicherungsnummer, schaden, schadensnummer, schadennummer, angebot, angebots, angebotsnummer
      transaktion, transaktions, transaktionsnummer, zahlung, zahlungsreferenz, verwendungszweck, charge, chargennummer, version, build, retoure, retouren, retourennummer, rückgabe, rücksendung, erstattung, gutschrift, beleg, belegnummer, quittung, benutzername, pin, passwort, ust, ust id, ust idnr, ust id nr, umsatzsteuer, umsatzsteuer identifikationsnummer, umsatzsteuer id, handelsregister, hrb, anfrage, beschwerde, reklamation
      antrag, antragsnummer, zähler, zählernummer, zählerstand, marktlokation, stand, filiale, filialnummer, flug, kennzeichen, fahrgestellnummer, dokument, datei, code, codes, bestätigungscode, sitzung, fehler, fehlercode, ip, ip adresse, server, port, adresse, betrag, summe, preis, gesamt, kosten, id, zahlencode, mandatsreferenz, gläubiger id, sim, simkarte, kassenzeichen, matrikelnummer`,
    owner: 'kunde, kunden, kundin, kundennummer, kundennr, kd, mitglied, mitglieds, mitgliedsnummer, mitarbeiter, personalnummer, benutzer, nutzer, teilnehmer, partner, lieferant, kundenkonto, debitor',
    person: 'mutter, vater, frau, mann, tochter, sohn, schwester, bruder, nachbar, nachbarin, chef, chefin, kollege, kollegin, freund, freundin, arzt, anwalt',
  },
  links: `ist, sind, war, lautet, lauten, die, der, das, den, dem, mein, meine, meiner, meinem, ihr, ihre, sein, seine, unser, unsere, es, und, wie, folgt, neue, neuer, alte, aktuelle, richtige, hier, bitte, ich, bin, also, am, auf, vom, dreistellige, dreistelliger, der karte, auf der rückseite, zur karte`,
  reaches: 'mit, per, mich, uns, ihn, sie, auf, unter, unter der, an',
  number: 'nummer, nummern, nr, num, #, №',
  of: 'von, vom, der, des',
  numbers: {
    ones: 'null, eins|ein|eine|einz, zwei|zwo, drei, vier, fünf|fuenf|fuffe, sechs, sieben, acht, neun',
    teens: 'zehn, elf, zwölf|zwoelf, dreizehn, vierzehn, fünfzehn|fuenfzehn, sechzehn, siebzehn, achtzehn, neunzehn',
    tens: 'zwanzig, dreißig|dreissig, vierzig, fünfzig|fuenfzig, sechzig, siebzig, achtzig, neunzig',
    joined: ['{one}und{ten}', '{one} und {ten}', '{one} und{ten}', '{one}und {ten}'],
    plurals: 'nullen=0, einsen=1, zweien=2, dreien=3, vieren=4, fünfen=5, sechsen=6, siebenen=7, achten=8, neunen=9',
    hundred: 'hundert',
    thousand: 'tausend',
    compounds: 'one-word',
    and: 'und',
    double: 'doppel, doppelt, doppelte, zweimal, zweimal die',
    triple: 'dreifach, dreimal, dreimal die',
    times: 'mal, mal die',
    ordinals: `erster|ersten|erste, zweiter|zweiten|zweite, dritter|dritten|dritte, vierter|vierten|vierte, fünfter|fünften|fünfte, sechster|sechsten|sechste, siebter|siebten|siebte, achter|achten|achte, neunter|neunten|neunte, zehnter|zehnten|zehnte
      elfter|elften|elfte, zwölfter|zwölften|zwölfte, dreizehnter|dreizehnten, vierzehnter|vierzehnten, fünfzehnter|fünfzehnten, sechzehnter|sechzehnten, siebzehnter|siebzehnten, achtzehnter|achtzehnten, neunzehnter|neunzehnten, zwanzigster|zwanzigsten
      einundzwanzigster|einundzwanzigsten, zweiundzwanzigster|zweiundzwanzigsten, dreiundzwanzigster|dreiundzwanzigsten, vierundzwanzigster|vierundzwanzigsten, fünfundzwanzigster|fünfundzwanzigsten, sechsundzwanzigster|sechsundzwanzigsten, siebenundzwanzigster|siebenundzwanzigsten, achtundzwanzigster|achtundzwanzigsten, neunundzwanzigster|neunundzwanzigsten, dreißigster|dreißigsten, einunddreißigster|einunddreißigsten`,
  },
  fillers: 'äh, ähm, ehm, mmm, ah, öh, öhm, hm, mh, dann, und dann, danach, weiter, also, ja, moment, pause, leerzeichen, komma, punkt, ich glaube, dann noch, am ende, zuletzt, die letzten vier, letzte vier, die ersten vier, endet auf, und am ende, und zum schluss, zum schluss, nochmal, genau, schrägstrich, warte',
  and: 'und',
  signs: { at: 'ät, aet, klammeraffe, at, at zeichen', dot: 'punkt, dot', hyphen: 'bindestrich, minus, strich, minuszeichen', underscore: 'unterstrich, underscore', plus: 'plus' },
  months: 'januar|jänner|jan, februar|feb, märz|mär|maerz, april|apr, mai, juni|jun, juli|jul, august|aug, september|sept|sep, oktober|okt, november|nov, dezember|dez',
};
