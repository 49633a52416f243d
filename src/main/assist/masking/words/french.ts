import type { LanguageWords } from './language-words';

export const french: LanguageWords = {
  names: {
    phone: `téléphone, tél, tel, portable, mobile, fixe, fax, numéro de téléphone, n de téléphone, numéro de portable, numéro de mobile, numéro de fixe, ligne directe, whatsapp, sms, téléphone portable, gsm, natel, contact, standard, rappel, numéro d urgence`,
    call: 'appeler, appelez, appelle, appel, appelé, rappeler, rappelez, rappelé, joindre, joignable, contacter, contactez, composer, composez, texto',
    card: 'carte, cartes, cb, carte bancaire, carte bleue, carte de crédit, carte de paiement, numéro de carte, numéro de carte bancaire, visa, mastercard, amex, american express',
    cvv: 'cvv, cvc, cvv2, cryptogramme, cryptogramme visuel, crypto, code de sécurité, code sécurité, code de vérification, code au dos, code au dos de la carte, numéro au dos, code sécu, code secu, trois chiffres au dos, chiffres au dos, code cvv, code cvc',
    expiry: 'expire, expire le, expire en, expire fin, expiration, date d expiration, date de validité, valable jusqu au, valable jusqu en, valide jusqu au, validité, exp',
    email: 'mail, e mail, email, courriel, adresse mail, adresse e mail, adresse électronique, mél, adresse email',
    iban: 'iban, numéro iban',
    bank: 'rib, compte bancaire, numéro de compte bancaire, compte courant, coordonnées bancaires, code banque, code guichet, clé rib, relevé d identité bancaire',
    account: 'compte, numéro de compte, n de compte, no de compte',
    id: `numéro de sécurité sociale, sécurité sociale, numéro de sécu, sécu, nir, numéro insee, carte vitale, numéro d identité, carte d identité, numéro de carte d identité, cni, numéro fiscal, numéro national, registre national, titre de séjour, numéro de sécurité sociale français, avs, numéro avs, numéro de la sécurité sociale`,
    passport: 'passeport, numéro de passeport, n de passeport, numéro du passeport',
    licence: 'permis, permis de conduire, numéro de permis, numéro de permis de conduire',
    birth: 'né, née, née le, né le, né en, né à, date de naissance, naissance, ddn',
    birthday: 'anniversaire',
    reference: `commande, commandes, numéro de commande, n de commande, facture, factures, numéro de facture, référence, références, réf, suivi, numéro de suivi, colis, livraison, expédition, bordereau, dossier, dossiers, numéro de dossier, contrat, contrats, numéro de contrat, réclamation, ticket, tickets, incident, réservation, réservations, confirmation, billet
      série, numéro de série, imei, modèle, produit, article, articles, code barre, code barres, ean, gtin, isbn, bon, bon d achat, bon de réduction, chèque cadeau, carte cadeau, carte de fidélité, carte fidélité, fidélité, carte sim, code promo, code postal, cp, police, numéro de police, sinistre, devis, transaction, virement, paiement, lot, version, retour, remboursement, avoir, reçu
      identifiant, mot de passe, code pin, pin, tva, numéro de tva, siret, siren, naf, demande, plainte, compteur, pdl, prm, pce, relevé, index, magasin, agence, vol, siège, immatriculation, plaque, châssis, vin, document, fichier, code, codes, session, erreur, code erreur, code d erreur, ip, adresse ip, serveur, port, montant, prix, total, somme, id, prêt, crédit, mandat, rum, ics, affaire, bon de commande, bon de livraison, autorisation`,
    owner: 'client, clients, cliente, numéro client, numéro de client, n client, code client, compte client, espace client, membre, adhérent, adhérente, abonné, abonnée, utilisateur, utilisatrice, employé, matricule, fournisseur, assuré, étudiant, patient, sociétaire',
    person: 'mère, père, mari, femme, fille, fils, soeur, sœur, frère, voisin, voisine, ami, amie, patron, collègue, médecin, avocat, conjoint, épouse, maman, papa',
  },
  links: `est, était, sont, le, la, les, l, un, une, mon, ma, mes, votre, vos, notre, son, sa, c, ce, cet, cette, voici, qui, et, de, du, d, à, nouveau, nouvelle, ancien, actuel, bon, bonne, suivant, suivante, au dos, de la carte, de ma carte, se termine, svp, pour, je suis, suis`,
  reaches: 'avec, par, moi, nous, lui, au, sur',
  number: 'numéro, numéros, num, n, no, nr, #, №',
  of: 'de, du, d, des, de la, de l',
  numbers: {
    ones: 'zéro|zero, un|une, deux, trois, quatre, cinq, six, sept, huit, neuf',
    teens: 'dix, onze, douze, treize, quatorze, quinze, seize, dix sept, dix huit, dix neuf',
    tens: 'vingt, trente, quarante, cinquante, soixante, septante, huitante|octante, nonante',
    joined: ['{ten} {one}', '{ten} et {one}'],
    others: `soixante dix=70, soixante et onze=71, soixante onze=71, soixante douze=72, soixante treize=73, soixante quatorze=74, soixante quinze=75, soixante seize=76, soixante dix sept=77, soixante dix huit=78, soixante dix neuf=79
      quatre vingt=80, quatre vingts=80, quatre vingt un=81, quatre vingt deux=82, quatre vingt trois=83, quatre vingt quatre=84, quatre vingt cinq=85, quatre vingt six=86, quatre vingt sept=87, quatre vingt huit=88, quatre vingt neuf=89
      quatre vingt dix=90, quatre vingt onze=91, quatre vingt douze=92, quatre vingt treize=93, quatre vingt quatorze=94, quatre vingt quinze=95, quatre vingt seize=96, quatre vingt dix sept=97, quatre vingt dix huit=98, quatre vingt dix neuf=99`,
    hundred: 'cent, cents',
    thousand: 'mille',
    and: '',
    double: 'double, deux fois, deux fois le',
    triple: 'triple, trois fois, trois fois le',
    times: 'fois, fois le',
    ordinals: 'premier',
  },
  fillers: 'clé, euh, ah, hein, mmm, heu, hum, bah, ben, alors, puis, et puis, ensuite, après, et ensuite, espace, blanc, pause, virgule, attendez, voilà, donc, oui, enfin, je crois, et enfin, pour finir, se termine par, les quatre derniers, quatre derniers, point, slash, barre, encore',
  and: 'et',
  signs: { at: 'arobase, arobas, arrobase, a commercial, at, chez', dot: 'point, dot', hyphen: 'tiret, trait d union, moins, tiret du six, tiret du 6', underscore: 'underscore, tiret bas, souligné, tiret du huit, tiret du 8', plus: 'plus' },
  months: 'janvier|janv, février|févr, mars, avril|avr, mai, juin, juillet|juil, août|aout, septembre|sept, octobre|oct, novembre|nov, décembre|déc',
};
