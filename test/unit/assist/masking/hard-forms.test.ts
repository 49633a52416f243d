import { describe, expect, it } from 'vitest';
import { maskPersonalData } from '../../../../src/main/assist/masking/mask';

type Row = readonly [region: string, written: string, left: string];

function masksEach(rows: readonly Row[]): void {
  it.each(rows)('in %s “%s”', (region, written, left) => {
    const once = maskPersonalData(written, { region }).text;
    expect(once).toBe(left);
    expect(maskPersonalData(once, { region }).text).toBe(once);
  });
}

describe('letters of scripts without blanks are no part of a number', () => {
  masksEach([
    ['JP', '電話番号は090-1234-5678です', '電話番号は[phone number]です'],
    ['CN', '手机号13812345678，收不到', '手机号[phone number]，收不到'],
    ['KR', '010-1234-5678입니다', '[phone number]입니다'],
    ['TH', 'เบอร์โทร0812345678ค่ะ', 'เบอร์โทร[phone number]ค่ะ'],
    ['LA', 'ໂທ 020 55 123 456ເດີ', 'ໂທ [phone number]ເດີ'],
    // Whatever language the questions have, the letters tell where somebody is at home.
    ['US', '折り返し03-1234-5678へ', '折り返し[phone number]へ'],
    ['US', '我的电话是138 1234 5678', '我的电话是[phone number]'],
    ['US', '휴대폰은 010 1234 5678이에요', '휴대폰은 [phone number]이에요'],
    ['JP', 'カード番号4111-1111-1111-1111です', 'カード番号[card number]です'],
    ['JP', '口座はDE89370400440532013000です', '口座は[IBAN]です'],
  ]);
});

describe('signs that part digits elsewhere, and digits of other scripts', () => {
  masksEach([
    ['JP', '090ー1234ー5678', '[phone number]'],
    ['JP', '090・1234・5678', '[phone number]'],
    ['US', '090ー1234ー5678', '[phone number]'],
    ['JP', '090ｰ1234ｰ5678', '[phone number]'],
    ['JP', '090･1234･5678', '[phone number]'],
    ['JP', '090一1234一5678', '[phone number]'],
    ['JP', '０９０－１２３４－５６７８', '[phone number]'],
    ['US', '4111—1111–1111‑1111', '[card number]'],
    ['US', '4111•1111•1111•1111', '[card number]'],
    ['US', '٤١١١ ١١١١ ١١١١ ١١١١', '[card number]'],
    ['IN', 'फोन ९८७६५४३२१०', 'फोन [phone number]'],
    ['GB', 'mobile 07911 O12345', 'mobile [phone number]'],
    ['US', '4️⃣1️⃣1️⃣1️⃣ 1111 1111 1111', '[card number]'],
  ]);
});

describe('e-mail addresses, mistyped, encoded and said', () => {
  masksEach([
    ['JP', 'a@b.comの件でお願いします', '[e-mail]の件でお願いします'],
    ['JP', 'メールはanna@example.co.jpです', 'メールは[e-mail]です'],
    ['KR', 'anna@example.co.kr로 보내주세요', '[e-mail]로 보내주세요'],
    ['TH', 'อีเมลanna@example.comครับ', 'อีเมล[e-mail]ครับ'],
    ['US', 'anna%40example.com', '[e-mail]'],
    ['US', 'anna%2540example%2Ecom', '[e-mail]'],
    ['US', 'anna&#64;example.com or anna&#x40;example.com', '[e-mail] or [e-mail]'],
    ['US', 'anna&commat;example&period;com', '[e-mail]'],
    ['US', 'anna&amp;#64;example.com', '[e-mail]'],
    ['US', 'anna\\u0040example.com', '[e-mail]'],
    ['US', 'link https://shop.test/login?user=d.reyes%40example.com', 'link https://shop.test/login?user=[e-mail]'],
    ['US', 'x @y.com', '[e-mail]'],
    ['US', 'x@ y.com', '[e-mail]'],
    ['US', 'x@gmail,com', '[e-mail]'],
    ['US', 'x@gmail com', '[e-mail]'],
    ['US', 'x@gmail', '[e-mail]'],
    ['US', 'x@gmail . com', '[e-mail]'],
    ['US', 'x@example .com .br', '[e-mail]'],
    ['US', 'anna＠example．com', '[e-mail]'],
    ['US', 'anna (at) example (dot) com', '[e-mail]'],
    ['US', 'anna[at]example.com', '[e-mail]'],
    ['US', 'anna AT example DOT com', '[e-mail]'],
    ['US', 'john dot smith at gmail dot com please', '[e-mail] please'],
    ['US', 'j o h n at example dot com', '[e-mail]'],
    ['US', 'bob underscore jones seventy seven at yahoo dot com', '[e-mail]'],
    ['US', 'e-mail me at jane.doe at company.com', 'e-mail me at [e-mail]'],
    ['ES', 'mi correo es ana punto garcia arroba correo punto es', 'mi correo es [e-mail]'],
    ['ES', 'ana guion bajo garcia arroba gmail punto com', '[e-mail]'],
    ['FR', 'jean tiret luc point moreau arobase orange point fr, tout attaché', '[e-mail], tout attaché'],
    ['DE', 'anna Punkt schmidt Klammeraffe beispiel Punkt de', '[e-mail]'],
    ['DE', 'E-Mail ist info ät firma punkt de', 'E-Mail ist [e-mail]'],
    ['BR', 'maria ponto silva arroba exemplo ponto com ponto br', '[e-mail]'],
    ['JP', 'tanaka アットマーク example ドット com', '[e-mail]'],
    ['JP', '山田アットマークジーメールドットコム', '[e-mail]'],
  ]);
});

describe('cards, read aloud and broken', () => {
  masksEach([
    ['US', '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1, 12 27', '[card number], [expiry date]'],
    ['US', '4111 uh 1111 dash 1111 then 1111', '[card number]'],
    ['US', '41 11 11 11 11 11 11 11 12 27', '[card number] [expiry date]'],
    ['US', '4111-1111-1111-1111-12/27', '[card number]-[expiry date]'],
    ['US', 'four one one one, one one one one, one one one one, one one one one', '[card number]'],
    ['US', 'forty-one eleven eleven eleven eleven eleven eleven eleven', '[card number]'],
    ['US', 'four double one one then double one double one and one one one one pause four times one', '[card number]'],
    ['US', 'four triple one, four ones, four ones, four ones', '[card number]'],
    ['US', 'three seven eight two, eight two two four six three, one oh oh oh five', '[card number]'],
    ['US', 'first four 4111 next four 1111 next four 1111 last four 1111', 'first four [card number]'],
    ['US', 'my card number is 4111 1111 1111 1112', 'my card number is [card number]'],
    ['DE', 'Karte einundvierzig elf elf elf elf elf elf elf', 'Karte [card number]'],
    ['DE', '4111 Bindestrich 1111 ähm 1111 und dann 1111', '[card number]'],
    ['DE', 'Karte viertausendeinhundertelf elfhundertelf elfhundertelf elfhundertelf', 'Karte [card number]'],
    ['FR', 'carte quarante et un onze onze onze onze onze onze onze', 'carte [card number]'],
    ['FR', '4111 tiret 1111 euh 1111 puis 1111', '[card number]'],
    ['FR', 'quatre mille cent onze mille cent onze mille cent onze mille cent onze', '[card number]'],
    ['ES', 'tarjeta cuarenta y uno once once once once once once once', 'tarjeta [card number]'],
    ['ES', '4111 guion 1111 eh 1111 luego 1111', '[card number]'],
    ['BR', 'quarenta e um onze onze onze onze onze onze onze', '[card number]'],
    ['BR', '4111 hífen 1111 hã 1111 então 1111', '[card number]'],
    ['JP', 'よんいちいちいち、いちいちいちいち、いちいちいちいち、いちいちいちいち', '[card number]'],
    ['JP', '四一一一の一一一一の一一一一の一一一一です', '[card number]です'],
    ['JP', '4111ハイフン1111の1111、えーと、1111', '[card number]'],
    ['JP', 'よんじゅういち、じゅういち、じゅういち、じゅういち、じゅういち、じゅういち、じゅういち、じゅういち', '[card number]'],
  ]);
});

describe('telephone numbers and accounts, read aloud', () => {
  masksEach([
    ['US', 'call me at two one two five five five one two three four', 'call me at [phone number]'],
    ['US', 'reach me on four one five, five five five, two six seven one', 'reach me on [phone number]'],
    ['US', 'sure it’s four one five two five two eighty three eighty three', 'sure it’s [phone number]'],
    ['US', 'it’s four one five five five five twenty seven hundred', 'it’s [phone number]'],
    ['GB', 'oh seven nine double oh, one two three four five six', '[phone number]'],
    ['FR', 'zéro six douze trente-quatre cinquante-six soixante-dix-huit', '[phone number]'],
    ['FR', 'zéro six quatre-vingt-dix-sept quatre-vingt un soixante et onze soixante-dix', '[phone number]'],
    ['ES', 'seiscientos doce treinta y cuatro cincuenta y seis setenta y ocho', '[phone number]'],
    ['DE', 'null eins sieben eins zwo drei vier fünf sechs sieben acht', '[phone number]'],
    ['BR', 'meu celular é onze nove oito sete meia cinco quatro três dois um', 'meu celular é [phone number]'],
    ['JP', 'ゼロキュウゼロのいちにさんよんのごろくななはち', '[phone number]'],
    ['KR', '공일공 일이삼사 오육칠팔', '[phone number]'],
    ['US', 'IBAN DE eighty nine thirty seven oh four oh oh four four oh five three two oh one three oh oh oh', 'IBAN [IBAN]'],
    ['DE', 'D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0', '[IBAN]'],
    ['US', 'my social is five three six, uh, two two, and then eight seven four one', 'my social is [SSN]'],
    ['BR', 'CPF um um um ponto quatro quatro quatro ponto sete sete sete traço três cinco', 'CPF [ID number]'],
    // Nobody has this one; it is somebody's number by what is said.
    ['GB', 'My number is 07700 900461', 'My number is [phone number]'],
  ]);
});
