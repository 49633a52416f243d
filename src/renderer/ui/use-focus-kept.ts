import { useEffect, useRef, type RefObject } from 'react';

/**
 * Sends the focus to `home` when the control that had it goes away or is disabled, as a cancelled question's does, so that the
 * keyboard doesn't start over from the top. Where the agent clicked empty ground, the focus stays lost: taking it back
 * would undo a selection.
 */
export function useFocusKept(home: RefObject<HTMLElement | null>): void {
  const last = useRef<Element | null>(null);

  useEffect(() => {
    const gained = (event: FocusEvent): void => {
      last.current = event.target instanceof Element ? event.target : null;
    };
    const lost = ({ target }: FocusEvent): void => {
      // A control that is taken away loses the focus while it is still there; a microtask later it is gone.
      queueMicrotask(() => {
        const stays = target instanceof Element && target === last.current && !isGone(target);
        if (stays && isFocusLost()) last.current = null;
      });
    };
    document.addEventListener('focusin', gained);
    document.addEventListener('focusout', lost);
    return () => {
      document.removeEventListener('focusin', gained);
      document.removeEventListener('focusout', lost);
    };
  }, []);

  // After each drawing, because each may take a control away.
  useEffect(() => {
    const { current } = last;
    // A disabled one has the focus until the page is drawn.
    if (current !== null && isGone(current) && (isFocusLost() || document.activeElement === current)) home.current?.focus({ preventScroll: true });
  });
}

function isGone(control: Element): boolean {
  return !control.isConnected || control.matches(':disabled');
}

function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
