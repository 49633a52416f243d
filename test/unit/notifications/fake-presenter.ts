import type { NotificationEvents, NotificationPresenter } from '../../../src/main/notifications/presenter';

interface Presented {
  readonly title: string;
  readonly body: string;
  readonly sound: 'on' | 'off';
  readonly events: NotificationEvents;
  standing: boolean;
}

/** A desktop that shows what it is given, or refuses it, and knows what stands on it. */
export interface FakePresenter extends NotificationPresenter {
  /** All that were handed over, oldest first. */
  readonly presented: readonly Presented[];
  /** Those on the desktop now. */
  readonly standing: readonly Presented[];
  mode: 'shows' | 'refuses';
  support: 'some' | 'none';
  /** What it says where it refuses. */
  refusal: string;
}

export function fakePresenter(): FakePresenter {
  const presented: Presented[] = [];
  return {
    mode: 'shows',
    support: 'some',
    refusal: 'no such name',
    presented,
    get standing() {
      return presented.filter(({ standing }) => standing);
    },
    show(what, events, older) {
      older?.close();
      const one: Presented = { ...what, events, standing: this.mode === 'shows' };
      presented.push(one);
      if (this.mode === 'shows') events.shown();
      else events.failed(this.refusal, 'refused');
      return { close: () => (one.standing = false) };
    },
    idle: () => Promise.resolve(),
  };
}
