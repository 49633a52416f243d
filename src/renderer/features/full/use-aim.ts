import { useEffect, useRef, useState, type FocusEvent, type PointerEvent } from 'react';

/** A pointer that has rested for longer aims at nothing. */
const aimingMs = 5_000;
const topEdge = 8;

export interface Aim {
  /** `here` while the agent points at what is read, has scrolled it, marked something in it, or has the keyboard on it. */
  readonly aim: 'here' | 'away';
  /** For the element around what is read. */
  readonly watch: {
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerLeave: (event: PointerEvent) => void;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onScrollCapture: (event: { readonly currentTarget: Element }) => void;
  };
}

/** Whether the agent is busy with what is read, so that nothing may take its place. */
export function useAim(): Aim {
  const [aim, setAim] = useState<Aim['aim']>('away');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  /** Looks again until nothing holds the agent there any more. */
  const letGo = (around: Element): void => {
    clearTimeout(timer.current);
    if (isBusyIn(around)) timer.current = setTimeout(() => letGo(around), aimingMs);
    else setAim('away');
  };
  const hold = ({ currentTarget }: { readonly currentTarget: Element }): void => {
    setAim('here');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => letGo(currentTarget), aimingMs);
  };
  return {
    aim,
    watch: {
      onPointerMove: hold,
      onPointerDown: hold,
      onPointerLeave: ({ currentTarget }) => letGo(currentTarget),
      onFocus: hold,
      onScrollCapture: hold,
    },
  };
}

function isBusyIn(around: Element): boolean {
  if (around.querySelector('button:hover, :focus-visible') !== null) return true;
  if ((around.querySelector('article')?.scrollTop ?? 0) > topEdge) return true;
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && around.contains(selection.anchorNode);
}
