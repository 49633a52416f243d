import type { LanguageWords } from './language-words';

export const english: LanguageWords = {
  names: {
    phone: `phone, phones, telephone, telephones, tel, mobile, mob, cell, cellphone, cell phone, landline, fax, whatsapp, signal, telegram, sms, text message
      phone number, contact number, contact, daytime number, evening number, home number, work number, office number, business number, direct number
      callback, call back, callback number, call back number, emergency number, emergency contact, direct line, direct dial, caller id, hotline, switchboard, extension`,
    call: 'call, calls, called, calling, caller, ring, rang, ringing, dial, dialled, dialed, text, texted, reach, reached, reachable',
    card: `card, cards, card number, card no, credit card, debit card, bank card, payment card, visa, mastercard, master card, amex, american express, maestro, discover
      diners, jcb, unionpay, pan, long card number, card details`,
    cvv: `cvv, cvv2, cvc, cvc2, cvn, csc, cid, security code, card security code, card verification code, card verification value, card code, verification value
      security number, three digits on the back, digits on the back, code on the back, number on the back, sec code, 3 digits on the back, 4 digits on the front, four digits on the front, back of the card, back of my card`,
    expiry: 'exp, expiry, expiry date, expires, expiring, expiration, expiration date, exp date, valid thru, valid through, valid until, valid to, good thru, good through',
    email: 'email, e mail, email address, mail, mail address',
    iban: 'iban, iban number, international bank account number',
    bank: `sort code, sortcode, routing number, routing, aba number, aba routing, bank account, bank account number, checking account, checking account number, checking, savings, current account
      savings account, account and sort code, bsb, transit number, bank details, direct debit account, direct deposit account, bank acct`,
    account: 'account, account number, acct, acct number, acc, a c, acc number, acc no, acct no, account no, a c no',
    ssn: `ssn, social security, social security number, social, social number, ss number, itin, taxpayer id, tax payer id, taxpayer identification, taxpayer identification number
      individual taxpayer identification number, tin, tax id, tax id number`,
    nino: 'nino, ni number, ni no, national insurance, national insurance number, nat ins, nat ins number, ni',
    id: `national id, national id number, id card, id card number, identity card, identity card number, national identity number, identity number, identification number, personal identification number, nhs number, nhs no, nhs
      sin number, social insurance number, social insurance, medicare number, medicare, tfn, tax file number, pps number, pps, ppsn, aadhaar, aadhaar number, aadhar, pan card, personal number, citizen number, resident id, alien number`,
    passport: 'passport, passport number, passport no, passport card',
    licence: `driving licence, driving license, driver licence, driver license, driver s license, driver s licence, drivers license, drivers licence, licence number, license number
      driving licence number, driver license number, dl, dl number, provisional licence`,
    birth: `dob, d o b, date of birth, birth date, birthdate, born, birth`,
    birthday: 'birthday, bday, b day',
    reference: `order, orders, ordered, order number, order id, order no, invoice, invoices, bill, bills, receipt, receipts, reference, references, ref, refs, confirmation, confirmations, tracking, track, tracked
      tracking number, parcel, parcels, package, packages, shipment, shipments, shipping, consignment, delivery, deliveries, waybill, awb, air waybill, ticket, tickets, incident, case, cases, booking, bookings, reservation, reservations
      itinerary, pnr, locator, record locator, serial, serials, serial number, s n, sn, article, item, items, sku, asin, model, product, products, part, ean, gtin, upc, isbn, issn, barcode, bar code, qr code
      voucher, vouchers, coupon, coupons, promo, promo code, promotion, discount code, gift card, gift cards, gift code, gift voucher, loyalty card, loyalty, reward card, rewards card, rewards, points card, points, membership card, store card, library card, sim card, sim, iccid, imei, imsi, eid, meid, mac address, device, device id, asset
      asset tag, zip, zip code, postal, postal code, postcode, post code, policy, policies, contract, contracts, agreement, claim, claims, quote, quotes, quotation, estimate, transaction, transactions, batch, lot, version, build, release, patch, kb, purchase, po, p o
      rma, return, returns, refund, refunds, exchange, payment, payments, payment reference, username, user name, vat, vat number, tax, request, requests, service request, sr, complaint, complaints, enquiry, inquiry, query, job, job number, work order
      application, application number, registration, registration number, reg, enrolment, enrollment, license key, licence key, product key, activation code, key, activation, authorisation, authorization, auth code, approval, approval code, transfer, deposit, donation
      meter, meter number, meter reading, reading, mpan, mprn, supply number, frequent flyer, frequent flyer number, flyer number, flight, seat, vin, chassis, engine number, plate, number plate, container, pallet, store, store number, shop number, branch, location, room
      document, file, form, record, entry, row, line item, id, ids, code, codes, otp, one time code, verification code, confirmation code, access code, passcode, password, pin, pin code, token, session, session id, log, log id, error, error code, event, hash, checksum, timestamp, epoch, unix time
      ip, ip address, ips, ipv4, server, servers, gateway, router, host, dns, subnet, netmask, firmware, port, url, website, site, web site, cost, costs, price, total, amount, balance, sum, salary, fee, population, score, counter, page, pages, isrc, lottery, article number, catalog number, catalogue number, style, style number, drawing, tariff, hs code, duns, employer id, ein, company number, charity number, crn, utr`,
    owner: 'customer, customers, client, clients, member, members, membership, user, users, employee, employees, staff, agent, student, patient, subscriber, vendor, supplier, dealer, partner, merchant, badge, payroll',
    person: `mother, mum, mom, father, dad, wife, husband, partner, daughter, son, sister, brother, neighbour, neighbor, friend, boss, manager, colleague, assistant, secretary, doctor, lawyer, driver, courier`,
  },
  links: `is, was, are, were, be, the, a, an, my, your, our, his, her, their, it, its, it s, that s, c, here, following, as, follows, new, old, current, correct, right, own, listed, given, used, ending, reads, says, and, under, please, which, that, this, these, ok, yes
    for the card, of the card, on the card, for this card, for that card, on the back, on the front, at the back, three digit, 3 digit, four digit, 4 digit, digits, digit, in full, full, same, number, numbers, has, would be, should be, will be`,
  reaches: 'me, us, him, her, them, on, at, under, via, back, with, using, by',
  number: 'number, numbers, no, nos, nr, num, numero, #, №, n, °, º',
  of: 'of, for',
  numbers: {
    ones: 'zero|oh|o|nought|naught|nil, one|won, two, three, four, five|fife, six, seven, eight|ate, nine|niner',
    teens: 'ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen',
    tens: 'twenty, thirty, forty|fourty, fifty, sixty, seventy, eighty, ninety',
    joined: ['{ten} {one}'],
    plurals: 'zeros=0, zeroes=0, ohs=0, ones=1, twos=2, threes=3, fours=4, fives=5, sixes=6, sevens=7, eights=8, nines=9',
    hundred: 'hundred',
    thousand: 'thousand',
    and: 'and',
    double: 'double, dbl',
    triple: 'triple, treble',
    times: 'times',
    ordinals: `first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, thirteenth, fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, nineteenth, twentieth
      twenty first, twenty second, twenty third, twenty fourth, twenty fifth, twenty sixth, twenty seventh, twenty eighth, twenty ninth, thirtieth, thirty first`,
  },
  fillers: `uh, um, uhm, ehm, mmm, erm, er, eh, ah, hmm, mm, then, and then, next, space, blank, gap, pause, followed by, so, like, you know, okay, ok, right, yes, yeah, sorry, wait, let me see, hang on, hold on, comma, period, full stop, new group, next group, next four, first four, last four, last four are, ends, ending, ends in, ends with, ending in, ending with, and ends, new line, slash, again, finally, lastly, i think, i mean, well`,
  and: 'and',
  signs: { at: 'at, at sign, at symbol', dot: 'dot, point, period, full stop', hyphen: 'dash, hyphen, minus', underscore: 'underscore, under score, underline', plus: 'plus' },
  months: 'january|jan, february|feb, march|mar, april|apr, may, june|jun, july|jul, august|aug, september|sept|sep, october|oct, november|nov, december|dec',
};
