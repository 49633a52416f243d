import { describe, expect, it } from 'vitest';
import { readAuditVerb } from '../../../src/main/app/audit/audit-verbs';
import { readCommandLine } from '../../../src/main/app/command-line';
import { linkIn, ownArguments, readSecondStart } from '../../../src/main/quick-ask/start-arguments';
import { ok } from '../../../src/shared/domain/result';

const link = 'cuecard://ask?text=where+is+my+parcel';
const understood = ok({ verb: 'ask', text: 'where is my parcel', conversationId: null });

describe('a second start', () => {
  it.each([
    ['as Windows starts it', ['C:\\Program Files\\Cuecard\\Cuecard.exe', '--', link]],
    ['as Linux starts it', ['/opt/Cuecard/cuecard', link]],
    ['from source', ['/x/electron', '--no-sandbox', '/x/app', '--user-data-dir=/x/profile', link]],
    ['as Chromium hands it on, switches first', ['C:\\Cuecard.exe', '--allow-file-access-from-files', '--no-sandbox', '--', link]],
    ['with the link first', [link, 'cuecard', '--original-process-start-time=1']],
  ])('hands over its link %s', (_how, argv) => {
    expect(readSecondStart(argv)).toEqual({ start: 'shown', link: understood });
  });

  it('may ask to stay hidden, and for nothing else', () => {
    expect(readSecondStart(['cuecard', '--hidden', '--policy=/tmp/evil.json', '--user-data-dir=/tmp/evil', '--demo'])).toEqual({ start: 'hidden', link: null });
  });

  it('is refused a second link', () => {
    expect(readSecondStart(['cuecard', link, 'cuecard://conversation?id=x']).link).toEqual({ ok: false, error: { tag: 'link-invalid', detail: 'there was more than one' } });
  });

  it('has no link in the value of a switch', () => {
    expect(readSecondStart(['cuecard', `--open=${link}`, `/home/${link}`]).link).toBeNull();
  });
});

describe('a first start by a link', () => {
  const context = { trail: '/t', docs: '/d', version: '1', folder: '/', now: 0, realPath: (path: string) => path };
  const smuggled = ['--policy=/tmp/evil.json', '--user-data-dir=/tmp/evil', '--hidden', '--demo', '--export-audit=/tmp/out', '--verify-audit=/tmp/in'];

  it('has its link', () => {
    expect(linkIn(['cuecard', '--hidden', link])).toEqual(understood);
  });

  it.each([
    ['behind the link', ['cuecard', link, ...smuggled]],
    ['behind the --', ['cuecard', '--', ...smuggled, link]],
    ['behind a link that was torn at its quotes', ['cuecard', 'cuecard://ask?text=a', ...smuggled, '&x']],
  ])('takes no flag and no verb that stands %s', (_where, argv) => {
    expect(readCommandLine(argv, 'source')).toEqual(readCommandLine(['cuecard'], 'source'));
    expect(readAuditVerb(argv, context)).toEqual({ kind: 'none' });
  });

  it('keeps the flags of whoever installed it, which stand before', () => {
    expect(ownArguments(['cuecard', '--hidden', '--', link])).toEqual(['cuecard', '--hidden']);
    expect(readCommandLine(['cuecard', '--hidden', '--', link], 'source').start).toBe('hidden');
  });

  it('never runs a verb, wherever it stands: a link opens the window', () => {
    expect(readAuditVerb(['cuecard', '--export-audit=/tmp/out', link], context)).toEqual({ kind: 'none' });
  });
});
