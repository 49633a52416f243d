import type { LanguageWords } from './language-words';

/** Names in languages that Cuecard doesn't speak, but customers do; neither spoken numbers nor dates. */
export const otherLanguages: LanguageWords = {
  names: {
    phone: `telefono, cellulare, telefoon, telefoonnummer, mobiel, mobiele nummer, gsm, 电话, 電話, 电话号码, 手机, 手機, 手机号, 手机号码, 手機號碼, 联系方式, 联系电话, 座机, 전화번호, 전화, 휴대폰, 휴대전화, 핸드폰, 연락처, 폰번호, เบอร์โทร, เบอร์โทรศัพท์, โทรศัพท์, เบอร์มือถือ, เบอร์, โทร
      телефон, мобильный, номер телефона, тел, هاتف, رقم الهاتف, جوال, موبايل, फोन, मोबाइल, फ़ोन, τηλέφωνο, κινητό, điện thoại, telepon, numer telefonu, telefonu, komórka, puhelin, matkapuhelin, mobilnummer, telefonnummer`,
    call: 'chiamare, chiamami, bellen, bel, zadzwoń, позвоните, звоните, 打, 拨打, 致电',
    card: 'carta di credito, numero di carta, creditcard, 信用卡, 信用卡号, 银行卡, 银行卡号, 卡号, 신용카드, 카드번호, 체크카드, บัตรเครดิต, หมายเลขบัตร',
    expiry: '有效期, 到期, 유효기간, วันหมดอายุ',
    cvv: '安全码, 验证码CVV, 보안코드, codice di sicurezza',
    iban: 'iban',
    bank: 'conto corrente, conto bancario, rekeningnummer, bankrekening, 银行账号, 银行账户, 계좌번호, 계좌, เลขบัญชี',
    id: `codice fiscale, carta d identità, bsn, burgerservicenummer, rijksregisternummer, pesel, personnummer, fødselsnummer, cpr nummer, cpr, henkilötunnus, 身份证, 身份证号, 身份证号码, 주민등록번호, 주민번호, 외국인등록번호, เลขบัตรประชาชน, บัตรประชาชน, tc kimlik, kimlik numarası, amka, снилс, инн, паспортные данные`,
    passport: 'passaporto, paspoort, paspoortnummer, 护照, 护照号, 護照, 여권번호, 여권, หนังสือเดินทาง, паспорт, paszport',
    licence: 'patente, patente di guida, rijbewijs, 驾驶证, 驾照, 운전면허, ใบขับขี่',
    birth: 'nato, nata, data di nascita, geboren op, geboortedatum, 出生, 出生日期, 生日, 생년월일, 생일, วันเกิด, дата рождения, data urodzenia',
    reference: `ordine, ordini, fattura, fatture, spedizione, prenotazione, pratica, riferimento, codice cliente, numero cliente, tracciamento, pacco, codice, contratto, polizza, bestelling, bestelnummer, ordernummer, factuur, factuurnummer, pakket, klantnummer, referentie, referentienummer, boeking, zending
      订单, 订单号, 訂單, 订单编号, 快递, 快递单号, 运单号, 运单, 单号, 发票, 发票号, 参考号, 客户号, 客户编号, 会员号, 会员, 预订号, 预约号, 确认号, 序列号, 条形码, 型号, 邮编, 编号, 合同号, 工单, 工单号, 金额, 验证码, 密码
      주문번호, 주문, 송장번호, 송장, 운송장번호, 운송장, 예약번호, 예약, 고객번호, 회원번호, 접수번호, 문의번호, 영수증, 인보이스, 일련번호, 시리얼, 바코드, 모델명, 모델, 우편번호, 계약번호, 증권번호, 참조번호, 확인번호, 인증번호, 비밀번호, 금액, 상품번호, 제품번호
      หมายเลขคำสั่งซื้อ, คำสั่งซื้อ, เลขที่ใบแจ้งหนี้, ใบแจ้งหนี้, เลขพัสดุ, พัสดุ, หมายเลขติดตาม, เลขอ้างอิง, หมายเลขลูกค้า, รหัสลูกค้า, หมายเลขการจอง, รหัส, ออเดอร์
      заказ, номер заказа, счет, договор, zamówienie, numer zamówienia, faktura, zamówienia, przesyłka, tilaus, tilausnumero, ordrenummer, ordrenr, sipariş, sipariş numarası`,
    owner: '客户, 고객, ลูกค้า, cliente, klant',
  },
  links: 'è, il, lo, la, mio, mia, het, de, een, mijn, en, e, van, o, αριθμός',
  reaches: 'mi, ci, op, al',
  number: 'numero, nummer, 号码, 號碼, 号, 번호, หมายเลข, เลข, номер, رقم, nr',
  of: 'di, del, van',
  numbers: null,
  fillers: '',
  and: '',
  signs: { at: 'chiocciola, apenstaartje, 골뱅이, 艾特, собака', dot: 'punto, punt, 点, 닷, 쩜, точка', hyphen: 'trattino, streepje, 杠, 横杠, 하이픈, 다시', underscore: 'trattino basso, 下划线, 언더바', plus: 'più, 加' },
  months: `gennaio|januari|januar|styczeń|stycznia, febbraio|februari|februar|luty|lutego, marzo|maart|marts|marca, aprile|april|kwietnia, maggio|mei|maj|maja, giugno|juni|czerwca, luglio|juli|lipca, agosto|augustus|sierpnia, settembre|september|września, ottobre|oktober|października, novembre|november|listopada, dicembre|december|grudnia`,
};
