import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAuditVerb } from '../../../src/main/app/audit/audit-verbs';
import { readCommandLine } from '../../../src/main/app/command-line';
import { isDeepLink, type DeepLink } from '../../../src/main/quick-ask/deep-link';
import { Links } from '../../../src/main/quick-ask/links';
import { linkIn, readSecondStart } from '../../../src/main/quick-ask/start-arguments';
import type { Fault } from '../../../src/shared/domain/fault';
import type { Result } from '../../../src/shared/domain/result';
import { howOften, seedOr } from '../../support/effort';
import { FakeClock } from '../../support/fake-clock';
import { binaries, linkLike, switches, torn } from './link-inputs';

/** `CUECARD_SEED=random CUECARD_RUNS=1000000` for others, and more. */
const seed = seedOr(20_261_125);
const runs = howOften({ quick: 10_000, full: 100_000 }, 'CUECARD_RUNS');

/** The arguments of one start, in the order they were written and in the one they came. */
const start = fc
  .record({
    binary: binaries,
    before: fc.array(switches, { maxLength: 1 }),
    link: linkLike,
    after: fc.array(fc.oneof({ weight: 9, arbitrary: switches }, { weight: 1, arbitrary: linkLike }), { maxLength: 3 }),
    shape: fc.constantFrom('whole' as const, 'whole' as const, 'torn' as const),
    order: fc.constantFrom('kept' as const, 'switches-first' as const, 'reversed' as const),
  })
  .map(({ binary, before, link, after, shape, order }) => {
    const written = [binary, ...before, ...(shape === 'torn' ? torn(link) : [link]), ...after];
    return { written, came: order === 'kept' ? written : order === 'reversed' ? [...written].reverse() : switchesFirst(written) };
  });

describe('whatever a start is given', () => {
  it(`comes to an allowed action or to a named fault, and no flag comes out of it (${runs.toLocaleString('en')} starts)`, () => {
    // Every kind comes often, or the rest would prove little.
    const seen = { ask: 0, conversation: 0, refused: 0, none: 0 };
    fc.assert(
      fc.property(start, ({ written, came }) => {
        const second = readSecondStart(came);
        if (Object.keys(second).join() !== 'start,link') throw new Error('something else comes out of a second start');
        if (second.start !== (came.includes('--hidden') ? 'hidden' : 'shown')) throw new Error('what may stay hidden is said by one switch');
        seen[judged(second.link, came)] += 1;
        // In whatever order they came.
        if (JSON.stringify(second.link) !== JSON.stringify(linkIn(written))) throw new Error('the order matters');
        carriedOut(second.link);
        ownFlagsOnly(written);
      }),
      { seed, numRuns: runs },
    );
    console.log(`deep links: seed ${seed}, ${runs} starts: ${seen.ask} asked, ${seen.conversation} brought up a conversation, ${seen.refused} were refused, ${seen.none} had no link`);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(runs / 50);
  }, 120_000);
});

/** Says what it came to, having seen that it is within every bound. */
function judged(link: Result<DeepLink, Fault> | null, argv: readonly string[]): 'ask' | 'conversation' | 'refused' | 'none' {
  if (link === null) {
    if (argv.some(isDeepLink)) throw new Error('a link was passed over');
    return 'none';
  }
  if (!link.ok) {
    if (link.error.tag !== 'link-invalid' || !reasons.has(link.error.detail ?? '')) throw new Error(`no fault of ours: ${JSON.stringify(link.error)}`);
    return 'refused';
  }
  const action = link.value;
  const keys = Object.keys(action).sort().join();
  if (action.verb === 'ask') {
    if (keys !== 'conversationId,text,verb' || !readable.test(action.text) || unreadable.test(action.text)) throw new Error(`no question: ${JSON.stringify(action.text)}`);
    if (action.text.length > 500 || Array.from(action.text).length < 2 || action.text !== action.text.trim() || action.text !== action.text.normalize('NFC')) throw new Error('out of bounds');
    if (action.conversationId !== null && !identifier.test(action.conversationId)) throw new Error('no identifier');
    return 'ask';
  }
  const verb: string = action.verb;
  if (verb !== 'conversation' || keys !== 'conversationId,verb' || !identifier.test(action.conversationId)) throw new Error('no identifier');
  return 'conversation';
}

const readable = /^[^\s]|[^\s]$/u;
const unreadable = /\p{Cc}|[\p{Surrogate}\u202A-\u202E\u2066-\u2069\u200B\uFEFF\u{E0000}-\u{E007F}]| {2}/u;
const identifier = /^[A-Za-z0-9][\x21-\x7e]{0,99}$/;
const reasons = new Set([
  'it is too long', 'it is no ask and no conversation', 'it is not encoded properly', 'a parameter is there twice', 'it has a parameter that is not known', 'it has no text', 'it has no identifier',
  'its text holds control characters', 'its text is under 2 characters', 'its text is over 500 characters', 'there was more than one',
  'the conversation’s identifier is over 100 characters', 'the conversation’s identifier is not allowed',
]);

/** Unless links may ask, none does; and nothing but these four things ever happens. */
function carriedOut(link: Result<DeepLink, Fault> | null): void {
  if (link === null) return;
  const done: string[] = [];
  const acts = { ready: () => true, mode: () => 'offer' as const, offer: () => done.push('offer'), ask: () => done.push('ask'), bringConversation: () => done.push('conversation'), appear: () => undefined, tell: () => done.push('tell') };
  new Links({ ...acts, offer: () => void acts.offer(), ask: () => void acts.ask(), bringConversation: () => void acts.bringConversation(), tell: () => void acts.tell() }, new FakeClock()).open(link);
  const expected = !link.ok ? 'tell' : link.value.verb === 'ask' ? 'offer' : 'conversation';
  if (done.join() !== expected) throw new Error(`it did ${done.join()}`);
}

/** Flags and verbs come from what stands before the link and before `--`, whatever stands behind. */
function ownFlagsOnly(written: readonly string[]): void {
  const end = written.findIndex((one) => one === '--' || isDeepLink(one));
  const own = end === -1 ? written : written.slice(0, end);
  if (JSON.stringify(readCommandLine(written, 'source')) !== JSON.stringify(readCommandLine(own, 'source'))) throw new Error('a flag was smuggled in');
  const verb = readAuditVerb(written, { trail: '/t', docs: '/d', version: '1', folder: '/', now: 0, realPath: (path: string) => path });
  if (written.some(isDeepLink) && verb.kind !== 'none') throw new Error('a link ran a verb');
}

/** As Chromium hands arguments on: switches before the others, one of its own among them. */
function switchesFirst(argv: readonly string[]): readonly string[] {
  const [binary = '', ...rest] = argv;
  const flags = rest.filter((one) => one.startsWith('-'));
  return [binary, '--allow-file-access-from-files', ...flags, ...rest.filter((one) => !one.startsWith('-'))];
}
