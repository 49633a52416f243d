import type { AnswerFault } from '../../../../src/simulator/faults';
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
const unread = { sees: ['Connected'], ends: ['FILTERED “1 found, none passed: 1 unreadable”', 'PASS “1 shown”'], withinS: 0 };
/** It can't be told whose answer it was. */
const ignored = { sees: ['Connected'], ends: ['TIMEOUT query-timeout “No answer within 15 s.”', 'PASS “1 shown”'], withinS: 15 };
const cutOff = (sentence: string): Pick<FaultRow, 'sees' | 'ends' | 'withinS'> => ({
  sees: ['Connected', `Reconnecting in 1 s · ${sentence}`, 'Connecting…', 'Connected'],
  ends: ['PASS “1 shown”, arrived twice', 'PASS “1 shown”'],
  withinS: 1,
});

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
    spoilt('nanScores', 'Its scores are NaN, which is no JSON', ignored),
    spoilt('nullScores', 'Its scores are null', unread),
    spoilt('stringScores', 'Its scores are texts', unread),
    spoilt('malformedResults', 'Beside a good result it has fourteen bad ones', fine),
    spoilt('scriptUrls', 'Its address runs a script when opened', fine),
    spoilt('protoKeys', 'It has the keys __proto__ and constructor', fine),
    spoilt('deepJson', 'A field of it is nested 100,000 deep', fine),
    spoilt('hugeFrame', 'It is one frame of 100 MiB', cutOff('The gateway could not answer (an answer was over 1 MiB).')),
    spoilt('tinyFragments', 'It is in a million fragments', cutOff('The gateway could not answer (an answer was in too many pieces).')),
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
