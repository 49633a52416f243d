import { describe, expect, it } from 'vitest';
import { maskPersonalData } from '../../../../src/main/assist/masking/mask';

/** A number that could be a telephone's, or a card's or an account's by its check digits, is called something else. */
const harmless: Readonly<Record<string, readonly string[]>> = {
  US: [
    'confirmation 2125551234', 'Ref. no. 4155550132', 'reference: 4155550132', 'booking ref 4155550132', 'PNR 4155550132', 'RMA#4155550132', 'case 4155550132', 'your case ID is 4155550132.',
    'claim number 4155550132', 'quote 4155550132', 'policy 4155550132', 'transaction 4155550132', 'enquiry 4155550132', 'job 4155550132', 'error 4155550132', 'meter reading 4155550132', 'AWB 4155550132',
    'acct 4155550132', 'customer ID 4155550132', 'employee number 4155550132', 'loyalty number 4155550132', 'coupon 4155550132', 'batch 4155550132 recall', 'invoice INV-2125551234', 'confirmation with code 2125551234',
    'orders 2125551234, 2125551235 and 2125551236', '2125551234 is my confirmation number', '2125551234 (order number)', 'my warranty number 4155550132', 'order 112-3456789-1234567', 'order number 114-7654321-7654321 is late',
    'barcode 5901234123457', 'EAN 5901234123457', 'UPC 012345678905', 'IMEI 356938035643809', 'serial number 2125551234', 'tracking number 9400 1111 8992 2385 7400 08', 'tracking 1Z999AA10123456784', 'ISBN 978-3-16-148410-0',
    'cannot reach 54.164.38.250', 'server 10.0.0.1:8080 is down', 'subnet 192.168.0.0/24', 'version 10.0.19045.3086', 'lat 52.520008, 13.404954', '2026-05-03 12:30:45', '01/02/2026 - 05/02/2026', 'timestamp 20260503123045', 'for $1,234,567.89',
    'sizes 5 6 7 8 9 10 11 12 13', 'gift card 6006 4912 3456 7890', 'card ending in 4242', 'card declined with code 05', 'order placed on 3 May 2026', 'offer expires 12/27', 'part 123-45-6789', 'cvv fails with error 500',
    'error 2010 CVV mismatch at checkout', 'security code 123456 by SMS', 'social security benefits 2026', 'was born in 1980', 'birthday offer 14.02.2026 to 20.02.2026', 'passport renewal takes 6 weeks', 'license key 1234567890',
    'look at example dot com', 'I ordered at amazon.com yesterday', 'is the website down at cuecard dot com', 'one of the two in twenty twenty six', 'refund the £3.50 at once. It cannot be added', '3 for 2 @ 4.50', 'follow @fernhollow.example',
  ],
  GB: ['reference number 07911 123456', 'policy number is 02079460958', 'parcel 07911123456 is lost'],
  DE: ['Rechnungsnr. 0301234567', 'Rechnungsnummer: 0301234567', 'Kd.-Nr. 0301234567', 'Vorgang 0301234567', 'Az. 0301234567', 'Auftrag Nr. 0301234567', 'Schadensnr. 0301234567', 'Garantienummer 0301234567', 'Meine Bestellnummer ist die 0301234567', '0301234567 ist meine Kundennummer', 'USt-IdNr. DE123456789', 'DHL 00340434161094042557', 'Firmware 3.5.18', 'gültig bis 12/27 ist der Gutschein'],
  FR: ['numéro de client 0612345678', 'numéro d’adhérent 0612345678', 'mon numéro de sociétaire 0612345678', 'facture n° 0612345678', 'réf. 0612345678', 'votre dossier 0612345678', 'n° client : 0612345678', 'Votre n° de suivi est le 0612345678', '0612345678 est mon numéro de client', 'commande 10986109009516058824', 'SIRET 73282932000074', 'la page ne charge pas, firmware 3.5.18'],
  ES: ['pedido 612345678', 'número de socio 612345678', 'número de expediente 912345678', 'localizador 612345678', 'nº de pedido: 612345678', 'incidencia 600712, abierta el 04/02/2026, sin respuesta', 'código de barras 8412345678905'],
  BR: ['protocolo 11987654321', 'número do protocolo: 11987654321', 'nota fiscal 1133224455', 'código de rastreio 11987654321', 'boleto 34191790010104351004791020150008291070026000', 'o IP 177.43.12.9 caiu'],
  JP: ['注文番号は09012345678です', 'ご注文番号「503-1234567-1234567」', 'お問い合わせ番号1234-5678-9012', '会員番号0312345678', '予約番号0901234567', '商品コード4901234567894', '〒100-0001', '2026年5月3日の10時に配達'],
  CN: ['订单号13812345678', '快递单号 13812345678'],
  KR: ['주문번호는 0212345678', '송장번호 01012345678'],
};

describe('a number that is nobody’s stays', () => {
  it.each(Object.entries(harmless).flatMap(([region, texts]) => texts.map((text) => [region, text] as const)))('in %s “%s”', (region, text) => {
    expect(maskPersonalData(text, { region })).toEqual({ text, masked: [], counts: {} });
  });
});
