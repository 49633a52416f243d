import { describe, expect, it } from 'vitest';
import { excessOf, type PayloadBounds } from '../../../../src/shared/contract/limits/payload';

const bounds: PayloadBounds = { members: 100, depth: 4, characters: 1_000 };

/** Counts how often anything of it is looked at. */
function watched(length: number): { readonly list: object; readonly looks: () => number } {
  let looks = 0;
  const list = new Proxy(Array.from({ length }, (_one, index) => index), {
    get: (target, name, receiver) => {
      looks += 1;
      return Reflect.get(target, name, receiver) as unknown;
    },
    ownKeys: (target) => {
      looks += target.length;
      return Reflect.ownKeys(target);
    },
  });
  return { list, looks: () => looks };
}

const nested = (depth: number): unknown => {
  let value: unknown = null;
  for (let level = 0; level < depth; level += 1) value = { next: value };
  return value;
};

const circle: { self?: unknown } = {};
circle.self = circle;
const sparse: unknown[] = [];
sparse.length = 2 ** 32 - 1;

describe('what a payload may hold', () => {
  it.each([
    ['nothing', null],
    ['nothing at all', undefined],
    ['a text', 'x'.repeat(1_000)],
    ['numbers and the like', { a: 1, b: true, c: null, d: Number.NaN }],
    ['lists in objects in lists', [{ a: [{ b: 1 }] }]],
    ['an object without a prototype', Object.assign(Object.create(null) as object, { a: 1 })],
    ['as many members as allowed', Array.from({ length: 100 }, () => 0)],
    ['as deep as allowed', nested(4)],
  ])('lets %s pass', (_what, payload) => {
    expect(excessOf(payload, bounds)).toBeNull();
  });

  it.each([
    ['a million members', Object.fromEntries(Array.from({ length: 1_000_000 }, (_one, index) => [index, index])), 'members'],
    ['a list of a million', Array.from({ length: 1_000_000 }, () => 0), 'members'],
    ['many members in many lists', Array.from({ length: 50 }, () => [1, 2, 3]), 'members'],
    ['a list that is all holes', sparse, 'members'],
    ['what is nested too deep', nested(5), 'depth'],
    ['what is nested a million deep', nested(1_000_000), 'depth'],
    ['what goes round in a circle', circle, 'depth'],
    ['a long text', 'x'.repeat(1_001), 'characters'],
    ['many texts', Array.from({ length: 99 }, () => 'x'.repeat(20)), 'characters'],
    ['a long name', { ['x'.repeat(1_001)]: 1 }, 'characters'],
    ['a map', new Map([[1, 2]]), 'kind'],
    ['a set', { a: new Set([1]) }, 'kind'],
    ['a typed array', new Uint8Array(8_000_000), 'kind'],
    ['a buffer', new ArrayBuffer(8_000_000), 'kind'],
    ['a date', new Date(0), 'kind'],
    ['an expression', /(a+)+$/, 'kind'],
    ['an error', new Error('x'), 'kind'],
    ['a huge number', 2n ** 4_096n, 'kind'],
    ['a function', () => 1, 'kind'],
    ['a boxed text', Object('x') as unknown, 'kind'],
  ])('refuses %s', (_what, payload, excess) => {
    expect(excessOf(payload, bounds)).toBe(excess);
  });

  it('looks at no more of it than the bounds allow', () => {
    const { list, looks } = watched(1_000_000);
    expect(excessOf(list, bounds)).toBe('members');
    expect(looks()).toBeLessThan(10);
  });
});
