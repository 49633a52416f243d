import { describe, expect, it } from 'vitest';
import { writeFully } from '../../../src/main/app/write-fully';

const text = 'Whole: 3 records – “signed”.\n'.repeat(50);
const failed = (code: string): never => {
  throw Object.assign(new Error(code), { code });
};

/** A pipe that gives these answers in turn, and then takes everything. A number: so many bytes are taken. */
function pipe(...answers: readonly (number | string)[]) {
  const taken: Buffer[] = [];
  const pauses: number[] = [];
  let next = 0;
  const write = (bytes: Uint8Array): number => {
    const answer = answers[next] ?? bytes.length;
    next += 1;
    if (typeof answer === 'string') return failed(answer);
    taken.push(Buffer.from(bytes.subarray(0, answer)));
    return Math.min(answer, bytes.length);
  };
  return { write, pause: (ms: number) => void pauses.push(ms), pauses, text: () => Buffer.concat(taken).toString('utf8') };
}

describe('what a verb prints', () => {
  it('is all written, by however many bytes at a time', () => {
    const out = pipe(1, 2, 33, 0, 100);
    writeFully(out.write, text, out.pause);
    expect(out.text()).toBe(text);
  });

  it('waits for a pipe that is full', () => {
    const out = pipe(10, 'EAGAIN', 'EAGAIN', 5);
    writeFully(out.write, text, out.pause);
    expect(out.text()).toBe(text);
    expect(out.pauses).toEqual([10, 10]);
  });

  it('is dropped where nobody reads any more', () => {
    const out = pipe(10, 'EPIPE');
    expect(() => writeFully(out.write, text, out.pause)).not.toThrow();
    expect(out.text()).toBe(text.slice(0, 10));
    const stuck = pipe(...Array.from({ length: 5_000 }, () => 'EAGAIN'));
    writeFully(stuck.write, text, stuck.pause);
    expect(stuck.pauses).toHaveLength(1_000);
  });

  it('fails as the disk does where it goes to a file', () => {
    expect(() => writeFully(() => failed('ENOSPC'), text, () => undefined)).toThrow('ENOSPC');
  });
});
