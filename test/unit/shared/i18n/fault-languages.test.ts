import { afterEach, describe, expect, it } from 'vitest';
import { parseDeepLink } from '../../../../src/main/quick-ask/deep-link';
import { fault, faultTagSchema } from '../../../../src/shared/domain/fault';
import { faultSentence, inEnglish } from '../../../../src/shared/i18n/sentences/fault-sentence';
import { speak } from '../../../../src/shared/i18n/current';
import { languages } from '../../../../src/shared/i18n/languages';

afterEach(() => speak({ tag: 'en', locale: 'en-GB' }));

describe.each(languages)('a fault in $name', ({ tag }) => {
  it('is a sentence with its detail, and the same in English for whoever else reads it', async () => {
    const before = faultTagSchema.options.map((one) => faultSentence(fault(one, 'acme.example.com')));
    await speak({ tag, locale: tag });
    for (const [place, one] of faultTagSchema.options.entries()) {
      const sentence = faultSentence(fault(one, 'acme.example.com'));
      expect(sentence, one).toMatch(/[.。]$|^acme/);
      expect(sentence.includes('acme.example.com'), one).toBe(before[place]?.includes('acme.example.com'));
      expect(faultSentence(fault(one, 'acme.example.com'), inEnglish)).toBe(before[place]);
    }
  });
});

it('what is wrong with a link is said in the agent’s language, too', async () => {
  const details = ['cuecard://ask', 'cuecard://ask?text=x', 'cuecard://ask?text=returns&to=x', 'cuecard://ask?text=%', 'cuecard://conversation?id=', 'cuecard://ask?text=a&text=b'].map((link) => {
    const read = parseDeepLink(link);
    return read.ok ? '' : (read.error.detail ?? '');
  });
  await speak({ tag: 'de', locale: 'de-DE' });
  for (const detail of details) expect(faultSentence(fault('link-invalid', detail))).not.toContain(detail);
});

it('what main says of a disk in English is said in the agent’s language', async () => {
  await speak({ tag: 'de', locale: 'de-DE' });
  expect(faultSentence(fault('audit-unwritable', 'the disk is full'))).toContain('(die Festplatte ist voll)');
  expect(faultSentence(fault('audit-unwritable', 'ENXIO'))).toContain('(ENXIO)');
  expect(faultSentence(fault('org-url-invalid', 'The address must start with https://.'))).toBe('Die Adresse muss mit https:// beginnen.');
});
