import { afterEach, describe, expect, it } from 'vitest';
import { choiceWords, settingsSpoken } from '../../../../src/renderer/text/settings';
import { speak } from '../../../../src/shared/i18n/current';
import { languages } from '../../../../src/shared/i18n/languages';
import { fault } from '../../../../src/shared/domain/fault';
import { faultSentence } from '../../../../src/shared/i18n/sentences/fault-sentence';
import { boundsOf } from '../../../../src/shared/settings/setting-bounds';

afterEach(() => speak({ tag: 'en', locale: 'en-GB' }));

describe.each(languages)('a setting in $name', ({ tag }) => {
  it('calls its choices by words, in its help as in its list, never as a file writes them', async () => {
    await speak({ tag, locale: tag });
    for (const { path, help, ...info } of settingsSpoken()) {
      const bounds = boundsOf(info);
      if (bounds?.kind !== 'choice' && bounds?.kind !== 'choices') continue;
      for (const option of bounds.options) {
        expect(choiceWords(path, option), path).not.toBe(option);
        expect(help, path).not.toMatch(new RegExp(`[(“«„「]\\s?${option}\\s?[)”»“」]`, 'u'));
      }
    }
  });

  it('is named in a fault as in the settings', async () => {
    await speak({ tag, locale: tag });
    const transport = settingsSpoken().find(({ path }) => path === 'gateway.transport');
    const sentence = faultSentence(fault('transport-unsupported'));
    expect(sentence).toContain(transport?.label);
    expect(sentence).toContain(choiceWords('gateway.transport', 'realtime'));
    expect(transport?.help).toContain(choiceWords('gateway.transport', 'platform'));
  });
});
