import { expect, it } from 'vitest';
import { RememberedPage } from '../../../../src/main/window/page/remembered-page';
import { blankMemory } from '../../../../src/shared/contract/window-memory';

const state = { current: { view: 'assist' as const, page: { name: 'assist' as const, asked: 3 }, highlight: null } };
const settings = { ...blankMemory, page: 'settings' as const, draft: 'half a question' };

it('a page begins with what the one before it held', () => {
  const remembered = new RememberedPage(state);
  remembered.remember(settings);
  expect(remembered.recall()).toEqual(settings);
});

it('a page that is replaced so that its texts are forgotten can’t hand them on with its last word', () => {
  const remembered = new RememberedPage(state);
  remembered.remember(settings);
  remembered.forgetWithPage();
  remembered.remember(settings);
  expect(remembered.recall()).toEqual({ ...blankMemory, asked: { page: 3, card: 0 } });
  remembered.remember(settings);
  expect(remembered.recall()).toEqual(settings);
});
