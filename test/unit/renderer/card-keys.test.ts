import { describe, expect, it, vi } from 'vitest';
import { cardAct, cardKeys } from '../../../src/renderer/features/suggestions/card/card-keys';

function acts() {
  return { copy: vi.fn(), copySentence: vi.fn(), open: vi.fn(), pin: vi.fn(), dismiss: vi.fn(), rate: vi.fn(), expand: vi.fn() };
}
const key = (name: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('the keys of a card', () => {
  it.each([
    ['c', 'copy'], ['C', 'copy'], ['s', 'copySentence'], ['o', 'open'], ['e', 'expand'], ['p', 'pin'], ['h', 'rate'], ['n', 'rate'], ['Delete', 'dismiss'],
  ] as const)('%s does one thing: %s', (name, act) => {
    const all = acts();
    cardAct(key(name), all)?.();
    for (const [each, done] of Object.entries(all)) expect(done, each).toHaveBeenCalledTimes(each === act ? 1 : 0);
  });

  it.each([key('x'), key('Enter'), key(' '), key('c', { ctrlKey: true }), key('c', { metaKey: true }), key('p', { altKey: true })])('leaves %j alone', (event) => {
    expect(cardAct(event, acts())).toBeNull();
  });

  it('do nothing where there is nothing to open or to expand', () => {
    expect(cardAct(key('o'), { ...acts(), open: null })).toBeNull();
    expect(cardAct(key('e'), { ...acts(), expand: null })).toBeNull();
  });

  it('are the ones that are told', () => {
    for (const name of cardKeys.split(' ')) expect(cardAct(key(name), acts()), name).not.toBeNull();
  });
});
