import { describe, expect, it } from 'vitest';
import { isDeepLink, parseDeepLink } from '../../../src/main/quick-ask/deep-link';
import { err, ok } from '../../../src/shared/domain/result';

const asks = (text: string, conversationId: string | null = null) => ok({ verb: 'ask', text, conversationId });
const refuses = (detail: string) => err({ tag: 'link-invalid', detail });

describe('a link that asks', () => {
  it.each([
    ['cuecard://ask?text=where%20is%20my%20parcel', asks('where is my parcel')],
    ['cuecard://ask?text=where+is+my+parcel', asks('where is my parcel')],
    ['cuecard://ask?text=returns&conversation=8f14e45f-ceea-467f-a8e4-0f3d5c1b2a90', asks('returns', '8f14e45f-ceea-467f-a8e4-0f3d5c1b2a90')],
    ['cuecard://ask?conversation=call-7&text=returns', asks('returns', 'call-7')],
    ['CUECARD://ASK?text=returns', asks('returns')],
    ['cuecard://ask/?text=returns', asks('returns')],
    ['cuecard://ask?text=a%26b%3Dc%23d%3Fe', asks('a&b=c#d?e')],
    ['cuecard://ask?text=100%25+wool', asks('100% wool')],
    ['cuecard://ask?text=%C2%BFD%C3%B3nde+est%C3%A1%3F', asks('¿Dónde está?')],
    ['cuecard://ask?text=返品できますか', asks('返品できますか')],
    ['cuecard://ask?text=cafe%CC%81', asks('café')],
    ['cuecard://ask?text=%F0%9F%91%A9%E2%80%8D%F0%9F%94%A7+visit', asks('👩‍🔧 visit')],
    ['cuecard://ask?text=first%0D%0Asecond%09third++', asks('first second third')],
    ['cuecard://ask?text=--policy%3Devil', asks('--policy=evil')],
    [`cuecard://ask?text=${'x'.repeat(500)}`, asks('x'.repeat(500))],
  ])('is understood: %s', (link, understood) => {
    expect(parseDeepLink(link)).toEqual(understood);
  });

  it('loses what can’t be seen, and what turns the direction of the text around it', () => {
    const hidden = ['\u202E', '\u2066', '\u200B', '\uFEFF', '\u{E0041}', '\u200F'].map((one) => encodeURIComponent(one)).join('');
    expect(parseDeepLink(`cuecard://ask?text=refund${hidden}s`)).toEqual(asks('refunds'));
  });

  it.each([
    ['cuecard://ask', 'it is no ask and no conversation'],
    ['cuecard://ask?', 'it is not encoded properly'],
    ['cuecard://ask?conversation=call-7', 'it has no text'],
    ['cuecard://ask?text=', 'its text is under 2 characters'],
    ['cuecard://ask?text=%20a%20', 'its text is under 2 characters'],
    ['cuecard://ask?text=%E2%80%8B%E2%80%8B%E2%80%8B', 'its text is under 2 characters'],
    [`cuecard://ask?text=${'x'.repeat(501)}`, 'its text is over 500 characters'],
    [`cuecard://ask?text=${'x'.repeat(6_000)}`, 'it is too long'],
    ['cuecard://ask?text=shoes&socks', 'it is not encoded properly'],
    ['cuecard://ask?text=shoes&socks=2', 'it has a parameter that is not known'],
    ['cuecard://ask?text=returns&__proto__=x', 'it has a parameter that is not known'],
    ['cuecard://ask?text=returns&constructor=x', 'it has a parameter that is not known'],
    ['cuecard://ask?text=one&text=two', 'a parameter is there twice'],
    ['cuecard://ask?text=one&te%78t=two', 'a parameter is there twice'],
    ['cuecard://ask?text=order #7', 'it is no ask and no conversation'],
    ['cuecard://ask?text=100%', 'it is not encoded properly'],
    ['cuecard://ask?text=%FF%FE', 'it is not encoded properly'],
    ['cuecard://ask?text=%ED%A0%80x', 'it is not encoded properly'],
    ['cuecard://ask?text=half\uD83D', 'its text holds control characters'],
    ['cuecard://ask?text=a%00b', 'its text holds control characters'],
    ['cuecard://ask?text=a%1Bb', 'its text holds control characters'],
    ['cuecard://ask?text=returns&conversation=', 'the conversation’s identifier is not allowed'],
    ['cuecard://ask?text=returns&conversation=../../x', 'the conversation’s identifier is not allowed'],
  ])('is refused: %s', (link, why) => {
    expect(parseDeepLink(link)).toEqual(refuses(why));
  });
});

describe('a link that brings up a conversation', () => {
  it.each(['8f14e45f-ceea-467f-a8e4-0f3d5c1b2a90', 'x', 'sip:7@pbx.example', 'a/b=', 'a'.repeat(100)])('is understood with the identifier %s', (id) => {
    expect(parseDeepLink(`cuecard://conversation?id=${encodeURIComponent(id)}`)).toEqual(ok({ verb: 'conversation', conversationId: id }));
  });

  it.each(['', ' ', '-x', '=1+1', '@x', 'a b', 'a\nb', 'a"b', '<b>', 'é', '💥', '\u202Ea', 'a'.repeat(101), '--hidden', '%00'])('is refused with the identifier “%s”', (id) => {
    expect(parseDeepLink(`cuecard://conversation?id=${encodeURIComponent(id)}`)).toMatchObject({ ok: false, error: { tag: 'link-invalid' } });
  });
});

describe('nothing else is a link of ours', () => {
  it.each([
    'cuecard:',
    'cuecard://',
    'cuecard:ask?text=returns',
    'cuecard:/ask?text=returns',
    'cuecard:///ask?text=returns',
    'cuecard://user@ask?text=returns',
    'cuecard://user:pw@ask?text=returns',
    'cuecard://ask:80?text=returns',
    'cuecard://ask.example?text=returns',
    'cuecard://ask/../quit?text=returns',
    'cuecard://ask//?text=returns',
    'cuecard://ask\\?text=returns',
    'cuecard://%61sk?text=returns',
    'cuecard://ａｓｋ?text=returns',
    'cuecard://quit',
    'cuecard://settings?window.links=ask',
    'cuecard://export-audit?to=/tmp/x',
    'https://ask?text=returns',
    'javascript:alert(1)',
    'file:///etc/passwd',
    ' cuecard://ask?text=returns',
    '"cuecard://ask?text=returns"',
  ])('%s', (link) => {
    expect(parseDeepLink(link)).toEqual(refuses('it is no ask and no conversation'));
  });

  it('says what is wrong and never what the link said', () => {
    const secret = 'hunter2';
    for (const link of [`cuecard://${secret}`, `cuecard://ask?${secret}=1&text=xx`, `cuecard://ask?text=${secret}%`, `cuecard://conversation?id=${secret}!`]) {
      expect(JSON.stringify(parseDeepLink(link))).not.toContain(secret);
    }
  });
});

it.each([
  ['cuecard://ask?text=x', true],
  ['CueCard:anything', true],
  ['\tcuecard:', true],
  ['cuecards://ask', false],
  ['--x=cuecard://ask', false],
  ['/opt/cuecard', false],
  ['', false],
])('an argument is taken for a link by its scheme: %s, %s', (argument, link) => {
  expect(isDeepLink(argument)).toBe(link);
});
