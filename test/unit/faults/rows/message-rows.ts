import type { AnswerFault } from '../../../../src/simulator/answer-faults';
import type { FaultGroup, FaultRow } from '../row';
import type { SceneOptions } from '../scene';

/** One answer is spoilt; then one more question is asked, to see that the session goes on. */
function spoilt(name: AnswerFault, fails: string, expected: Pick<FaultRow, 'sees' | 'ends' | 'withinS'>, options: SceneOptions = {}): FaultRow {
  return {
    fails,
    options,
    async play(scene) {
      scene.simulator.faults.answers[name] = 1;
      await scene.asks();
      await scene.until(() => scene.simulator.counters.answers === 1);
      await scene.recovers();
      scene.ask();
      await scene.settled();
    },
    ...expected,
  };
}

const fine = { sees: ['Connected'], ends: ['2 × PASS “1 shown”'], withinS: 0 };
const unrated = { sees: ['Connected'], ends: ['FILTERED “1 found, none passed: 1 without a confidence”', 'PASS “1 shown”'], withinS: 0 };
/** Asked once more, on the same connection. */
const askedAgain = { sees: ['Connected'], ends: ['PASS “1 shown”, arrived twice', 'PASS “1 shown”'], withinS: 0 };
/** It can't be told whose answer it was. */
const ignored = { sees: ['Connected'], ends: ['TIMEOUT query-timeout “No answer within 15 s.”', 'PASS “1 shown”'], withinS: 15 };
const cutOff = (sentence: string): Pick<FaultRow, 'sees' | 'ends' | 'withinS'> => ({
  sees: ['Connected', `Reconnecting in 1 s · ${sentence}`, 'Connecting…', 'Connected'],
  ends: ['PASS “1 shown”, arrived twice', 'PASS “1 shown”'],
  withinS: 1,
});

/** Five questions are out, and the third one's answer is always spoilt. */
function eachTime(name: AnswerFault, fails: string, detail: string): FaultRow {
  return {
    fails,
    async play(scene) {
      Object.assign(scene.simulator.faults.answers, { [name]: true, onlyOf: 'call-3' });
      scene.ask(5);
      await scene.settled();
    },
    sees: ['Connected'],
    ends: ['2 × PASS “1 shown”', `ERROR gateway-error “The gateway could not answer (${detail}).”, arrived twice`, '2 × PASS “1 shown”'],
    withinS: 0,
  };
}

export const messages: FaultGroup = {
  title: 'An answer is not what it should be',
  rows: [
    spoilt('nonJson', 'It is not JSON', ignored),
    spoilt('unknownType', 'A message of an unknown type comes before it', fine),
    spoilt('unknownConversation', 'An answer for an unknown conversation comes before it', fine),
    spoilt('wrongConversation', 'It names another conversation', ignored),
    spoilt('wrongQueryId', 'It names a question we never sent, to a client that sends no identifiers', fine),
    spoilt('wrongQueryId', 'It names a question we never sent, to a client that sends identifiers', ignored, {
      simulator: { echoQueryId: true },
      gateway: { sendQueryId: true },
    }),
    spoilt('duplicate', 'It comes twice', fine),
    spoilt('nanScores', 'Its scores are NaN, which is no JSON', unrated),
    spoilt('nullScores', 'Its scores are null', unrated),
    spoilt('stringScores', 'Its scores are texts', fine),
    spoilt('oddFields', 'Each field of its results is odd: a list for a title, percent for a score, milliseconds for a date, too long an address', fine),
    spoilt('markup', 'Its titles and texts are HTML', fine),
    spoilt('malformedResults', 'Beside a good result it has fourteen bad ones', fine),
    spoilt('nullResults', 'Its results are null', { sees: ['Connected'], ends: ['EMPTY “Nothing found”', 'PASS “1 shown”'], withinS: 0 }),
    spoilt('emptyQueryId', 'The identifier of its question is empty', fine),
    spoilt('shoutedIds', 'Its identifiers are in capitals', fine),
    spoilt('binary', 'It is in a binary frame', fine),
    spoilt('framed', 'It begins with a byte order mark and ends with NUL', fine),
    spoilt('latin1', 'It is no UTF-8', fine),
    spoilt('cutOff', 'It ends in its middle', askedAgain),
    spoilt('twoMebibytes', 'It is over 1 MiB', askedAgain),
    spoilt('scriptUrls', 'Its address runs a script when opened', fine),
    spoilt('protoKeys', 'It has the keys __proto__ and constructor', fine),
    spoilt('deepJson', 'A field of it is nested 100,000 deep', fine),
    spoilt('hugeFrame', 'It is one frame of 100 MiB', cutOff('The gateway could not answer (an answer was over 8 MiB).')),
    spoilt('tinyFragments', 'It is in a million fragments', cutOff('The gateway could not answer (an answer was in too many pieces).')),
    eachTime('twoMebibytes', 'It is over 1 MiB, each time, with four other questions beside it', 'an answer was over 1 MiB'),
    eachTime('cutOff', 'It ends in its middle, each time, with four other questions beside it', 'an answer was not understood'),
    {
      fails: 'It is over 8 MiB, each time, with four other questions beside it: they are asked one at a time',
      async play(scene) {
        Object.assign(scene.simulator.faults.answers, { nineMebibytes: true, onlyOf: 'call-3' });
        scene.ask(5);
        await scene.drops();
        await scene.recovers();
      },
      sees: [
        'Connected',
        'Reconnecting in 1 s · The gateway could not answer (an answer was over 8 MiB).',
        'Connecting…',
        'Connected',
        'Reconnecting in 1 s · The gateway could not answer (an answer was over 8 MiB).',
        'Connecting…',
        'Connected',
      ],
      // The first two are answered before, and their calls are subscribed anew.
      ends: [
        '2 × PASS “1 shown”, arrived twice',
        'ERROR gateway-error “The gateway could not answer (an answer was over 8 MiB).”, arrived twice',
        '2 × PASS “1 shown”, arrived twice',
      ],
      withinS: 3,
    },
    {
      fails: 'It is an ERROR 500',
      async play(scene) {
        scene.simulator.faults.session.error500 = 1;
        await scene.asks();
        await scene.settled();
      },
      sees: ['Connected'],
      ends: ['ERROR gateway-error “The gateway could not answer (code 500).”'],
      withinS: 0,
    },
    {
      fails: 'It is an ERROR 500 without conversation',
      async play(scene) {
        Object.assign(scene.simulator.faults.session, { error500: 1, errorWithoutIds: 1 });
        await scene.asks();
        await scene.recovers();
      },
      sees: ['Connected'],
      ends: ['TIMEOUT query-timeout “No answer within 15 s.”'],
      withinS: 15,
    },
  ],
};
