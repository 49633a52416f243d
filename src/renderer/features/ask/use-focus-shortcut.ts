import { useEffect, type RefObject } from 'react';

/** Ctrl+K (⌘K), and "/" outside a field unless single keys are off (WCAG 2.1.4), bring the cursor to the search box. */
export function useFocusShortcut(input: RefObject<HTMLInputElement | null>, singleKeys: 'on' | 'off'): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const chord = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k';
      const slash = singleKeys === 'on' && event.key === '/' && !event.ctrlKey && !event.metaKey && !isField(event.target);
      if (!chord && !slash) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [input, singleKeys]);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
